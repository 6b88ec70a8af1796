export { checkSchedule } from './check-schedule';
export type { ScheduleRequirement } from './check-schedule';
export type { ScheduleDialect } from './dialect';
export type { NextRunsOptions } from './evaluate';
export { longestIntervalDays, nextRuns } from './next-runs';
export { scheduleFault } from './schedule-fault';
