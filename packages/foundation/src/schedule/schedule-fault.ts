import { show } from '../problems';
import { describeField, isSoundField } from './cron-field';
import type { DialectRules, RateUnit, ScheduleDialect } from './dialect';
import { DIALECTS } from './dialect';
import { evaluate, RUNS_TO_COMPARE, shortestGapHours } from './evaluate';
import type { Schedule } from './parse-schedule';
import { parseSchedule } from './parse-schedule';

/** Start of the years that AWS's cron accepts: a constant, so that a build does not depend on the current date. */
const FIRST_MOMENT = new Date('1969-12-31T23:59:59Z');

/**
 * Returns the problem of a schedule expression as `must …, got …; use …`, or `undefined` if it is valid: a form that the
 * service accepts, values in their ranges, and at least one run.
 */
export function scheduleFault(value: string, dialect: ScheduleDialect): string | undefined {
  const rules = DIALECTS[dialect];
  const example = `; use '${rules.example}', for example`;
  // Of a caller without TypeScript.
  const given: unknown = value;
  if (typeof given !== 'string') {
    return `must be text, got ${show(given)}${example}`;
  }
  const schedule = parseSchedule(value, rules);
  if (schedule === undefined) {
    return lowRateFault(value, rules) ?? `must be ${rules.forms}, got ${show(value)}${example}`;
  }
  const fault = schedule.kind === 'cron' ? cronFault(schedule, value, rules) : undefined;
  return fault && `${fault}${example}`;
}

/** Returns the fault of a rate that is below the least one of its unit. */
function lowRateFault(value: string, { rates }: DialectRules): string | undefined {
  const [, count = '', unit = ''] = /^rate\((\d{1,5}) (minute|hour|day)s?\)$/.exec(value) ?? [];
  const least = rates[unit as RateUnit];
  if (least === undefined || Number(count) >= least) {
    return undefined;
  }
  const example = `rate(${String(least)} ${unit}${least === 1 ? '' : 's'})`;
  return `must have a rate of ${String(least)} or more, got ${show(value)}; use '${example}', for example`;
}

function cronFault(
  schedule: Schedule & { readonly kind: 'cron' },
  value: string,
  rules: DialectRules,
): string | undefined {
  const { fields } = schedule;
  for (const [index, field] of rules.fields.entries()) {
    const text = fields[index] ?? '';
    if (!isSoundField(text, field, rules)) {
      return `must have ${describeField(field)}, got ${show(text)} in ${show(value)}`;
    }
  }
  if (rules.isWrapped && (fields[2] === '?') === (fields[4] === '?')) {
    return `must have '?' as exactly one of day of month and day of week, got ${show(value)}`;
  }
  if (rules.minHoursBetween === undefined && surelyRuns(fields)) {
    return undefined;
  }
  const runs = evaluate(schedule, rules, {
    from: FIRST_MOMENT,
    count: rules.minHoursBetween === undefined ? 1 : RUNS_TO_COMPARE,
  });
  if (runs.length === 0) {
    return `must contain dates that exist, got ${show(value)}, which never runs`;
  }
  const { minHoursBetween = 0 } = rules;
  return shortestGapHours(runs) < minHoursBetween
    ? `must leave ${String(minHoursBetween)} hours or more between two runs, got ${show(value)}`
    : undefined;
}

/** Checks whether a date surely exists: every day of the month comes in some month, and every month has the first days. */
function surelyRuns([, , dayOfMonth = '', month = '']: readonly string[]): boolean {
  return [dayOfMonth, month].some((field) => field === '*' || field === '?');
}
