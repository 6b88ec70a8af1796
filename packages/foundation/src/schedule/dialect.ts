import type { CronField, FieldRules } from './cron-field';

/**
 * Service that reads a schedule expression.
 *
 * - `scheduler`: EventBridge Scheduler
 * - `backup`: rules and restore testing plans of AWS Backup
 * - `auto-scaling`: scheduled actions of EC2 Auto Scaling
 * - `secrets-manager`: rotation of a secret
 */
export type ScheduleDialect = 'scheduler' | 'backup' | 'auto-scaling' | 'secrets-manager';

/** Units of a `rate()`. */
export type RateUnit = 'minute' | 'hour' | 'day';

/** Expressions that a service accepts. */
export interface DialectRules extends FieldRules {
  /** Forms that an expression may have, for messages. */
  readonly forms: string;
  /** Valid expression, for messages. */
  readonly example: string;
  /** Whether a cron expression is written `cron(…)`. */
  readonly isWrapped: boolean;
  /** Minutes, hours, days of the month, months, days of the week and, if the dialect has them, years. */
  readonly fields: readonly CronField[];
  /** Least value of a `rate()` in each unit that the service accepts. */
  readonly rates: Readonly<Partial<Record<RateUnit, number>>>;
  /**
   * Greatest interval of a `rate()` in days.
   *
   * @default - any
   */
  readonly maxRateDays?: number;
  /** Whether `at(…)`, a single run, is accepted. */
  readonly hasAt: boolean;
  /**
   * Minimum hours between two runs.
   *
   * @default - no minimum
   */
  readonly minHoursBetween?: number;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const MINUTES: CronField = { name: 'minutes', min: 0, max: 59, wildcards: ',-*/' };
const HOURS: CronField = { name: 'hours', min: 0, max: 23, wildcards: ',-*/' };
const MONTH: CronField = { name: 'month', min: 1, max: 12, wildcards: ',-*/', names: MONTHS };
const YEAR: CronField = { name: 'year', min: 1970, max: 2199, wildcards: ',-*/' };

/** Cron of EventBridge, in which Sunday is 1; names are documented in capital letters only. */
const EVENTBRIDGE = {
  isWrapped: true,
  ignoresCase: false,
  stepsFromNumber: true,
  fields: [
    MINUTES,
    HOURS,
    { name: 'day of month', min: 1, max: 31, wildcards: ',-*?/LW' },
    MONTH,
    { name: 'day of week', min: 1, max: 7, wildcards: ',-*?L#', names: DAYS },
    YEAR,
  ],
} as const;

/** Rules of each dialect. */
export const DIALECTS: Readonly<Record<ScheduleDialect, DialectRules>> = {
  /**
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
   */
  scheduler: {
    ...EVENTBRIDGE,
    forms: 'rate(), at() or cron() with six fields',
    example: 'cron(0 5 ? * SUN *)',
    rates: { minute: 1, hour: 1, day: 1 },
    hasAt: true,
  },
  /** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html (checked 2026-11-27) */
  backup: {
    ...EVENTBRIDGE,
    forms: 'cron() with six fields',
    example: 'cron(0 5 ? * * *)',
    rates: {},
    hasAt: false,
  },
  /**
   * Traditional cron, in which Sunday is 0 or 7, and the two fields of days add up if neither is `*`.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ScheduledUpdateGroupActionRequest.html (checked 2026-11-27)
   */
  'auto-scaling': {
    forms: 'a cron expression of five fields',
    example: '0 7 * * MON',
    isWrapped: false,
    ignoresCase: true,
    stepsFromNumber: false,
    fields: [
      MINUTES,
      HOURS,
      { name: 'day of month', min: 1, max: 31, wildcards: ',-*/' },
      MONTH,
      { name: 'day of week', min: 0, max: 7, wildcards: ',-*/', names: DAYS },
    ],
    rates: {},
    hasAt: false,
  },
  /**
   * Windows open on the hour, every four hours at most. The greatest interval of a `rate()` is 999 days.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
   */
  'secrets-manager': {
    forms: 'rate(n days) up to 999, rate(n hours) of 4 or more, or cron() with six fields',
    example: 'rate(30 days)',
    isWrapped: true,
    ignoresCase: false,
    stepsFromNumber: true,
    fields: [
      { ...MINUTES, only: '0' },
      HOURS,
      { name: 'day of month', min: 1, max: 31, wildcards: ',-*?/L' },
      MONTH,
      { name: 'day of week', min: 1, max: 7, wildcards: ',-*?/L#', names: DAYS },
      { ...YEAR, only: '*' },
    ],
    rates: { hour: 4, day: 1 },
    maxRateDays: 999,
    hasAt: false,
    minHoursBetween: 4,
  },
};
