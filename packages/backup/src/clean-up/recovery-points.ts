import type { States, Task } from '@etops/foundation';
import { choice } from '@etops/foundation';
import type { CleanUpPace, CleanUpTarget } from './clean-up-target';
import { failedOutcome, outcome, pageStates } from './pages';

const ID = '$.entry.RecoveryPointArn';

/**
 * Recovery points that no lifecycle ends: made by hand without a retention, or expired without being deleted.
 *
 * Points of a continuous backup stay in every case: deleting one of a database reboots it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html (checked 2026-11-23)
 */
export function recoveryPointStates(
  task: Task,
  target: CleanUpTarget,
  pace: CleanUpPace,
  cutoff: string,
  next: string,
): States {
  return Object.assign(
    {},
    ...target.vaultNames.map((vaultName, index) =>
      pageStates(task, target, {
        subject: subjectOf(index),
        list: 'aws-sdk:backup:listRecoveryPointsByBackupVault',
        parameters: { BackupVaultName: vaultName, 'ByCreatedBefore.$': cutoff, MaxResults: pace.pageSize },
        field: 'RecoveryPoints',
        startAt: `IsContinuous${String(index)}`,
        states: decide(task, vaultName, String(index)),
        next: index + 1 < target.vaultNames.length ? `Begin${subjectOf(index + 1)}` : next,
      }),
    ),
  ) as States;
}

/** Where the recovery points of the first vault begin. */
export const FIRST_RECOVERY_POINTS = `Begin${subjectOf(0)}`;

function subjectOf(index: number): string {
  return `RecoveryPointsOfVault${String(index + 1)}`;
}

function decide(task: Task, vaultName: string, suffix: string): States {
  const named = (name: string) => `${name}${suffix}`;
  return {
    [named('IsContinuous')]: choice(
      [[{ Variable: ID, StringMatches: '*:continuous:*' }, named('KeepContinuous')]],
      named('IsOwned'),
    ),
    [named('KeepContinuous')]: outcome(ID, 'kept: continuous'),
    [named('IsOwned')]: choice(
      [
        [{ Variable: '$.entry.Status', StringEquals: 'EXPIRED' }, named('MayDelete')],
        [
          {
            And: [
              { Variable: '$.entry.Status', StringEquals: 'COMPLETED' },
              { Not: { Variable: '$.entry.Lifecycle.DeleteAfterDays', IsPresent: true } },
            ],
          },
          named('MayDelete'),
        ],
      ],
      named('KeepOwned'),
    ),
    [named('KeepOwned')]: outcome(ID, 'kept: a lifecycle ends it'),
    [named('MayDelete')]: choice(
      [[{ Variable: '$.dryRun', BooleanEquals: true }, named('WouldDelete')]],
      named('Delete'),
    ),
    [named('WouldDelete')]: outcome(ID, 'would be deleted'),
    [named('Delete')]: task('aws-sdk:backup:deleteRecoveryPoint', {
      parameters: { BackupVaultName: vaultName, 'RecoveryPointArn.$': ID },
      next: named('Deleted'),
      onFailure: named('DeleteFailed'),
    }),
    [named('Deleted')]: outcome(ID, 'deleted'),
    [named('DeleteFailed')]: failedOutcome(ID),
  };
}
