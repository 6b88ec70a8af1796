/** A time from which the group has at least so many servers, until another one says otherwise. */
export interface ScheduledMinimum {
  /** Unique, for example `monday-morning`. */
  readonly name: string;
  /** Cron expression of five fields: minute, hour, day of the month, month, day of the week. */
  readonly recurrence: string;
  /**
   * IANA time zone of the recurrence; daylight saving included.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
  /** Servers from then on, from 1 to `capacity.maximum`. More than are needed, the autoscaler takes away later. */
  readonly minimum: number;
}
