import type { ProblemList } from '@etops/foundation';
import { checkLogRetention, checkOneOf, isToken, literals, propPath, show } from '@etops/foundation';
import { isEngine } from '../engine';
import { ENHANCED_MONITORING_SECONDS, PERFORMANCE_INSIGHTS } from '../limits';
import { ENGINE_LOGS } from './engine-logs';
import type { InstanceMonitoring } from './instance-monitoring';

/** Monitoring, and the properties of the instance that it must fit. */
export interface MonitoredInstance {
  readonly engine: string;
  readonly instanceClass: string;
  readonly monitoring: InstanceMonitoring;
}

/** Checks logs and monitoring of an instance. */
export function checkMonitoring(
  problems: ProblemList,
  path: string,
  { engine, instanceClass, monitoring }: MonitoredInstance,
): void {
  checkLogs(problems, propPath(path, 'logs'), engine, monitoring);
  checkLogRetention(problems, propPath(path, 'logRetentionDays'), monitoring.logRetentionDays, {
    code: 'DATABASE_LOG_RETENTION',
  });
  checkOneOf(
    problems,
    propPath(path, 'enhancedMonitoringSeconds'),
    monitoring.enhancedMonitoringSeconds,
    ENHANCED_MONITORING_SECONDS,
    { code: 'DATABASE_ENHANCED_MONITORING', advice: 'omit it to turn enhanced monitoring off' },
  );
  checkPerformanceInsights(problems, propPath(path, 'performanceInsightsDays'), {
    engine,
    instanceClass,
    days: literals(monitoring.performanceInsightsDays),
  });
}

function checkLogs(problems: ProblemList, path: string, engine: string, { logs = [] }: InstanceMonitoring): void {
  logs.forEach((log, index) => problems.literal(`${path}[${String(index)}]`, log));
  const literalLogs = logs.filter((log) => !isToken(log));
  const possible = isEngine(engine) ? ENGINE_LOGS[engine] : literalLogs;
  const foreign = literalLogs.filter((log) => !possible.includes(log));
  problems.require(
    foreign.length === 0,
    'DATABASE_LOGS',
    () => `${path} must be logs of ${engine}, got ${foreign.map(show).join(', ')}; choose from ${possible.join(', ')}`,
  );
  problems.require(
    new Set(literalLogs).size === literalLogs.length,
    'DATABASE_LOGS_TWICE',
    () => `${path} must name each log once, got ${logs.map(show).join(', ')}; remove the duplicate`,
  );
}

function checkPerformanceInsights(
  problems: ProblemList,
  path: string,
  { engine, instanceClass, days }: { engine: string; instanceClass: string; days: number | undefined },
): void {
  if (days === undefined) {
    return;
  }
  const { week, month, months, twoYears } = PERFORMANCE_INSIGHTS;
  problems.require(
    days === week || days === twoYears || (days > 0 && days % month === 0 && days <= month * months),
    'DATABASE_PERFORMANCE_INSIGHTS',
    () => `${path} must be 7, a multiple of 31 up to 713, or 731, got ${show(days)}; use 7, which is free of charge`,
  );
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html (checked 2026-11-23)
  problems.require(
    engine === 'postgres' || !/^db\.t(2|3|4g)\.(micro|small)$/.test(instanceClass),
    'DATABASE_PERFORMANCE_INSIGHTS_CLASS',
    () =>
      `${path} must be omitted for ${engine} on ${instanceClass}, got ${show(days)}; use a medium class or larger for Performance Insights`,
  );
}
