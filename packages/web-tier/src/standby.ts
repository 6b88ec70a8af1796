/** Servers that are made ready ahead of a failover, and stopped. Those that run are `capacity.normal`. */
export interface Standby {
  /** Servers that full load takes; more than `capacity.normal`, at most `capacity.maximum`. */
  readonly full: number;
  /**
   * Stopped servers, 1 to `full` less `capacity.normal`. With fewer than that, the last servers boot cold.
   *
   * @default - `full` less `capacity.normal`
   */
  readonly warm?: number;
  /**
   * Time for a server to become able to serve, at its first boot and at every later start, before it is given up for
   * another; 30 to 7200.
   *
   * @default 600
   */
  readonly bootTimeoutSeconds?: number;
  /**
   * Time from the start of a stopped server until it can serve, as drills measure it; at least 1, at most
   * `bootTimeoutSeconds`. AWS publishes no figure: this one is for `webTier.recovery` only.
   *
   * @default 180
   */
  readonly warmStartSeconds?: number;
  /**
   * Reserves capacity for `full` servers over the zones, for this group alone. A stopped server holds none: AWS may have
   * no room for it on the day on which a Region is lost. Reserved capacity is billed as if servers ran.
   *
   * @default false
   */
  readonly capacityReservation?: boolean;
}
