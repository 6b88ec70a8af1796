import { ConfigConfigurationRecorder } from '@cdktf/provider-aws/lib/config-configuration-recorder';
import { ConfigConfigurationRecorderStatus } from '@cdktf/provider-aws/lib/config-configuration-recorder-status';
import { ConfigDeliveryChannel } from '@cdktf/provider-aws/lib/config-delivery-channel';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { EnvironmentRef } from '@etops/contracts';
import {
  awsManagedPolicyArn,
  BUCKET_NAME_LENGTH,
  CustomerKey,
  globalNameFor,
  nameFor,
  policyDocument,
  PrivateBucket,
  ROLE_NAME_LENGTH,
  trustPolicy,
} from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { RECORDED_TYPES } from './audit-recorder';

const PURPOSE = 'audit-recorder';

/** Days after which AWS Config's snapshots are deleted; the recorded history stays in AWS Config. */
const SNAPSHOT_RETENTION_DAYS = 365;

/** Creates the Region's configuration recorder of AWS Config, for backups only, with a dedicated role and bucket. */
export class ConfigRecorder extends Construct {
  /** Resource that a framework depends on. */
  readonly started: ITerraformDependable;

  constructor(scope: Construct, id: string, environment: EnvironmentRef) {
    super(scope, id);
    const name = nameFor(environment, PURPOSE, { maxLength: ROLE_NAME_LENGTH.max });
    const key = new CustomerKey(this, 'key', { environment, purpose: PURPOSE });
    const bucket = new PrivateBucket(this, 'history', {
      environment,
      bucketName: globalNameFor(environment, PURPOSE, { maxLength: BUCKET_NAME_LENGTH.max }),
      kmsKeyArn: key.arn,
      expireAfterDays: SNAPSHOT_RETENTION_DAYS,
    });
    const { role, permissions } = this.createRole(environment, name, bucket, key);
    const recorder = new ConfigConfigurationRecorder(this, 'recorder', {
      name,
      roleArn: role.arn,
      recordingGroup: {
        allSupported: false,
        includeGlobalResourceTypes: false,
        resourceTypes: [...RECORDED_TYPES],
        recordingStrategy: [{ useOnly: 'INCLUSION_BY_RESOURCE_TYPES' }],
      },
      dependsOn: [...permissions],
    });
    const channel = new ConfigDeliveryChannel(this, 'channel', {
      name,
      s3BucketName: bucket.bucketName,
      s3KmsKeyArn: key.arn,
      // AWS Config tests its permission to write.
      dependsOn: [recorder, bucket.policy],
    });
    this.started = new ConfigConfigurationRecorderStatus(this, 'status', {
      name: recorder.name,
      isEnabled: true,
      dependsOn: [channel],
    });
  }

  private createRole(environment: EnvironmentRef, name: string, bucket: PrivateBucket, key: CustomerKey) {
    const { accountId } = environment;
    const role = new IamRole(this, 'role', {
      name,
      assumeRolePolicy: trustPolicy('config.amazonaws.com', { StringEquals: { 'aws:SourceAccount': accountId } }),
    });
    const permissions = [
      new IamRolePolicyAttachment(this, 'read', {
        role: role.name,
        policyArn: awsManagedPolicyArn(environment, 'service-role/AWS_ConfigRole'),
      }),
      new IamRolePolicy(this, 'deliver', {
        name: 'deliver',
        role: role.name,
        policy: policyDocument(
          { Effect: 'Allow', Action: ['s3:GetBucketAcl', 's3:ListBucket'], Resource: bucket.arn },
          // AWS Config writes with an ACL, for which S3 requires both.
          {
            Effect: 'Allow',
            Action: ['s3:PutObject', 's3:PutObjectAcl'],
            Resource: `${bucket.arn}/AWSLogs/${accountId}/*`,
            Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
          },
          { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: key.arn },
        ),
      }),
    ];
    return { role, permissions };
  }
}
