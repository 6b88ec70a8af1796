import type { AlarmSpec } from '@etops/contracts';
import { ValidationError } from '@etops/foundation';
import { isWholeBetween } from '../internal/numbers';
import { MAX_ALARM_WINDOW_HOURS } from '../limits';
import { silenceAlarm } from './absence';

export interface JobAlarmsOptions {
  /** Vault of this Region that the backups go to, by name. */
  readonly vaultName: string;
  /** Resource types of which a backup must be completed, by AWS Backup's names, for example `RDS`. */
  readonly resourceTypes: readonly string[];
  /**
   * Hours in which one must be; 1 to 168. A schedule's interval, its start window, its completion window and an hour for
   * daylight saving time.
   */
  readonly withinHours: number;
}

/**
 * One alarm a resource type: no backup of it was completed in a vault for so many hours.
 *
 * A window longer than seven days is beyond CloudWatch: `BackupWatch` looks for those.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html (checked 2026-11-23)
 * @throws ValidationError when the window is longer than an alarm can look back
 */
export function backupJobAlarms({ vaultName, resourceTypes, withinHours }: JobAlarmsOptions): readonly AlarmSpec[] {
  if (!isWholeBetween(withinHours, 1, MAX_ALARM_WINDOW_HOURS)) {
    throw new ValidationError([
      {
        path: 'backupJobAlarms',
        code: 'BACKUP_ALARM_WINDOW',
        message: `withinHours must be a whole number from 1 to ${String(MAX_ALARM_WINDOW_HOURS)}, got ${String(withinHours)}; CloudWatch looks back seven days at most, use BackupWatch for more`,
      },
    ]);
  }
  return resourceTypes.map((resourceType) =>
    silenceAlarm({
      id: `no-backup-${resourceType.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
      description: `No backup of ${resourceType} was completed in ${vaultName} for ${String(withinHours)} hours: look at the jobs of the plan, then at the tags of what it selects`,
      namespace: 'AWS/Backup',
      metricName: 'NumberOfBackupJobsCompleted',
      dimensions: { BackupVaultName: vaultName, ResourceType: resourceType },
      hours: withinHours,
    }),
  );
}
