/** Target of a policy on requests. */
export const REQUESTS_PER_MINUTE = { min: 1, max: Infinity } as const;

/** Target of a policy on CPU utilization. Our own maximum: above it, servers are added too late. */
export const CPU_PERCENT = { min: 1, max: 90 } as const;
