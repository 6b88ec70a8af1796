/** Warm pool: servers that are initialized ahead of a failover and stopped. */
export interface WarmPoolProps {
  /**
   * Number of prepared servers, including running ones: more than `capacity.desiredCapacity`, at most
   * `capacity.maxSize`. The warm pool contains the difference to the desired capacity.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html MaxGroupPreparedCapacity
   */
  readonly maxGroupPreparedCapacity: number;
  /**
   * Servers that full load needs: `maxGroupPreparedCapacity` or more, at most `capacity.maxSize`. Servers beyond the
   * prepared ones boot cold.
   *
   * @default - `maxGroupPreparedCapacity`
   */
  readonly fullLoadCapacity?: number;
  /**
   * Time for a server to become ready, at its first boot and at every later start, before it is replaced; 30 to 7200
   * seconds.
   *
   * @default 600
   */
  readonly bootTimeoutSeconds?: number;
  /**
   * Time from the start of a stopped server until it is ready, as measured in drills: 1 to `bootTimeoutSeconds`. AWS
   * publishes no figure. Only `webTier.recovery` uses it.
   *
   * @default 180
   */
  readonly warmStartSeconds?: number;
  /**
   * Whether On-Demand Capacity Reservations for `fullLoadCapacity` servers are created, targeted at this group. A
   * stopped server reserves no capacity: AWS may be short of capacity when a Region fails. Reserved capacity is billed
   * like running servers.
   *
   * @default false
   */
  readonly capacityReservation?: boolean;
}

/** Returns the warm pool with its defaults. */
export function resolveWarmPool({
  maxGroupPreparedCapacity,
  fullLoadCapacity = maxGroupPreparedCapacity,
  bootTimeoutSeconds = 600,
  warmStartSeconds = 180,
  capacityReservation = false,
}: WarmPoolProps): Required<WarmPoolProps> {
  return { maxGroupPreparedCapacity, fullLoadCapacity, bootTimeoutSeconds, warmStartSeconds, capacityReservation };
}
