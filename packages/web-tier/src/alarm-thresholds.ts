/** When the alarms of a web tier fire. */
export interface AlarmThresholds {
  /**
   * Answers with a 5xx status, as a share of all, in percent; more than 0, at most 100.
   *
   * @default 1
   */
  readonly errorPercent?: number;
  /**
   * 95th percentile of the time that servers take to answer, in seconds; more than 0.
   *
   * @default 1
   */
  readonly latencySeconds?: number;
  /**
   * Mean CPU use of the group, 1 to 100: more than the autoscaler holds it to.
   *
   * @default 80
   */
  readonly cpuPercent?: number;
  /**
   * Memory of the server that uses most, 1 to 100.
   *
   * @default 85
   */
  readonly memoryPercent?: number;
  /**
   * Root volume of the fullest server, 1 to 100.
   *
   * @default 80
   */
  readonly diskPercent?: number;
  /**
   * What a server sends, mean of the group, in megabits a second; more than 0. The instance type's baseline bandwidth
   * less a quarter is a good start.
   *
   * @default 500
   */
  readonly networkMbps?: number;
  /**
   * Age of the shared files' copy in the other Region, in minutes; at least 15, within which EFS copies most file
   * systems.
   *
   * @default 30
   */
  readonly replicationMinutes?: number;
}
