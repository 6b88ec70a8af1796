/** Scheduled action of the Auto Scaling group: changes its minimum at a set time, until another action changes it. */
export interface ScheduledAction {
  /** Unique name, for example `monday-morning`. */
  readonly name: string;
  /** Cron expression of five fields: minute, hour, day of the month, month, day of the week. */
  readonly recurrence: string;
  /**
   * IANA time zone of the recurrence, including its daylight saving time.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
  /** Minimum number of servers from then on, 1 to `capacity.maxSize`. Auto Scaling removes surplus servers later. */
  readonly minSize: number;
}

/** Scaling policies of the Auto Scaling group. */
export interface Scaling {
  /**
   * Target number of requests per minute and server, 1 or more. Measure it: a quarter of what a server can handle
   * leaves room for the loss of a zone while new servers start.
   *
   * @default 1000
   */
  readonly requestsPerServerPerMinute?: number;
  /**
   * Average CPU utilization of the group to keep, 1 to 90 percent.
   *
   * @default 50
   */
  readonly cpuPercent?: number;
  /**
   * Scheduled changes of the minimum, for days and hours that are known to be busy. Terraform then ignores changes of
   * `capacity.minSize` once the group exists.
   *
   * @default - none
   */
  readonly scheduledActions?: readonly ScheduledAction[];
  /**
   * Predictive scaling by a forecast from the CPU utilization of the last 14 days. It never removes servers.
   *
   * - `forecast-only`: shows the forecast
   * - `forecast-and-scale`: adds servers ahead of the forecast load
   *
   * @default 'off'
   */
  readonly predictive?: 'off' | 'forecast-only' | 'forecast-and-scale';
}

/** Returns the scaling policies with their defaults. */
export function resolveScaling({
  requestsPerServerPerMinute = 1000,
  cpuPercent = 50,
  scheduledActions = [],
  predictive = 'off',
}: Scaling): Required<Scaling> {
  return { requestsPerServerPerMinute, cpuPercent, scheduledActions, predictive };
}
