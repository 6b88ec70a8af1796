import type { ProblemList } from '@etops/foundation';
import { checkSchedule, checkTimeZone, checkWholeNumber, isWholeNumber, literals } from '@etops/foundation';
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
  const names = scaling.scheduledActions.map(({ name }) => name);
  for (const [index, action] of scaling.scheduledActions.entries()) {
    const isUnique = names.indexOf(action.name) === names.lastIndexOf(action.name);
    checkAction(problems, `${path}.scheduledActions[${String(index)}]`, action, {
      isUnique,
      maxSize: capacity.maxSize,
    });
  }
}

function checkAction(
  problems: ProblemList,
  path: string,
  action: ScheduledAction,
  { isUnique, maxSize }: { readonly isUnique: boolean; readonly maxSize: number },
): void {
  const known = literals({ ...action, maxSize });
  const { recurrence, timeZone, minSize } = known;
  const name = problems.literal(`${path}.name`, action.name, 'the id of the construct contains it');
  problems.require(
    name === undefined || (isUnique && /^[A-Za-z0-9-]{1,64}$/.test(name)),
    'WEB_TIER_SCHEDULED_ACTION_NAME',
    () => `${path}.name must be unique, with 1 to 64 letters, digits or '-', got '${String(name)}'; rename the action`,
  );
  checkSchedule(problems, `${path}.recurrence`, recurrence, 'auto-scaling', {
    code: 'WEB_TIER_SCHEDULED_ACTION_RECURRENCE',
  });
  checkTimeZone(problems, `${path}.timeZone`, timeZone, { code: 'WEB_TIER_SCHEDULED_ACTION_TIME_ZONE' });
  problems.require(
    minSize === undefined || isWholeNumber(minSize, { min: 1, max: known.maxSize ?? Infinity }),
    'WEB_TIER_SCHEDULED_ACTION_MIN_SIZE',
    () =>
      `${path}.minSize must be a whole number from 1 to capacity.maxSize (${String(known.maxSize)}), got ${String(minSize)}; raise capacity.maxSize or use a smaller minimum`,
  );
}
