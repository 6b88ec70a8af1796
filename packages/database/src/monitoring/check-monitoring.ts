import type { ProblemList } from '@etops/foundation';
import { isEngine } from '../engine/engine';
import { ENGINE_LOGS } from './engine-logs';
import type { InstanceMonitoring } from './instance-monitoring';
import { ENHANCED_MONITORING_SECONDS, LOG_RETENTION_DAYS, PERFORMANCE_INSIGHTS } from '../limits';

/** What the monitoring has to fit to. */
export interface MonitoredInstance {
  readonly engine: string;
  readonly instanceClass: string | undefined;
  /** Without what only Terraform knows. */
  readonly monitoring: InstanceMonitoring;
}

/** Checks what is recorded of an instance. */
export function checkMonitoring({ engine, instanceClass, monitoring }: MonitoredInstance, problems: ProblemList): void {
  const { logs = [], logRetentionDays: days, performanceInsightsDays, enhancedMonitoringSeconds: seconds } = monitoring;
  const possible = isEngine(engine) ? ENGINE_LOGS[engine] : logs;
  const foreign = logs.filter((log) => !possible.includes(log));
  problems.require(
    foreign.length === 0,
    'DATABASE_LOGS',
    () =>
      `monitoring.logs must be logs of ${engine}, got ${foreign.map((log) => `'${log}'`).join(', ')}; choose from ${possible.join(', ')}`,
  );
  problems.require(
    new Set(logs).size === logs.length,
    'DATABASE_LOGS_TWICE',
    () => `monitoring.logs must name each log once, got ${logs.join(', ')}; leave one of them out`,
  );
  problems.require(
    days === undefined || LOG_RETENTION_DAYS.includes(days),
    'DATABASE_LOG_RETENTION',
    () =>
      `monitoring.logRetentionDays must be one of ${LOG_RETENTION_DAYS.join(', ')}, got ${String(days)}; choose the next longer one`,
  );
  problems.require(
    seconds === undefined || ENHANCED_MONITORING_SECONDS.includes(seconds),
    'DATABASE_ENHANCED_MONITORING',
    () =>
      `monitoring.enhancedMonitoringSeconds must be one of ${ENHANCED_MONITORING_SECONDS.join(', ')}, got ${String(seconds)}; leave it out to turn it off`,
  );
  checkPerformanceInsights(engine, instanceClass, performanceInsightsDays, problems);
}

function checkPerformanceInsights(
  engine: string,
  instanceClass: string | undefined,
  days: number | undefined,
  problems: ProblemList,
): void {
  if (days === undefined) {
    return;
  }
  const { week, month, months, twoYears } = PERFORMANCE_INSIGHTS;
  problems.require(
    days === week || days === twoYears || (days > 0 && days % month === 0 && days <= month * months),
    'DATABASE_PERFORMANCE_INSIGHTS',
    () =>
      `monitoring.performanceInsightsDays must be 7, a multiple of 31 up to 713, or 731, got ${String(days)}; 7 costs nothing`,
  );
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html (checked 2026-11-23)
  problems.require(
    engine === 'postgres' || !/^db\.t(2|3|4g)\.(micro|small)$/.test(instanceClass ?? ''),
    'DATABASE_PERFORMANCE_INSIGHTS_CLASS',
    () =>
      `monitoring.performanceInsightsDays must be left out for ${engine} on ${String(instanceClass)}, got ${String(days)}; RDS has it from medium classes on`,
  );
}
