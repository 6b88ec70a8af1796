import type { ProblemList } from '@etops/foundation';
import type { AlarmThresholds } from './alarm-thresholds';
import { REPLICATION_MINUTES_MINIMUM } from './limits';

/** What each threshold must be: more than the first, at most the second. */
const RANGES: Readonly<Record<keyof AlarmThresholds, readonly [number, number]>> = {
  errorPercent: [0, 100],
  latencySeconds: [0, Infinity],
  cpuPercent: [0, 100],
  memoryPercent: [0, 100],
  diskPercent: [0, 100],
  networkMbps: [0, Infinity],
  replicationMinutes: [REPLICATION_MINUTES_MINIMUM - 1, Infinity],
};

/** Finds thresholds that no metric reaches, or every one; `undefined` is a value that only Terraform knows. */
export function checkAlarms(
  alarms: Readonly<Record<keyof AlarmThresholds, number | undefined>>,
  problems: ProblemList,
): void {
  for (const [name, [above, maximum]] of Object.entries(RANGES)) {
    const value = alarms[name as keyof AlarmThresholds];
    const upTo = maximum === Infinity ? '' : ` and at most ${String(maximum)}`;
    problems.require(
      value === undefined || (value > above && value <= maximum),
      'WEB_TIER_ALARM',
      () =>
        `alarms.${name} must be more than ${String(above)}${upTo}, got ${String(value)}; the alarm would never fire, or never stop`,
    );
  }
}
