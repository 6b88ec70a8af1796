import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { PrivateBucket, Problem } from '@etops/foundation';
import { nameFor, policyDocument, ProblemList, throwProblems, trustPolicy } from '@etops/foundation';
import { Construct } from 'constructs';
import { REPLICATION_MINUTES, ROLE_NAME_MAX_LENGTH } from '../limits';
import { ruleId } from './archive-rule';
import type { ReplicaTarget } from './replica-target';
import { replicationAlarms } from './replication-alarms';
import { replicationStatements } from './replication-permissions';

export interface BucketReplicationProps {
  readonly environment: EnvironmentRef;
  /** What is replicated, part of the role's name, for example `artifacts`. */
  readonly purpose: string;
  /** The versioned source in this Region; an `ArchiveBucket` is one as well. */
  readonly source: Pick<PrivateBucket, 'bucketName' | 'arn' | 'bucket' | 'versioning'>;
  /** ARN of the key that encrypts the source. */
  readonly sourceKeyArn: string;
  /** Where the replicas go, in another Region; it must be versioned, and exist before this is applied. */
  readonly target: ReplicaTarget;
  /**
   * Objects whose key begins so, with a final slash. Keys stay what they are.
   *
   * @default - all objects
   */
  readonly prefix?: string;
  /**
   * Whether an object that is deleted here disappears over there as well. Its versions stay there either way.
   *
   * @default false: a replica outlives its source
   */
  readonly deleteMarkers?: boolean;
  /**
   * Whether objects here are under Object Lock; their retention goes with them, and the target must have it on too.
   *
   * @default false: the target's default retention applies
   */
  readonly sourceLocked?: boolean;
}

/**
 * Replicas of a bucket's objects in another Region within 15 minutes, for 99.99 % of them, by Replication Time Control.
 *
 * Objects that were there before are not replicated; run S3 Batch Replication once for them. Neither are deletions by
 * lifecycle: give both buckets the rules that they need.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html (checked 2026-11-23)
 * @throws ValidationError when source, target and prefix contradict each other
 */
export class BucketReplication extends Construct {
  /** Replicas that failed. Late ones are seen in the target's Region: see `replicaAlarms`. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: BucketReplicationProps) {
    super(scope, id);
    throwProblems(this, checkReplication(props));
    const { environment, purpose, source, target, prefix = '', deleteMarkers = false } = props;
    const role = new IamRole(this, 'role', {
      name: nameFor(environment, `${purpose}-replication`, { maxLength: ROLE_NAME_MAX_LENGTH }),
      description: `Replicates ${source.bucketName} to ${target.region}`,
      assumeRolePolicy: trustPolicy('s3.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': environment.accountId },
        ArnLike: { 'aws:SourceArn': source.arn },
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'replication',
      role: role.name,
      policy: policyDocument(...replicationStatements(props)),
    });
    const time = { minutes: REPLICATION_MINUTES };
    new S3BucketReplicationConfigurationA(this, 'replication', {
      bucket: source.bucket.id,
      role: role.arn,
      rule: [
        {
          id: ruleId(prefix),
          status: 'Enabled',
          priority: 1,
          filter: { prefix },
          deleteMarkerReplication: { status: deleteMarkers ? 'Enabled' : 'Disabled' },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
          destination: {
            bucket: target.bucketArn,
            storageClass: 'STANDARD',
            encryptionConfiguration: { replicaKmsKeyId: target.kmsKeyAliasArn },
            replicationTime: { status: 'Enabled', time },
            metrics: { status: 'Enabled', eventThreshold: time },
          },
        },
      ],
      dependsOn: [source.versioning, policy],
    });
    this.alarms = replicationAlarms({
      sourceBucketName: source.bucketName,
      targetBucketName: target.bucketName,
      prefix,
    });
  }
}

function checkReplication(props: BucketReplicationProps): readonly Problem[] {
  const { environment, source, target, prefix = '' } = props;
  const problems = new ProblemList();
  problems.require(
    target.region !== environment.region,
    'REPLICATION_SAME_REGION',
    () =>
      `target.region must be another Region than the source's, got '${target.region}'; replicas in the same Region are lost with it`,
  );
  problems.require(
    target.bucketName !== source.bucketName,
    'REPLICATION_SAME_BUCKET',
    () => `target.bucketName must be another bucket, got '${target.bucketName}'; name the one in the other Region`,
  );
  problems.require(
    prefix === '' || prefix.endsWith('/'),
    'REPLICATION_PREFIX',
    () => `prefix must end in '/', got '${prefix}'; '${prefix}' would take in '${prefix}-old' as well`,
  );
  const aliasRegion = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):\d{12}:alias\/.+$/.exec(target.kmsKeyAliasArn)?.[1];
  problems.require(
    aliasRegion === target.region,
    'REPLICATION_KEY',
    () =>
      `target.kmsKeyAliasArn must be the ARN of a key's alias in '${target.region}', got '${target.kmsKeyAliasArn}'; compute it with customerKeyAliasArn, or the replicas of encrypted objects fail`,
  );
  return problems.all;
}
