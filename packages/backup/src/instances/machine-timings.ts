/** Timings of a state machine for instances. */
export interface MachineTimings {
  /** Seconds before a failed call is retried for the first time. */
  readonly retrySeconds: number;
  /** Seconds between two polls. */
  readonly pollSeconds: number;
  /**
   * JSONPath of the current time.
   *
   * @default '$$.Execution.StartTime'
   */
  readonly now?: string;
}
