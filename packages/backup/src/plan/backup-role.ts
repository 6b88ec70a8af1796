import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { EnvironmentRef } from '@etops/contracts';
import { awsManagedPolicyArn, trustPolicy } from '@etops/foundation';
import { Construct } from 'constructs';

/**
 * Managed policies that AWS Backup's default role has, and the two for S3, by construct id.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html (checked 2026-11-22)
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForS3Backup.html (checked 2026-11-22)
 */
const MANAGED_POLICIES = {
  backup: 'service-role/AWSBackupServiceRolePolicyForBackup',
  restores: 'service-role/AWSBackupServiceRolePolicyForRestores',
  's3-backup': 'AWSBackupServiceRolePolicyForS3Backup',
  's3-restore': 'AWSBackupServiceRolePolicyForS3Restore',
} as const;

const ALL_POLICIES = ['backup', 'restores', 's3-backup', 's3-restore'] as const;

/** Properties of a {@link BackupRole}. */
export interface BackupRoleProps {
  /** Environment that the role belongs to. */
  readonly environment: EnvironmentRef;
  /** Physical name, at most 64 characters. */
  readonly name: string;
  /**
   * Managed policies of the role.
   *
   * @default - all four
   */
  readonly policies?: readonly (keyof typeof MANAGED_POLICIES)[];
}

/** Creates the role that AWS Backup assumes to back up, copy and restore. */
export class BackupRole extends Construct {
  /** ARN of the role. */
  readonly roleArn: string;
  /** Policy attachments to depend on: a job that starts before they exist fails. */
  readonly attachments: readonly IamRolePolicyAttachment[];

  constructor(scope: Construct, id: string, { environment, name, policies }: BackupRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'role', {
      name,
      assumeRolePolicy: trustPolicy('backup.amazonaws.com'),
    });
    this.roleArn = role.arn;
    this.attachments = (policies ?? ALL_POLICIES).map(
      (policy) =>
        new IamRolePolicyAttachment(this, policy, {
          role: role.name,
          policyArn: awsManagedPolicyArn(environment, MANAGED_POLICIES[policy]),
        }),
    );
  }
}
