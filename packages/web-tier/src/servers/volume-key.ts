import type { PolicyStatement } from '@etops/foundation';

/**
 * Returns the key policy statements that allow Auto Scaling to start servers with volumes encrypted by a customer key.
 * Without them every launch fails.
 *
 * @param roleArn ARN of the group's service-linked role, which must exist: KMS refuses a policy with an unknown role
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html (checked 2026-11-22)
 */
export function autoScalingKeyStatements(roleArn: string): PolicyStatement[] {
  const Principal = { AWS: roleArn };
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
