import { show } from '../problems';
import { describeField, isSoundField } from './cron-field';
import type { DialectRules, ScheduleDialect } from './dialect';
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
  const schedule = parseSchedule(value, rules);
  const fault =
    schedule === undefined
      ? `must be ${rules.forms}, got ${show(value)}`
      : schedule.kind === 'cron'
        ? cronFault(schedule, value, rules)
        : undefined;
  return fault && `${fault}; use '${rules.example}', for example`;
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
