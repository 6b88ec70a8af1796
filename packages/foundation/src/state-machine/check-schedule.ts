import { SCHEDULE_EVENT_AGE_SECONDS, SCHEDULE_RETRIES } from '../limits';
import type { ProblemList } from '../problems';
import { checkTimeZone, checkWholeNumber, propPath } from '../problems';
import { checkSchedule } from '../schedule';
import type { ScheduleProps } from './schedule-props';
import { checkStateMachineName } from './state-machine-name';
import type { Checked } from '../props';

/** Checks the properties of a schedule. */
export function checkScheduleProps(problems: ProblemList, path: string, props: Checked<ScheduleProps>): void {
  const { name, expression, timeZone, retry, deadLetterQueue } = props;
  checkStateMachineName(problems, propPath(path, 'name'), name);
  checkSchedule(problems, propPath(path, 'expression'), expression, 'scheduler', { code: 'SCHEDULE_EXPRESSION' });
  checkTimeZone(problems, propPath(path, 'timeZone'), timeZone, { code: 'SCHEDULE_TIME_ZONE' });
  checkWholeNumber(problems, propPath(path, 'retry.maxAttempts'), retry?.maxAttempts, SCHEDULE_RETRIES, {
    code: 'SCHEDULE_RETRY',
  });
  checkWholeNumber(problems, propPath(path, 'retry.maxAgeSeconds'), retry?.maxAgeSeconds, SCHEDULE_EVENT_AGE_SECONDS, {
    code: 'SCHEDULE_RETRY',
    unit: 'seconds',
  });
  problems.require(
    deadLetterQueue?.without.trim() !== '',
    'SCHEDULE_DEAD_LETTER_QUEUE',
    () =>
      `${propPath(path, 'deadLetterQueue.without')} must give a reason, got ''; write why a lost start may be ignored`,
  );
}
