import type { ProblemList } from '../problems';
import type { ScheduleProps } from './schedule-props';
import { checkStateMachineName } from './state-machine-name';

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html (checked 2026-11-27) */
const RETRIES = { min: 0, max: 185 };
const AGE_SECONDS = { min: 60, max: 86_400 };

/** Checks the properties of a schedule, apart from its expression and time zone. */
export function checkScheduleProps(problems: ProblemList, path: string, props: ScheduleProps): void {
  checkStateMachineName(problems, `${path}name`, props.name);
  const { retry, deadLetterQueue } = props;
  if (retry !== undefined) {
    checkRange(problems, `${path}retry.maxAttempts`, retry.maxAttempts, RETRIES);
    checkRange(problems, `${path}retry.maxAgeSeconds`, retry.maxAgeSeconds, AGE_SECONDS);
  }
  problems.require(
    deadLetterQueue?.without.trim() !== '',
    'SCHEDULE_DEAD_LETTER_QUEUE',
    () => `${path}deadLetterQueue.without must give a reason, got ''; write why a lost start may be ignored`,
  );
}

function checkRange(problems: ProblemList, path: string, value: number, { min, max }: typeof RETRIES): void {
  problems.require(
    Number.isInteger(value) && value >= min && value <= max,
    'SCHEDULE_RETRY',
    () =>
      `${path} must be a whole number from ${String(min)} to ${String(max)}, got ${String(value)}; use ${String(min)}`,
  );
}
