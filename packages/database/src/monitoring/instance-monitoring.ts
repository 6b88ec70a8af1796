/** Log that RDS can publish to CloudWatch Logs; each engine has its own. */
export type DatabaseLog = 'postgresql' | 'upgrade' | 'iam-db-auth-error' | 'audit' | 'error' | 'general' | 'slowquery';

/** Logs and monitoring of an instance, in addition to its metrics. */
export interface InstanceMonitoring {
  /**
   * Logs to publish to CloudWatch Logs: `postgresql` and `upgrade` of PostgreSQL; `error`, `slowquery`, `general` and
   * `audit` of MySQL and MariaDB; `iam-db-auth-error` of all. The parameters, and for `audit` the option group, that
   * make the engine write them are set. The option group of `audit` stays in RDS when it is no longer used, free of
   * charge, since snapshots refer to it.
   *
   * @default - none
   */
  readonly logs?: readonly DatabaseLog[];
  /**
   * Days that CloudWatch Logs keeps the logs; one of the periods that it accepts: 1, 3, 5, 7, 14, 30, 60, 90, … 3653.
   *
   * @default 90
   */
  readonly logRetentionDays?: number;
  /**
   * Days that Performance Insights keeps its data: 7 (free of charge), a multiple of 31 up to 713, or 731.
   *
   * @default - Performance Insights is off
   */
  readonly performanceInsightsDays?: number;
  /**
   * Seconds between two samples of enhanced monitoring of the operating system: 1, 5, 10, 15, 30 or 60.
   *
   * @default - enhanced monitoring is off
   */
  readonly enhancedMonitoringSeconds?: number;
}
