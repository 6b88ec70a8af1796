import { ArchiveBucket, BucketReplication, replicaAlarms, replicaTarget } from '@etops/backup';
import { CustomerKey, EnvironmentStack, globalNameFor, PrivateBucket } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const airline = { application: 'airline', accountId: '123456789012' };
const primary = { ...airline, name: 'primary', role: 'production', region: 'eu-central-1' } as const;
const vault = { ...airline, name: 'vault', role: 'recovery', region: 'eu-west-1' } as const;

const vaultStack = new EnvironmentStack(app, 'vault', { environment: vault });
const archiveKey = new CustomerKey(vaultStack, 'archive-key', { purpose: 'archive' });

// #region archive
new ArchiveBucket(vaultStack, 'archive', {
  kmsKeyArn: archiveKey.arn,
  lock: { retention: { days: 90 } },
  rules: [
    {
      prefix: 'database-exports/',
      expireAfterDays: 2555,
      transitions: [
        { afterDays: 30, storageClass: 'GLACIER_IR' },
        { afterDays: 365, storageClass: 'DEEP_ARCHIVE' },
      ],
    },
    { prefix: 'artifacts/', expireAfterDays: 400 },
  ],
});
// #endregion

const primaryStack = new EnvironmentStack(app, 'primary', { environment: primary });
const key = new CustomerKey(primaryStack, 'artifacts-key', { purpose: 'artifacts' });
const artifacts = new PrivateBucket(primaryStack, 'artifacts', {
  bucketName: globalNameFor(primary, 'artifacts', { maxLength: 63 }),
  kmsKeyArn: key.arn,
});

// #region replication
const target = replicaTarget(vault, 'archive');
const replication = new BucketReplication(primaryStack, 'artifacts-replication', {
  purpose: 'artifacts',
  source: artifacts,
  sourceKeyArn: key.arn,
  target,
  prefix: 'artifacts/',
});
// #endregion

// #region replica-alarms
const late = replicaAlarms({
  sourceBucketName: artifacts.bucketName,
  targetBucketName: target.bucketName,
  prefix: 'artifacts/',
});
// #endregion
console.assert(replication.alarms.length === 1 && late.length === 1);

app.synth();
