/** A log that RDS can send to CloudWatch Logs; each engine has its own. */
export type DatabaseLog = 'postgresql' | 'upgrade' | 'iam-db-auth-error' | 'audit' | 'error' | 'general' | 'slowquery';

/** What of an instance is recorded beyond its metrics. */
export interface InstanceMonitoring {
  /**
   * Logs that are sent to CloudWatch Logs: `postgresql` and `upgrade` of PostgreSQL; `error`, `slowquery`, `general` and
   * `audit` of MySQL and MariaDB; `iam-db-auth-error` of each. The parameters, and for `audit` the option group, that
   * make the engine write them are set.
   *
   * @default - none
   */
  readonly logs?: readonly DatabaseLog[];
  /**
   * Days that CloudWatch Logs keeps them, one of its own figures: 1, 3, 5, 7, 14, 30, 60, 90, … 3653.
   *
   * @default 90
   */
  readonly logRetentionDays?: number;
  /**
   * Performance Insights, kept so many days: 7 free of charge, a multiple of 31 up to 713, or 731.
   *
   * @default - off
   */
  readonly performanceInsightsDays?: number;
  /**
   * Enhanced monitoring of the operating system, every so many seconds: 1, 5, 10, 15, 30 or 60.
   *
   * @default - off
   */
  readonly enhancedMonitoringSeconds?: number;
}
