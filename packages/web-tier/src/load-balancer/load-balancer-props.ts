import type { EnvironmentRef } from '@etops/contracts';
import { isProtected } from '@etops/foundation';

/** Health check of the load balancer on each server. */
export interface HealthCheck {
  /**
   * Path of the request, beginning with `/`, with a query if need be; up to 200 characters.
   *
   * @default '/health'
   */
  readonly path?: string;
  /**
   * Time between two checks, 5 to 300 seconds. A new server gets traffic after one success, so a short interval shortens
   * a failover.
   *
   * @default 10
   */
  readonly intervalSeconds?: number;
  /**
   * Time to wait for the response, 2 to 120 seconds, less than the interval.
   *
   * @default 5
   */
  readonly timeoutSeconds?: number;
  /**
   * Successes in a row after which an unhealthy server is healthy again, 2 to 10.
   *
   * @default 2
   */
  readonly healthyThreshold?: number;
  /**
   * Failures in a row after which a server is unhealthy, 2 to 10.
   *
   * @default 3
   */
  readonly unhealthyThreshold?: number;
  /**
   * Share of healthy servers below which the load balancer sends requests to all servers, the unhealthy ones included,
   * 0 to 100 percent; for servers that fail checks together under load. With 0, it does so only if no server is healthy.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html (checked 2026-11-28)
   * @default 0
   */
  readonly minHealthyPercent?: number;
}

/** Attributes of the load balancer. */
export interface LoadBalancerOptions {
  /**
   * Whether zonal shift is enabled: `arc-zonal-shift:StartZonalShift` moves traffic away from a zone until the shift
   * expires.
   *
   * @default true
   */
  readonly zonalShift?: boolean;
  /**
   * Time after which an idle connection is closed, 1 to 4000 seconds. Configure a longer keep-alive in the application:
   * the load balancer answers 502 if the server closes a connection first.
   *
   * @default 60
   */
  readonly idleTimeoutSeconds?: number;
  /**
   * Whether TLS handshakes, including failed ones, are logged to the bucket of the access logs.
   *
   * @default false
   */
  readonly connectionLogs?: boolean;
}

/** Props of the load balancer and its target group. */
export interface LoadBalancerProps {
  /**
   * Port of the application on a server, 1 to 65535, plain HTTP.
   *
   * @default 8080
   */
  readonly serverPort?: number;
  /**
   * Health check of the load balancer on each server.
   *
   * @default - see the members of `HealthCheck`
   */
  readonly healthCheck?: HealthCheck;
  /**
   * Time for a deregistering server to finish its requests, 0 to 3600 seconds.
   *
   * @default 60
   */
  readonly deregistrationDelaySeconds?: number;
  /**
   * Attributes of the load balancer.
   *
   * @default - see the members of `LoadBalancerOptions`
   */
  readonly loadBalancer?: LoadBalancerOptions;
  /**
   * Days after which access logs are deleted, 1 or more.
   *
   * @default 90
   */
  readonly accessLogRetentionDays?: number;
  /**
   * Whether AWS refuses to delete the load balancer.
   *
   * @default - true unless the environment's role is `development`
   */
  readonly deletionProtection?: boolean;
}

/** Load balancer with its defaults. */
export interface ResolvedLoadBalancer extends Required<LoadBalancerProps> {
  readonly healthCheck: Required<HealthCheck>;
  readonly loadBalancer: Required<LoadBalancerOptions>;
}

/** Returns the props of the load balancer with their defaults. */
export function resolveLoadBalancer(
  {
    serverPort = 8080,
    healthCheck = {},
    deregistrationDelaySeconds = 60,
    loadBalancer = {},
    accessLogRetentionDays = 90,
    deletionProtection,
  }: LoadBalancerProps,
  environment: EnvironmentRef,
): ResolvedLoadBalancer {
  return {
    serverPort,
    healthCheck: resolveHealthCheck(healthCheck),
    deregistrationDelaySeconds,
    loadBalancer: resolveOptions(loadBalancer),
    accessLogRetentionDays,
    deletionProtection: deletionProtection ?? isProtected(environment),
  };
}

function resolveHealthCheck({
  path = '/health',
  intervalSeconds = 10,
  timeoutSeconds = 5,
  healthyThreshold = 2,
  unhealthyThreshold = 3,
  minHealthyPercent = 0,
}: HealthCheck): Required<HealthCheck> {
  return { path, intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold, minHealthyPercent };
}

function resolveOptions({
  zonalShift = true,
  idleTimeoutSeconds = 60,
  connectionLogs = false,
}: LoadBalancerOptions): Required<LoadBalancerOptions> {
  return { zonalShift, idleTimeoutSeconds, connectionLogs };
}
