import type { AlarmSpec } from '@etops/contracts';
import { checkOptions, checkWholeNumber, ProblemList } from '@etops/foundation';
import { throwProblemsOf } from '../checks';
import { ALARM_WINDOW_HOURS } from '../limits';
import { shapes } from '../shapes.generated';
import { missedJobAlarm } from './missed-job-alarm';

/** Options of {@link backupJobAlarms}. */
export interface JobAlarmsOptions {
  /** Name of the vault of this Region that stores the backups. */
  readonly vaultName: string;
  /** Resource types of which a backup is due, by AWS Backup's names, for example `RDS`. */
  readonly resourceTypes: readonly string[];
  /** Hours within which a backup is due, 1 to 168; {@link freshnessOf} derives them from a plan. */
  readonly withinHours: number;
}

/**
 * Returns one alarm per resource type: no backup of it was completed in a vault for a number of hours.
 *
 * A CloudWatch alarm evaluates seven days at most. For longer intervals use a `BackupFreshnessMonitor`. The other members of
 * a {@link PlanFreshness} may be given, too: `{ vaultName, ...freshnessOf(plan) }`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html (checked 2026-11-23)
 * @throws ValidationError when an option is missing or of another type, and when the hours exceed what an alarm can evaluate
 */
export function backupJobAlarms(options: JobAlarmsOptions): readonly AlarmSpec[] {
  const { vaultName, resourceTypes, withinHours } = options;
  checkOptions('backupJobAlarms', shapes, 'JobAlarmsOptions', { vaultName, resourceTypes, withinHours });
  const problems = new ProblemList();
  checkWholeNumber(problems, 'withinHours', problems.literal('withinHours', withinHours), ALARM_WINDOW_HOURS, {
    code: 'BACKUP_ALARM_WINDOW',
    advice: 'use BackupFreshnessMonitor for more, since CloudWatch looks back seven days at most',
  });
  throwProblemsOf('backupJobAlarms', problems);
  return resourceTypes.map((resourceType) =>
    missedJobAlarm({
      id: `no-backup-${idOf(resourceType)}`,
      name: `jobs-${idOf(resourceType)}-overdue`,
      description: `No backup of ${resourceType} was completed in ${vaultName} for ${String(withinHours)} hours: check the jobs of the plan, then the tags of the resources`,
      namespace: 'AWS/Backup',
      metricName: 'NumberOfBackupJobsCompleted',
      dimensions: { BackupVaultName: vaultName, ResourceType: resourceType },
      hours: withinHours,
    }),
  );
}

/** Returns a resource type as part of an id: `Storage Gateway` gives `storage-gateway`. */
export function idOf(resourceType: string): string {
  return resourceType.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
