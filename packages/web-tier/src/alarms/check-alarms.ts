import type { ProblemList } from '@etops/foundation';
import type { WebTierAlarmThresholds } from './alarm-thresholds';

/** Minutes within which EFS copies most file systems: an alarm below would go off during a healthy replication.
 * @see https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html (checked 2026-11-22) */
const REPLICATION_MINUTES = { min: 15 } as const;

/** Range of each threshold: more than the first number, at most the second. */
const RANGES: Readonly<Record<keyof WebTierAlarmThresholds, readonly [number, number]>> = {
  errorPercent: [0, 100],
  latencySeconds: [0, Infinity],
  cpuPercent: [0, 100],
  memoryPercent: [0, 100],
  diskPercent: [0, 100],
  networkMbps: [0, Infinity],
  replicationMinutes: [REPLICATION_MINUTES.min - 1, Infinity],
};

/** Checks that each threshold can be reached, and not always is. */
export function checkAlarms(problems: ProblemList, path: string, thresholds: Required<WebTierAlarmThresholds>): void {
  for (const [name, [above, most]] of Object.entries(RANGES)) {
    const prop = `${path}.${name}`;
    const value = problems.literal(prop, thresholds[name as keyof WebTierAlarmThresholds], 'alarms are plain data');
    const upTo = most === Infinity ? '' : ` and at most ${String(most)}`;
    problems.require(
      value === undefined || (value > above && value <= most),
      'WEB_TIER_ALARM',
      () =>
        `${prop} must be more than ${String(above)}${upTo}, got ${String(value)}; choose a threshold in that range, since the alarm would never go off or never recover`,
    );
  }
}
