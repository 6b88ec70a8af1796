import type { EnvironmentRef } from '@etops/contracts';
import type { TaskPermission } from '@etops/foundation';
import { arnOf } from '@etops/foundation';
import { ec2Arn } from '../checks';
import type { InstanceRestoreTarget } from './instance-restore-target';

/** Key of the tag of instances that a test starts. Only these can be terminated. */
export const TEST_TAG = 'RestoreTest';

/**
 * Returns the permissions to start an instance from a recovery point: in one subnet, with one security group, tagged as a
 * test, without an instance profile. EC2 decrypts the snapshots with the key of the vault on behalf of the role.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
 */
export function launchPermissions({
  environment,
  vault,
  subnetId,
  securityGroupId,
}: InstanceRestoreTarget): [TaskPermission, ...TaskPermission[]] {
  const ec2 = (resource: string) => arnOf(environment, 'ec2', resource);
  const throughEc2 = { 'kms:ViaService': `ec2.${environment.region}.amazonaws.com` };
  const ofVault = {
    'ForAnyValue:StringEquals': { 'kms:ResourceAliases': vault.kmsKeyAliasArn.replace(/^.*:(?=alias\/)/, '') },
  };
  const keys = arnOf(environment, 'kms', 'key/*');
  return [
    {
      resources: [
        ec2Arn(environment, 'image/*'),
        ec2Arn(environment, 'snapshot/*'),
        ec2(`subnet/${subnetId}`),
        ec2(`security-group/${securityGroupId}`),
        ec2('network-interface/*'),
        ec2('volume/*'),
      ],
    },
    {
      resources: ec2('instance/*'),
      conditions: { StringEquals: { [`aws:RequestTag/${TEST_TAG}`]: environment.name } },
    },
    {
      actions: ['ec2:CreateTags'],
      resources: ec2('instance/*'),
      conditions: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
    },
    {
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncrypt*'],
      resources: keys,
      conditions: { StringEquals: throughEc2, ...ofVault },
    },
    {
      actions: ['kms:CreateGrant'],
      resources: keys,
      conditions: { StringEquals: throughEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' }, ...ofVault },
    },
  ];
}

/** Returns the permission to terminate instances of tests, and no others. */
export function terminatePermission(environment: EnvironmentRef): TaskPermission {
  return {
    resources: arnOf(environment, 'ec2', 'instance/*'),
    conditions: { StringEquals: { [`aws:ResourceTag/${TEST_TAG}`]: environment.name } },
  };
}
