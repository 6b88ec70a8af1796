import type { ProblemList } from '@etops/foundation';
import { checkSchedule, isToken, scheduleFault } from '@etops/foundation';

/**
 * Checks the schedule of AWS Backup's jobs: a valid cron expression with one minute, since jobs start at most once an
 * hour.
 */
export function checkJobSchedule(
  problems: ProblemList,
  path: string,
  schedule: string | undefined,
  options: { readonly code: string },
): void {
  checkSchedule(problems, path, schedule, 'backup', options);
  if (schedule === undefined || isToken(schedule) || scheduleFault(schedule, 'backup') !== undefined) {
    return;
  }
  const [minutes = ''] = schedule.slice('cron('.length).split(' ');
  problems.require(
    /^\d+$/.test(minutes),
    options.code,
    () =>
      `${path} must contain one minute of the hour, got '${minutes}'; use 'cron(0 5 ? * * *)', for example, since jobs start at most once an hour`,
  );
}
