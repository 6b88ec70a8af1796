/** Thresholds of the alarms. */
export interface WebTierAlarmThresholds {
  /**
   * Share of requests that end with a 5xx status, in percent; more than 0, at most 100.
   *
   * @default 1
   */
  readonly errorPercent?: number;
  /**
   * 95th percentile of the servers' response time, in seconds; more than 0.
   *
   * @default 1
   */
  readonly latencySeconds?: number;
  /**
   * Average CPU utilization of the group, more than 0, at most 100 percent. Use more than `scaling.cpuPercent`.
   *
   * @default 80
   */
  readonly cpuPercent?: number;
  /**
   * Memory utilization of the server that uses most, more than 0, at most 100 percent.
   *
   * @default 85
   */
  readonly memoryPercent?: number;
  /**
   * Utilization of the fullest root volume, more than 0, at most 100 percent.
   *
   * @default 80
   */
  readonly diskPercent?: number;
  /**
   * Outbound traffic per server, average of the group, in megabits per second; more than 0. Start with three quarters of
   * the instance type's baseline bandwidth.
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

/** Returns the thresholds with their defaults. */
export function resolveAlarmThresholds({
  errorPercent = 1,
  latencySeconds = 1,
  cpuPercent = 80,
  memoryPercent = 85,
  diskPercent = 80,
  networkMbps = 500,
  replicationMinutes = 30,
}: WebTierAlarmThresholds): Required<WebTierAlarmThresholds> {
  return { errorPercent, latencySeconds, cpuPercent, memoryPercent, diskPercent, networkMbps, replicationMinutes };
}
