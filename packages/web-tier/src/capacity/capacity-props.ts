/** Sizes of the Auto Scaling group. */
export interface Capacity {
  /** Minimum number of servers, 1 or more: the load balancer always needs a target. */
  readonly minSize: number;
  /**
   * Number of servers at creation. Auto Scaling or a runbook changes it afterwards, and Terraform never changes it back.
   */
  readonly desiredCapacity: number;
  /** Maximum number of servers. */
  readonly maxSize: number;
  /**
   * Whether Terraform ignores changes of `minSize` once the group exists. Required if a failover runbook raises the
   * minimum: the next apply would lower it again.
   *
   * @default false
   */
  readonly ignoreMinSizeChanges?: boolean;
}

/** Returns the sizes with their defaults. */
export function resolveCapacity({ ignoreMinSizeChanges = false, ...sizes }: Capacity): Required<Capacity> {
  return { ...sizes, ignoreMinSizeChanges };
}
