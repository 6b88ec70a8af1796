/** Minimum number of zones of a load balancer, and of servers that survive the loss of a zone.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html (checked 2026-11-22) */
export const ZONES = { min: 2 } as const;

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/security-groups.html names of security groups (checked 2026-11-22) */
export const SECURITY_GROUP_NAME_LENGTH = { min: 1, max: 255 } as const;
