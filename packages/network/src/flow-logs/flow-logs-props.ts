/** Traffic that flow logs record, and their destination. */
export interface FlowLogsProps {
  /**
   * Destination of the records. CloudWatch Logs supports queries and alarms at once; S3 (Parquet, one file per hour) is
   * the cheaper archive.
   */
  readonly destination: 'cloud-watch-logs' | 's3';
  /**
   * Days after which records expire; in CloudWatch Logs one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 and so on.
   *
   * @default 90
   */
  readonly retentionDays?: number;
  /**
   * Traffic to record.
   *
   * @default 'ALL'
   */
  readonly trafficType?: 'ALL' | 'ACCEPT' | 'REJECT';
  /**
   * Seconds over which packets are aggregated into a record.
   *
   * @default 600
   */
  readonly aggregationSeconds?: 60 | 600;
}

/** Flow logs of a network. */
export interface FlowLogOptions {
  /**
   * VPC flow logs; `none` records nothing.
   *
   * @default - all traffic to CloudWatch Logs, for 90 days
   */
  readonly flowLogs?: FlowLogsProps | 'none';
}
