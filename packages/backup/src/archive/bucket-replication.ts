import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { AlarmSpec } from '@etops/contracts';
import {
  checkProps,
  nameFor,
  policyDocument,
  ProblemList,
  ROLE_NAME_LENGTH,
  throwProblems,
  trustPolicy,
} from '@etops/foundation';
import { Construct } from 'constructs';
import { REPLICATION_MINUTES } from '../limits';
import { ruleId } from './archive-rule';
import type { BucketReplicationProps } from './bucket-replication-props';
import { checkReplication } from './check-replication';
import { replicationAlarms } from './replication-alarms';
import { replicationStatements } from './replication-permissions';
import { shapes } from '../shapes.generated';

/**
 * Creates the replication of a bucket's objects to another Region. With Replication Time Control, S3 replicates 99.99 %
 * of new objects within 15 minutes.
 *
 * S3 does not replicate objects that existed before; run S3 Batch Replication once for them. It does not replicate
 * deletions by a lifecycle either: both buckets need their own rules.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html (checked 2026-11-23)
 * @throws ValidationError when source, target and prefix contradict each other
 */
export class BucketReplication extends Construct {
  /** Alarms about failed replication, as data. Delays are published in the target's Region: see `replicaAlarms`. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: BucketReplicationProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'BucketReplicationProps', props);
    const problems = new ProblemList();
    checkReplication(problems, '', checked);
    throwProblems(this, problems.all);
    const { environment, purpose, source, target, prefix = '', deleteMarkers = false } = checked;
    const role = new IamRole(this, 'role', {
      name: nameFor(environment, `${purpose}-replication`, { maxLength: ROLE_NAME_LENGTH.max }),
      description: `Replicates ${source.bucketName} to ${target.region}`,
      assumeRolePolicy: trustPolicy('s3.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': environment.accountId },
        ArnLike: { 'aws:SourceArn': source.arn },
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'replication',
      role: role.name,
      policy: policyDocument(...replicationStatements(checked)),
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
            encryptionConfiguration: { replicaKmsKeyId: target.kmsKeyArn ?? target.kmsKeyAliasArn },
            ...(target.accountId === undefined
              ? {}
              : { account: target.accountId, accessControlTranslation: { owner: 'Destination' } }),
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
