import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, isWholeNumber } from '@etops/foundation';
import type { Capacity } from '../capacity';
import { HOOK_TIMEOUT_SECONDS } from './limits';
import type { WarmPoolProps } from './warm-pool-props';

/** Checks a warm pool, and that no plan undoes the minimum that a failover raises. */
export function checkWarmPool(
  problems: ProblemList,
  path: string,
  warmPool: Required<WarmPoolProps>,
  capacity: Required<Capacity>,
): void {
  checkSizes(problems, path, warmPool, capacity);
  problems.require(
    capacity.ignoreMinSizeChanges,
    'WEB_TIER_WARM_POOL_MIN_SIZE',
    () =>
      `capacity.ignoreMinSizeChanges must be true with ${path}, got false; set it, since a failover raises the minimum and the next apply would lower it again`,
  );
  const bootTimeoutSeconds = problems.literal(
    `${path}.bootTimeoutSeconds`,
    warmPool.bootTimeoutSeconds,
    'the boot script contains it',
  );
  const warmStartSeconds = problems.literal(
    `${path}.warmStartSeconds`,
    warmPool.warmStartSeconds,
    'the time to full load is computed from it',
  );
  checkWholeNumber(problems, `${path}.bootTimeoutSeconds`, bootTimeoutSeconds, HOOK_TIMEOUT_SECONDS, {
    code: 'WEB_TIER_RANGE',
    unit: 'seconds',
    example: 600,
  });
  // A boot timeout out of range is one problem.
  const isTimeout = isWholeNumber(bootTimeoutSeconds, HOOK_TIMEOUT_SECONDS);
  checkWholeNumber(
    problems,
    `${path}.warmStartSeconds`,
    warmStartSeconds,
    { min: 1, max: isTimeout ? Number(bootTimeoutSeconds) : Infinity },
    { code: 'WEB_TIER_RANGE', unit: 'seconds', example: 180 },
  );
}

function checkSizes(
  problems: ProblemList,
  path: string,
  warmPool: Required<WarmPoolProps>,
  capacity: Required<Capacity>,
): void {
  const advice = 'the sizes of the warm pool and of its reservations are computed from it';
  const prepared = problems.literal(`${path}.maxGroupPreparedCapacity`, warmPool.maxGroupPreparedCapacity, advice);
  const fullLoad = problems.literal(`${path}.fullLoadCapacity`, warmPool.fullLoadCapacity, advice);
  const desired = problems.literal('capacity.desiredCapacity', capacity.desiredCapacity, advice);
  const most = problems.literal('capacity.maxSize', capacity.maxSize, advice);
  if (prepared === undefined || fullLoad === undefined || desired === undefined || most === undefined) {
    return;
  }
  const isPrepared = Number.isInteger(prepared) && prepared > desired && prepared <= most;
  problems.require(
    isPrepared,
    'WEB_TIER_WARM_POOL_PREPARED',
    () =>
      `${path}.maxGroupPreparedCapacity must be a whole number above capacity.desiredCapacity (${String(desired)}) and up to capacity.maxSize (${String(most)}), got ${String(prepared)}; omit ${path} to prepare no servers`,
  );
  problems.require(
    !isPrepared || (Number.isInteger(fullLoad) && fullLoad >= prepared && fullLoad <= most),
    'WEB_TIER_WARM_POOL_FULL_LOAD',
    () =>
      `${path}.fullLoadCapacity must be a whole number from maxGroupPreparedCapacity (${String(prepared)}) to capacity.maxSize (${String(most)}), got ${String(fullLoad)}; omit it if all servers of full load are prepared`,
  );
}
