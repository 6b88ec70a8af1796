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

/** Sources that may connect to the load balancer, on ports 80 and 443: together 1 to 30. */
export interface AllowedSources {
  /**
   * IPv4 ranges, for example that of an office.
   *
   * @default - none
   */
  readonly cidrBlocks?: readonly string[];
  /**
   * Ids of prefix lists, for example the one of CloudFront. The rules of a security group include each of its entries.
   *
   * @default - none
   */
  readonly prefixListIds?: readonly string[];
}

/** Attributes of the load balancer. */
export interface LoadBalancerOptions {
  /**
   * Scheme, which AWS cannot change: another one replaces the load balancer.
   *
   * - `internet-facing`: public addresses, in the public subnets
   * - `internal`: private addresses, in the application subnets. Route 53 cannot check it, so it serves no public name
   *
   * @default 'internet-facing'
   */
  readonly scheme?: 'internet-facing' | 'internal';
  /**
   * Sources that may connect. Health checks of Route 53 come from ranges of AWS, which a site with public names needs.
   *
   * @default - the internet; private ranges (RFC 1918) if the scheme is `internal`
   */
  readonly allowedSources?: AllowedSources;
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
export interface ResolvedLoadBalancer extends Required<Omit<LoadBalancerProps, 'loadBalancer'>> {
  readonly healthCheck: Required<HealthCheck>;
  readonly loadBalancer: ResolvedOptions;
}

/** Attributes of the load balancer with their defaults. */
export interface ResolvedOptions extends Required<Omit<LoadBalancerOptions, 'allowedSources'>> {
  /** Sources that may connect; `undefined` is the internet. */
  readonly allowedSources: AllowedSources | undefined;
}

/** @see https://datatracker.ietf.org/doc/html/rfc1918 */
const PRIVATE_RANGES: AllowedSources = { cidrBlocks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] };

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
  scheme = 'internet-facing',
  allowedSources = scheme === 'internal' ? PRIVATE_RANGES : undefined,
  zonalShift = true,
  idleTimeoutSeconds = 60,
  connectionLogs = false,
}: LoadBalancerOptions): ResolvedOptions {
  return { scheme, allowedSources, zonalShift, idleTimeoutSeconds, connectionLogs };
}
