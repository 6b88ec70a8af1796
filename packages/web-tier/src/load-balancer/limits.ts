/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html Name, also of target groups (checked 2026-11-22) */
export const LOAD_BALANCER_NAME_LENGTH = { min: 1, max: 32 } as const;

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html (checked 2026-11-22) */
export const HEALTH_CHECK = {
  intervalSeconds: { min: 5, max: 300 },
  timeoutSeconds: { min: 2, max: 120 },
  healthyThreshold: { min: 2, max: 10 },
  unhealthyThreshold: { min: 2, max: 10 },
  minHealthyPercent: { min: 0, max: 100 },
} as const;

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html (checked 2026-11-22) */
export const DEREGISTRATION_DELAY_SECONDS = { min: 0, max: 3600 } as const;

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html idle_timeout.timeout_seconds (checked 2026-11-23) */
export const IDLE_TIMEOUT_SECONDS = { min: 1, max: 4000 } as const;

/** Sources of a security group with a rule for each of two ports: AWS accepts 60 rules. A prefix list counts with its size.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (checked 2026-11-22) */
export const ALLOWED_SOURCES = { min: 1, max: 30 } as const;

/** Days after which objects expire, as S3 counts them. */
export const EXPIRATION_DAYS = { min: 1, max: Infinity } as const;

/** Length of a path that load balancer, web ACL and Route 53 accept: 1024, 200 and 255.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_ByteMatchStatement.html SearchString (checked 2026-11-28)
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html ResourcePath (checked 2026-11-28) */
export const HEALTH_PATH_LENGTH = { min: 1, max: 200 } as const;
