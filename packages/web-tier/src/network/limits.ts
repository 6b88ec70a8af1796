/** Minimum number of zones of a load balancer, and of servers that survive the loss of a zone.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html (checked 2026-11-22) */
export const ZONES = { min: 2 } as const;
