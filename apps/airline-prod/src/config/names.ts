import type { EndpointRef } from '@etops/contracts';
import type { AirlineConfig } from './airline-config';
import type { SiteName } from './network-plan';

/** Path that a site's load balancer and Route 53 ask for its health. */
export const HEALTH_CHECK_PATH = '/health';

/** Names that passengers know. */
export function publicNames({ zoneName }: AirlineConfig): readonly string[] {
  return [zoneName, `www.${zoneName}`];
}

/** Where an environment answers by itself; each environment publishes its own, and `dns` points at it. */
export function originOf({ zoneName }: AirlineConfig, site: SiteName): EndpointRef {
  return { dnsName: `origin-${site}.${zoneName}`, port: 443, healthCheckPath: HEALTH_CHECK_PATH };
}
