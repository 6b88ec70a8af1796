import type { AlarmSpec } from '@etops/contracts';

/** Returns alarms of a schedule with the machine in their ids: `warm-pool-starts-lost`, for example. */
export function alarmsOf(machine: string, alarms: readonly AlarmSpec[] = []): readonly AlarmSpec[] {
  return alarms.map((alarm) => ({
    ...alarm,
    id: `${machine}-${alarm.id}`,
    name: `${machine}-${alarm.name ?? alarm.id}`,
  }));
}
