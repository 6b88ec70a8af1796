import { arnOf } from '@etops/foundation';
import { backupVaultArn } from '../vault';
import type { CleanedKind, Listing } from './cleaned-kind';
import { ec2Arn } from '../checks';

const ID = '$.entry.RecoveryPointArn';

/**
 * Returns the clean-up of a vault's recovery points that no lifecycle deletes: those created by hand without a
 * retention, and those that expired without being deleted.
 *
 * Recovery points of a continuous backup are always kept, since deleting one of a database reboots it.
 *
 * @param number number of the vault, from 1, part of the states' names
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html (checked 2026-11-23)
 */
export function recoveryPoints(
  { environment, cutoff, pageSize }: Listing,
  vaultName: string,
  number: number,
): CleanedKind {
  const isWithoutLifecycle = {
    And: [
      { Variable: '$.entry.Status', StringEquals: 'COMPLETED' },
      { Not: { Variable: '$.entry.Lifecycle.DeleteAfterDays', IsPresent: true } },
    ],
  };
  const isExpired = { Variable: '$.entry.Status', StringEquals: 'EXPIRED' };
  return {
    subject: `RecoveryPointsOfVault${String(number)}`,
    entry: `RecoveryPointOfVault${String(number)}`,
    id: ID,
    list: {
      resource: 'aws-sdk:backup:listRecoveryPointsByBackupVault',
      parameters: { BackupVaultName: vaultName, 'ByCreatedBefore.$': cutoff, MaxResults: pageSize },
      allow: { resources: backupVaultArn(environment, vaultName) },
      field: 'RecoveryPoints',
    },
    guards: [
      { is: 'Continuous', keep: { Variable: ID, StringMatches: '*:continuous:*' }, because: 'continuous' },
      { is: 'Owned', keep: { Not: { Or: [isExpired, isWithoutLifecycle] } }, because: 'a lifecycle deletes it' },
    ],
    deletion: {
      resource: 'aws-sdk:backup:deleteRecoveryPoint',
      parameters: { BackupVaultName: vaultName, 'RecoveryPointArn.$': ID },
      // The ARNs are those of the services that store them. The policy of the vault limits them further.
      allow: {
        resources: [
          ec2Arn(environment, 'snapshot/*'),
          ec2Arn(environment, 'image/*'),
          arnOf(environment, 'rds', 'snapshot:awsbackup:*'),
          arnOf(environment, 'backup', 'recovery-point:*'),
        ],
      },
    },
  };
}
