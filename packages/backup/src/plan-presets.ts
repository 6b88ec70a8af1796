import type { BackupTargetRef } from '@etops/contracts';
import type { BackupCopy, BackupRule } from './backup-rule';

/**
 * Ready-made plans. The first four have the rules of the plans that AWS offers under the same names.
 *
 * - `Daily-35day-Retention`: a recovery point a day, kept five weeks
 * - `Daily-Monthly-1yr-Retention`: and one a month, kept a year
 * - `Daily-Weekly-Monthly-5yr-Retention`: and one a week, kept three months; monthly ones are kept five years
 * - `Daily-Weekly-Monthly-7yr-Retention`: the same, with seven years
 * - `Eight-Hourly-20min-RTO`: what stands behind a site that is back within 20 minutes because its data is replicated.
 *   Replicas copy a mistake or an attack at once, so there is a recovery point every eight hours for a week, beside
 *   daily ones for five weeks, weekly ones for three months and monthly ones for a year
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_backup.BackupPlan.html (checked 2026-11-23)
 */
export type PlanPreset =
  | 'Daily-35day-Retention'
  | 'Daily-Monthly-1yr-Retention'
  | 'Daily-Weekly-Monthly-5yr-Retention'
  | 'Daily-Weekly-Monthly-7yr-Retention'
  | 'Eight-Hourly-20min-RTO';

export interface PresetOptions {
  /**
   * Hour of the day in {@link timeZone}, 0 to 23, at which jobs may start.
   *
   * @default 5
   */
  readonly hour?: number;
  /**
   * IANA time zone.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
  /**
   * Vaults in other Regions that get a copy of everything. Copies live as long as what they are copied from, or longer
   * where {@link copiesAtLeastDays} or the lock of their vault wants it.
   *
   * @default - none
   */
  readonly copyTo?: readonly BackupTargetRef[];
  /**
   * Shortest life of a copy, in days; 1 or more.
   *
   * @default 1
   */
  readonly copiesAtLeastDays?: number;
  /**
   * Whether monthly recovery points move to cold storage, after one month when they are kept a year, after three when
   * they are kept longer. For plans that select only types that have it.
   *
   * @default false
   */
  readonly coldStorage?: boolean;
}

interface Frequency {
  readonly name: string;
  /** The fields after minute and hour. */
  readonly days: string;
  readonly hours: (hour: number) => readonly number[];
  readonly retentionDays: number;
  readonly coldAfterDays?: number;
}

const once = (hour: number) => [hour];
const daily: Frequency = { name: 'daily', days: '? * * *', hours: once, retentionDays: 35 };
const weekly: Frequency = { name: 'weekly', days: '? * SAT *', hours: once, retentionDays: 90 };
const monthly = (years: number, coldAfterDays: number): Frequency => ({
  name: 'monthly',
  days: '1 * ? *',
  hours: once,
  retentionDays: 365 * years,
  coldAfterDays,
});
const eightHourly: Frequency = {
  name: 'eight-hourly',
  days: '? * * *',
  hours: (hour) => [0, 8, 16].map((offset) => (hour + offset) % 24).sort((one, other) => one - other),
  retentionDays: 7,
};

const PRESETS: Readonly<Record<PlanPreset, readonly Frequency[]>> = {
  'Daily-35day-Retention': [daily],
  'Daily-Monthly-1yr-Retention': [daily, monthly(1, 30)],
  'Daily-Weekly-Monthly-5yr-Retention': [daily, weekly, monthly(5, 90)],
  'Daily-Weekly-Monthly-7yr-Retention': [daily, weekly, monthly(7, 90)],
  'Eight-Hourly-20min-RTO': [eightHourly, daily, weekly, monthly(1, 30)],
};

/**
 * The rules of a ready-made plan.
 *
 * Where several fall on the same hour, AWS Backup makes one recovery point, for the rule that keeps it longest.
 */
export function presetRules(preset: PlanPreset, options: PresetOptions = {}): readonly BackupRule[] {
  const { hour = 5, timeZone = 'Etc/UTC', copyTo = [], copiesAtLeastDays = 1, coldStorage = false } = options;
  return PRESETS[preset].map(({ name, days, hours, retentionDays, coldAfterDays }) => {
    const cold = coldStorage && coldAfterDays !== undefined ? { coldAfterDays } : {};
    const copy = (to: BackupTargetRef): BackupCopy => ({
      to,
      retentionDays: Math.max(retentionDays, copiesAtLeastDays, to.minimumRetentionDays ?? 1),
      ...cold,
    });
    return {
      name,
      schedule: `cron(0 ${hours(hour).join(',')} ${days})`,
      timeZone,
      retentionDays,
      ...cold,
      copies: copyTo.map(copy),
    };
  });
}
