import type { PolicyStatement } from '@etops/foundation';

/**
 * Statements by which Auto Scaling may start servers with volumes under a customer key; without them servers die at
 * launch.
 *
 * @param roleArn the group's service-linked role, which must exist: KMS refuses a policy that names one that does not
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
