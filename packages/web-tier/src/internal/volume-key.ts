import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { iamArnOf } from '@etops/foundation';

/**
 * Statements by which Auto Scaling may start servers with volumes under a customer key; without them servers die at
 * launch.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html (checked 2026-11-22)
 */
export function autoScalingKeyStatements(environment: EnvironmentRef): PolicyStatement[] {
  const Principal = {
    AWS: iamArnOf(environment, 'role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling'),
  };
  return [
    {
      Sid: 'AutoScalingUse',
      Effect: 'Allow',
      Principal,
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      Resource: '*',
    },
    {
      Sid: 'AutoScalingGrant',
      Effect: 'Allow',
      Principal,
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}
