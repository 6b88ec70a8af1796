import type { ProblemList } from '@etops/foundation';
import {
  checkSchedule,
  checkTimeZone,
  checkWholeNumber,
  isToken,
  isWholeNumber,
  literals,
  show,
} from '@etops/foundation';
import type { Capacity } from '../capacity';
import { CPU_PERCENT, REQUESTS_PER_MINUTE } from './limits';
import type { Scaling, ScheduledAction } from './scaling-props';

/** Checks scaling policies for values that AWS refuses, and scheduled actions for conflicts with a failover. */
export function checkScaling(
  problems: ProblemList,
  path: string,
  scaling: Required<Scaling>,
  capacity: Required<Capacity>,
): void {
  const { requestsPerServerPerMinute, cpuPercent } = literals(scaling);
  checkWholeNumber(problems, `${path}.requestsPerServerPerMinute`, requestsPerServerPerMinute, REQUESTS_PER_MINUTE, {
    code: 'WEB_TIER_RANGE',
    unit: 'requests',
    example: 1000,
  });
  checkWholeNumber(problems, `${path}.cpuPercent`, cpuPercent, CPU_PERCENT, {
    code: 'WEB_TIER_RANGE',
    unit: 'percent',
    example: 50,
  });
  problems.require(
    scaling.scheduledActions.length === 0 || !capacity.ignoreMinSizeChanges,
    'WEB_TIER_SCHEDULED_ACTION_FAILOVER',
    () =>
      `${path}.scheduledActions must be empty if capacity.ignoreMinSizeChanges is true, got ${String(scaling.scheduledActions.length)}; remove them, since they would lower the minimum that a failover has raised`,
  );
  for (const [index, action] of scaling.scheduledActions.entries()) {
    checkAction(problems, `${path}.scheduledActions[${String(index)}]`, action, capacity.maxSize);
  }
  checkUnique(problems, `${path}.scheduledActions`, scaling.scheduledActions);
}

/**
 * Checks that actions have different names and times: Auto Scaling refuses a second action at the same time.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html considerations
 */
function checkUnique(problems: ProblemList, path: string, actions: readonly ScheduledAction[]): void {
  actions.forEach((action, index) => {
    const earlier = actions.slice(0, index);
    problems.require(
      isToken(action.name) || earlier.every(({ name }) => name !== action.name),
      'WEB_TIER_SCHEDULED_ACTION_TWICE',
      () =>
        `${path}[${String(index)}].name must differ from those before it, got ${show(action.name)} again; rename it`,
    );
    problems.require(
      isToken(action.recurrence) || earlier.every((other) => timeOf(other) !== timeOf(action)),
      'WEB_TIER_SCHEDULED_ACTION_TIME',
      () =>
        `${path}[${String(index)}].recurrence must differ from those before it, got ${show(action.recurrence)} again; choose another time, since Auto Scaling refuses two actions at one time`,
    );
  });
}

function timeOf({ recurrence, timeZone = 'Etc/UTC' }: ScheduledAction): string {
  return `${recurrence} ${timeZone}`;
}

function checkAction(problems: ProblemList, path: string, action: ScheduledAction, maxSize: number): void {
  const known = literals({ ...action, maxSize });
  const { recurrence, timeZone, minSize } = known;
  const name = problems.literal(`${path}.name`, action.name, 'the id of the construct contains it');
  problems.require(
    name === undefined || /^[\w-]{1,64}$/.test(name),
    'WEB_TIER_SCHEDULED_ACTION_NAME',
    () => `${path}.name must be 1 to 64 letters, digits, '-' or '_', got ${show(name)}; rename the action`,
  );
  checkSchedule(problems, `${path}.recurrence`, recurrence, 'auto-scaling', {
    code: 'WEB_TIER_SCHEDULED_ACTION_RECURRENCE',
  });
  checkTimeZone(problems, `${path}.timeZone`, timeZone, { code: 'WEB_TIER_SCHEDULED_ACTION_TIME_ZONE' });
  problems.require(
    minSize === undefined || isWholeNumber(minSize, { min: 1, max: known.maxSize ?? Infinity }),
    'WEB_TIER_SCHEDULED_ACTION_MIN_SIZE',
    () =>
      `${path}.minSize must be a whole number from 1 to capacity.maxSize (${String(known.maxSize)}), got ${show(minSize)}; raise capacity.maxSize or use a smaller minimum`,
  );
}
