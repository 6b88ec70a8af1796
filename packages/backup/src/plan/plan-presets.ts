import type { BackupVaultRef } from '@etops/contracts';
import {
  checkGiven,
  checkOneOf,
  checkOptions,
  checkTimeZone,
  checkWholeNumber,
  nearest,
  ProblemList,
  show,
} from '@etops/foundation';
import { throwProblemsOf } from '../checks';
import { HOURS_OF_DAY, RETENTION_DAYS } from '../limits';
import { shapes } from '../shapes.generated';
import type { BackupCopy, BackupRule } from './backup-rule';

/**
 * Predefined plans. The first four have the rules of the plans that AWS offers under the same names.
 *
 * - `Daily-35day-Retention`: one recovery point per day, kept for five weeks
 * - `Daily-Monthly-1yr-Retention`: in addition one per month, kept for a year
 * - `Daily-Weekly-Monthly-5yr-Retention`: in addition one per week, kept for three months; monthly ones for five years
 * - `Daily-Weekly-Monthly-7yr-Retention`: the same, with seven years
 * - `EightHourly-Daily-Weekly-Monthly-1yr-Retention`: for data that is also replicated. A replica copies a mistake or an
 *   attack at once, so that there is a recovery point every eight hours, kept for a week. Daily ones are kept for five
 *   weeks, weekly ones for three months and monthly ones for a year
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_backup.BackupPlan.html (checked 2026-11-23)
 */
export type PlanPreset =
  | 'Daily-35day-Retention'
  | 'Daily-Monthly-1yr-Retention'
  | 'Daily-Weekly-Monthly-5yr-Retention'
  | 'Daily-Weekly-Monthly-7yr-Retention'
  | 'EightHourly-Daily-Weekly-Monthly-1yr-Retention';

/** Options of {@link presetRules}. */
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
   * Vaults in other Regions that receive a copy of every recovery point. Copies are kept as long as their source, or
   * longer if {@link minimumCopyRetentionDays} or the lock of the vault requires it.
   *
   * @default - none
   */
  readonly copyDestinations?: readonly BackupVaultRef[];
  /**
   * Shortest retention of a copy, in days; 1 or more.
   *
   * @default 1
   */
  readonly minimumCopyRetentionDays?: number;
  /**
   * Whether monthly recovery points move to cold storage: after one month if they are kept for a year, after three
   * months if they are kept longer. All selected types must support it.
   *
   * @default false
   */
  readonly coldStorage?: boolean;
  /**
   * Minutes within which a job must start, and be complete. The first backup of a bucket or file system with millions of
   * objects takes days.
   *
   * @default - those of {@link BackupRule}: 60 and 480
   */
  readonly windows?: Pick<BackupRule, 'startWindowMinutes' | 'completionWindowMinutes'>;
}

interface Frequency {
  readonly name: string;
  /** Fields after minute and hour. */
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
  'EightHourly-Daily-Weekly-Monthly-1yr-Retention': [eightHourly, daily, weekly, monthly(1, 30)],
};

/**
 * Returns the rules of a predefined plan.
 *
 * If several rules fall on the same hour, AWS Backup creates one recovery point, for the rule with the longest retention.
 *
 * @throws ValidationError when the preset or an option is unknown, or a number is a token or out of range
 */
export function presetRules(preset: PlanPreset, options: PresetOptions = {}): readonly BackupRule[] {
  const {
    hour = 5,
    timeZone = 'Etc/UTC',
    copyDestinations = [],
    minimumCopyRetentionDays = 1,
    coldStorage = false,
    windows = {},
  } = checkOptions('presetRules', shapes, 'PresetOptions', options);
  checkPreset(preset, { hour, timeZone, copyDestinations, minimumCopyRetentionDays, coldStorage });
  return PRESETS[preset].map(({ name, days, hours, retentionDays, coldAfterDays }) => {
    const cold = coldStorage && coldAfterDays !== undefined ? { coldAfterDays } : {};
    const copy = (destination: BackupVaultRef): BackupCopy => ({
      destination,
      retentionDays: Math.max(retentionDays, minimumCopyRetentionDays, destination.minimumRetentionDays ?? 1),
      ...cold,
    });
    return {
      name,
      schedule: `cron(0 ${hours(hour).join(',')} ${days})`,
      timeZone,
      retentionDays,
      ...cold,
      ...windows,
      copies: copyDestinations.map(copy),
    };
  });
}

function checkPreset(
  preset: PlanPreset,
  { hour, timeZone, copyDestinations, minimumCopyRetentionDays, coldStorage }: Required<Omit<PresetOptions, 'windows'>>,
): void {
  const problems = new ProblemList();
  const names = Object.keys(PRESETS) as PlanPreset[];
  const example = nearest(show(preset), names) ?? names[0];
  const advice = `use '${String(example)}', for example`;
  checkGiven(problems, 'preset', preset, { code: 'BACKUP_PRESET', advice });
  checkOneOf(problems, 'preset', problems.literal('preset', preset), names, { code: 'BACKUP_PRESET', advice });
  checkTimeZone(problems, 'timeZone', timeZone, { code: 'BACKUP_TIME_ZONE' });
  checkWholeNumber(problems, 'hour', problems.literal('hour', hour), HOURS_OF_DAY, {
    code: 'BACKUP_PRESET_HOUR',
    advice: 'use the hour at which jobs may start, for example 5',
  });
  checkWholeNumber(
    problems,
    'minimumCopyRetentionDays',
    problems.literal('minimumCopyRetentionDays', minimumCopyRetentionDays),
    RETENTION_DAYS,
    { code: 'BACKUP_PRESET_RETENTION', unit: 'days', example: 35 },
  );
  problems.literal('coldStorage', coldStorage);
  for (const [index, { minimumRetentionDays }] of copyDestinations.entries()) {
    problems.literal(`copyDestinations[${String(index)}].minimumRetentionDays`, minimumRetentionDays);
  }
  throwProblemsOf('presetRules', problems);
}
