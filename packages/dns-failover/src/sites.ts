import type { EndpointRef } from '@etops/contracts';
import type { CheckerRegion } from './limits';
import type { Traffic } from './traffic';

/** A public hosted zone. */
export interface HostedZoneRef {
  /** Zone id, without `/hostedzone/`. */
  readonly id: string;
  /** Domain name in lower case, without the final dot, for example `airline.example`. */
  readonly name: string;
}

/** Servers outside of AWS, known by their addresses. */
export interface OnPremisesSite {
  /**
   * Public addresses, at least one of IPv4, each with a health check of its own. The site is healthy while one is.
   *
   * Health checkers cannot reach private addresses, and the firewall must let them in. Addresses of IPv6 make AAAA
   * records, and need {@link AwsSite.ipv6}.
   */
  readonly addresses: readonly string[];
  /** Path that answers 2xx or 3xx over HTTPS within 2 seconds while the site can serve; starts with `/`. */
  readonly healthCheckPath: string;
  /** Share of the traffic, relative to the other site's weight; 0 to 255. 0 is served when all others are unhealthy. */
  readonly weight: number;
  /**
   * TCP port that is checked; 1 to 65535.
   *
   * @default 443
   */
  readonly port?: number;
  /**
   * Host name that health checks send, in the `Host` header and in TLS (SNI).
   *
   * @default - the first public name
   */
  readonly hostName?: string;
  /**
   * Text that the answer must hold in its first 5,120 bytes; 1 to 255 characters.
   *
   * @default - any answer with 2xx or 3xx will do
   */
  readonly searchString?: string;
}

/**
 * Who may answer for AWS while the first Region cannot.
 *
 * - `gated`: the second Region answers only while the switch `dr-in-service` is on, and the first only while it is off.
 *   For a second Region whose database is a replica: it can write only after its promotion, and what the first has is
 *   then out of date.
 * - `always-eligible`: the second Region answers whenever the first is unhealthy. For Regions that can both write.
 */
export type Standby = 'gated' | 'always-eligible';

/** Two Regions behind one share of the traffic: the second answers while the first cannot. */
export interface AwsSite {
  /** Where the first Region answers; its name is a record of the zone that the Region's own stack publishes. */
  readonly primary: EndpointRef;
  /** Where the second Region answers. */
  readonly dr: EndpointRef;
  /** Share of the traffic, relative to the other site's weight; 0 to 255. 0 is served when all others are unhealthy. */
  readonly weight: number;
  /** @default 'gated' */
  readonly standby?: Standby;
  /**
   * Whether both origins publish AAAA records beside their A records. Then the website has AAAA records as well, which
   * needs addresses of IPv6 on-premises: with AAAA records for one site alone, no client with IPv6 could leave it.
   *
   * @default false
   */
  readonly ipv6?: boolean;
  /**
   * Text that both Regions' answers must hold in their first 5,120 bytes; 1 to 255 characters.
   *
   * @default - any answer with 2xx or 3xx will do
   */
  readonly searchString?: string;
}

export interface Sites {
  readonly onPremises: OnPremisesSite;
  readonly aws: AwsSite;
}

/** How Route 53 finds out that a site is gone. */
export interface CheckSettings {
  /**
   * Seconds between two requests of one checker: 10, or 30 at a lower price. Changing it replaces the checks.
   *
   * @default 10
   */
  readonly intervalSeconds?: 10 | 30;
  /**
   * Failed requests in a row that make an endpoint unhealthy; 1 to 10.
   *
   * @default 3
   */
  readonly failureThreshold?: number;
  /**
   * Regions that Route 53 checks from, three or more. The fewer, the more one of them decides.
   *
   * @default - all that Route 53 has
   */
  readonly regions?: readonly CheckerRegion[];
}

/** What the record tree follows from. */
export interface FailoverSettings {
  readonly zone: HostedZoneRef;
  /**
   * Public names of the website in the zone, in lower case, fully qualified without the final dot. The first is also the parent of the
   * internal names, `aws.<first>` and `on-premises.<first>`.
   *
   * @default - the zone's name, and `www` in it
   */
  readonly names?: readonly string[];
  readonly sites: Sites;
  /**
   * How the sites share the traffic at present. Changing it changes weights and nothing else.
   *
   * @default 'normal'
   */
  readonly traffic?: Traffic;
  /** @default - every 10 seconds, 3 failures */
  readonly checks?: CheckSettings;
}

/** The website's names, defaults filled in. */
export function publicNames({ names, zone }: Pick<FailoverSettings, 'names' | 'zone'>): readonly string[] {
  return names ?? [zone.name, `www.${zone.name}`];
}

/** Names between the public ones and the sites. */
export function internalNames(settings: Pick<FailoverSettings, 'names' | 'zone'>): {
  readonly onPremises: string;
  readonly aws: string;
} {
  const [parent = settings.zone.name] = publicNames(settings);
  return { onPremises: `on-premises.${parent}`, aws: `aws.${parent}` };
}
