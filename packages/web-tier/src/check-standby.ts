import type { ProblemList } from '@etops/foundation';
import { checkRange } from './check-range';
import { HOOK_TIMEOUT_SECONDS } from './limits';
import type { Standby } from './standby';
import type { Capacity } from './web-tier-props';

/** A standby with its defaults; `undefined` is a value that only Terraform knows. */
export type CheckedStandby = { readonly [K in keyof Omit<Standby, 'capacityReservation'>]-?: number | undefined };

/** Finds what AWS, or the runbook, would not take of a standby. */
export function checkStandby(
  standby: CheckedStandby | undefined,
  capacity: CheckedCapacity,
  problems: ProblemList,
): void {
  if (standby === undefined) {
    return;
  }
  checkSizes(standby, capacity, problems);
  problems.require(
    capacity.minimumSetBy === 'runbook',
    'WEB_TIER_STANDBY_MINIMUM',
    () =>
      `capacity.minimumSetBy must be 'runbook' with standby, got '${capacity.minimumSetBy}'; the failover raises the minimum, since a warm pool starts no server by itself before load comes, and the next apply would lower it again`,
  );
  const { bootTimeoutSeconds, warmStartSeconds } = standby;
  checkRange(problems, 'standby.bootTimeoutSeconds', bootTimeoutSeconds, HOOK_TIMEOUT_SECONDS);
  checkRange(problems, 'standby.warmStartSeconds', warmStartSeconds, {
    minimum: 1,
    maximum: bootTimeoutSeconds ?? HOOK_TIMEOUT_SECONDS.maximum,
  });
}

type CheckedCapacity = Readonly<Record<'normal' | 'maximum', number | undefined>> & {
  readonly minimumSetBy: NonNullable<Capacity['minimumSetBy']>;
};

function checkSizes({ full, warm }: CheckedStandby, { normal, maximum }: CheckedCapacity, problems: ProblemList): void {
  if (full === undefined || warm === undefined || normal === undefined || maximum === undefined) {
    problems.add(
      'WEB_TIER_STANDBY_LITERAL',
      "standby and capacity must be literal numbers, got one that only Terraform knows; the warm pool's size is their sum, so write them out",
    );
    return;
  }
  problems.require(
    Number.isInteger(full) && full > normal && full <= maximum,
    'WEB_TIER_STANDBY_FULL',
    () =>
      `standby.full must be a whole number above capacity.normal (${String(normal)}) and up to capacity.maximum (${String(maximum)}), got ${String(full)}; the group never starts more than its maximum`,
  );
  problems.require(
    Number.isInteger(warm) && warm >= 1 && warm <= full - normal,
    'WEB_TIER_STANDBY_WARM',
    () =>
      `standby.warm must be a whole number from 1 to full less capacity.normal (${String(full - normal)}), got ${String(warm)}; the provider does not send a size of 0, so leave standby out to have none`,
  );
}
