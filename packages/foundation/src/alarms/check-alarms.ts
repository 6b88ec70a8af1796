import type { AlarmSpec } from '@etops/contracts';
import { ALARM_DESCRIPTION_LENGTH, ALARM_DIMENSIONS, ALARM_WINDOW_SECONDS } from '../limits';
import type { ProblemList } from '../problems';
import { checkWholeNumber, isToken, show } from '../problems';

/** Ids that are part of Terraform addresses. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;

/** Percentiles of CloudWatch, with at most ten decimals. */
const PERCENTILE = /^p(?:100|\d{1,2})(?:\.\d{1,10})?$/;

/**
 * Checks alarms, given as data: ids and names that differ, and figures that CloudWatch accepts; skips tokens.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (checked 2026-11-28)
 */
export function checkAlarms(problems: ProblemList, path: string, alarms: readonly AlarmSpec[]): void {
  const names = alarms.map(({ id, name = id }) => name.toLowerCase());
  for (const [index, alarm] of alarms.entries()) {
    const { id, name = id } = alarm;
    const at = `${path}[${String(index)}]`;
    problems.literal(`${at}.name`, alarm.name, 'it is part of the physical name');
    if (problems.literal(`${at}.id`, id, 'it is part of the Terraform address') !== undefined) {
      const isUnique = alarms.findIndex((other) => other.id === id) === index;
      problems.require(
        ID.test(id) && isUnique,
        'ALARM_ID',
        () => `${at}.id must be unique, of letters, digits, '-' and '_', got ${show(id)}; use another id`,
      );
      problems.require(
        !isUnique || isToken(name) || names.indexOf(name.toLowerCase()) === index || alarm.name === undefined,
        'ALARM_NAME',
        () => `${at}.name must be unique, got ${show(name)} twice; rename one, since CloudWatch keeps only the last`,
      );
    }
    checkFigures(problems, at, alarm);
  }
}

function checkFigures(problems: ProblemList, path: string, alarm: AlarmSpec): void {
  const { description, statistic, periodSeconds, evaluationPeriods, threshold, percentOfMetric, dimensions } = alarm;
  problems.require(
    isToken(description) || description.length <= ALARM_DESCRIPTION_LENGTH.max,
    'ALARM_DESCRIPTION',
    () => `${path}.description must have at most 1024 characters, got ${String(description.length)}; shorten it`,
  );
  problems.require(
    !statistic.startsWith('p') || (PERCENTILE.test(statistic) && Number(statistic.slice(1)) <= 100),
    'ALARM_STATISTIC',
    () => `${path}.statistic must be a percentile from p0 to p100, got ${show(statistic)}; use 'p95', for example`,
  );
  checkWholeNumber(
    problems,
    `${path}.evaluationPeriods`,
    evaluationPeriods,
    { min: 1, max: Infinity },
    {
      code: 'ALARM_PERIODS',
    },
  );
  if (alarm.datapointsToAlarm !== undefined && !isToken(evaluationPeriods)) {
    checkWholeNumber(
      problems,
      `${path}.datapointsToAlarm`,
      alarm.datapointsToAlarm,
      { min: 1, max: evaluationPeriods },
      { code: 'ALARM_DATAPOINTS' },
    );
  }
  checkPeriod(problems, path, alarm);
  problems.require(
    isToken(periodSeconds) ||
      isToken(evaluationPeriods) ||
      periodSeconds * evaluationPeriods <= windowOf(periodSeconds),
    'ALARM_WINDOW',
    () =>
      `${path} must look back at most a day, or seven days with periods of an hour or more, got ${String(evaluationPeriods)} periods of ${String(periodSeconds)} seconds; use fewer or longer ones`,
  );
  problems.require(
    isToken(threshold) ||
      (Number.isFinite(threshold) && (percentOfMetric === undefined || (threshold >= 0 && threshold <= 100))),
    'ALARM_THRESHOLD',
    () =>
      `${path}.threshold must be a number${percentOfMetric === undefined ? '' : ' from 0 to 100, in percent'}, got ${show(threshold)}; use 1, for example`,
  );
  const count = isToken(dimensions) ? 0 : Object.keys(dimensions).length;
  problems.require(
    count <= ALARM_DIMENSIONS.max,
    'ALARM_DIMENSIONS',
    () => `${path}.dimensions must be at most ${String(ALARM_DIMENSIONS.max)}, got ${String(count)}; remove some`,
  );
}

function checkPeriod(problems: ProblemList, path: string, { periodSeconds, namespace }: AlarmSpec): void {
  const fine = namespace.startsWith('AWS/') ? [] : [10, 20, 30];
  problems.require(
    isToken(periodSeconds) || fine.includes(periodSeconds) || (periodSeconds > 0 && periodSeconds % 60 === 0),
    'ALARM_PERIOD',
    () =>
      `${path}.periodSeconds must be ${fine.length === 0 ? '' : `${fine.join(', ')} or `}a multiple of 60, got ${show(periodSeconds)}; use 60, for example`,
  );
}

function windowOf(periodSeconds: number): number {
  const { fine, hourly, max } = ALARM_WINDOW_SECONDS;
  return periodSeconds >= hourly ? max : fine;
}
