import type { EndpointRef } from '@etops/contracts';

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
   * Public IPv4 addresses, one or more, each with a health check of its own. The site is healthy while one is.
   *
   * Health checkers cannot reach private addresses, and the firewall must let them in.
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
}

/** Two Regions behind one share of the traffic: the second answers while the first cannot. */
export interface AwsSite {
  /** Where the first Region answers; its name is an A record of the zone that the Region's own stack publishes. */
  readonly primary: EndpointRef;
  /** Where the second Region answers; it must not answer its health check path while it cannot serve. */
  readonly dr: EndpointRef;
  /** Share of the traffic, relative to the other site's weight; 0 to 255. 0 is served when all others are unhealthy. */
  readonly weight: number;
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
