import type { EndpointRef } from '@etops/contracts';

/** A public hosted zone. */
export interface HostedZoneRef {
  /** Zone id, without `/hostedzone/`. A token of the same stack is accepted. */
  readonly id: string;
  /** Domain name in lower case, without the final dot, for example `airline.example`. */
  readonly name: string;
}

/**
 * Databases that the on-premises site reads and writes.
 *
 * - `own`: the site has all data that it needs, and serves without AWS
 * - `aws`: the site uses the database in AWS, and serves only while the Region of the writable database is up. Its health
 *   check path must fail without that database
 */
export type OnPremisesData = 'own' | 'aws';

/** Servers outside of AWS, known by their addresses. */
export interface OnPremisesSite {
  /**
   * Public addresses, at least one of IPv4. Each has its own health check; the site is healthy while at least one
   * address is healthy.
   *
   * Health checkers cannot reach private addresses, and the firewall must admit them. IPv6 addresses create AAAA
   * records, and need {@link AwsSite.ipv6}.
   */
  readonly addresses: readonly string[];
  /** Path that answers 2xx or 3xx over HTTPS within 2 seconds while the site can serve; starts with `/`. */
  readonly healthCheckPath: string;
  /**
   * Share of the traffic, relative to the other site's weight; 0 to 255.
   *
   * Route 53 answers with records of weight 0 only while all others are unhealthy.
   */
  readonly weight: number;
  /**
   * TCP port that health checks connect to; 1 to 65535.
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
   * Text that the first 5,120 bytes of the answer must contain; 1 to 255 characters.
   *
   * @default - any answer with 2xx or 3xx passes
   */
  readonly searchString?: string;
  /**
   * Database of the site, for the truth table.
   *
   * @default 'own'
   */
  readonly data?: OnPremisesData;
  /**
   * Share of the website's full load that the site can carry, in percent; more than 0. It must not be less than the
   * site's normal share; synthesis warns if it is less than 100, the share of the only site that is left.
   *
   * @default - not checked
   */
  readonly capacityPercent?: number;
}

/**
 * How AWS fails over to the second Region.
 *
 * - `manual`: the second Region answers only while the switch `dr-in-service` is on, and the first only while it is off.
 *   For a second Region whose database is a replica: it accepts writes only after its promotion, and the first Region's
 *   data is out of date from then on. Amazon Application Recovery Controller calls such a condition a gating rule.
 * - `automatic`: the second Region answers whenever the first is unhealthy. For Regions that both accept writes.
 */
export type FailoverMode = 'manual' | 'automatic';

/** Two Regions behind one share of the traffic: the second answers when the first cannot. */
export interface AwsSite {
  /** Endpoint of the first Region; its name is a record of the zone that the Region's own stack publishes. */
  readonly primary: EndpointRef;
  /** Endpoint of the second Region. */
  readonly dr: EndpointRef;
  /**
   * Share of the traffic, relative to the other site's weight; 0 to 255.
   *
   * Route 53 answers with records of weight 0 only while all others are unhealthy.
   */
  readonly weight: number;
  /**
   * Failover between the Regions.
   *
   * @default 'manual'
   */
  readonly failoverMode?: FailoverMode;
  /**
   * Whether both origins publish AAAA records in addition to their A records. If so, the website has AAAA records too.
   *
   * Needs IPv6 addresses on-premises: if only one site had AAAA records, IPv6 clients could not fail over to the other
   * site.
   *
   * @default false
   */
  readonly ipv6?: boolean;
  /**
   * Text that the first 5,120 bytes of both Regions' answers must contain; 1 to 255 characters.
   *
   * @default - any answer with 2xx or 3xx passes
   */
  readonly searchString?: string;
  /**
   * Share of the website's full load that the smaller of both Regions can carry, in percent; more than 0. See
   * {@link OnPremisesSite.capacityPercent}.
   *
   * @default - not checked
   */
  readonly capacityPercent?: number;
}

/**
 * Page that answers while no site can serve: give exactly one of the props.
 *
 * It must show the public names' certificates, and depend on none of the sites. Route 53 does not check it.
 */
export interface LastResort {
  /**
   * Public addresses of the page's servers, at least one of IPv4.
   *
   * @default - the page is on CloudFront
   */
  readonly addresses?: readonly string[];
  /**
   * Domain name of a CloudFront distribution, for example `d111111abcdef8.cloudfront.net`. Its alternate domain names
   * must include the public names and `failover.<first public name>`: Route 53 requires the name of the record.
   *
   * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html (checked 2026-11-28)
   * @default - the page is at {@link addresses}
   */
  readonly cloudFrontDomainName?: string;
}

/** The two sites of a website. */
export interface Sites {
  /** The on-premises site. */
  readonly onPremises: OnPremisesSite;
  /** The site in AWS, which consists of two Regions. */
  readonly aws: AwsSite;
}

/** Names of a website, and the sites that serve it. */
export interface SiteSettings {
  /** Public hosted zone that contains the records. */
  readonly zone: HostedZoneRef;
  /**
   * Public names of the website in the zone, in lower case, fully qualified without the final dot. The first is also the
   * parent of the internal names: `aws.<first>` and `on-premises.<first>`, and with {@link lastResort} also
   * `sites.<first>` and `failover.<first>`.
   *
   * @default - the zone's name, and `www` in it
   */
  readonly names?: readonly string[];
  /** Sites that share the traffic. */
  readonly sites: Sites;
  /**
   * Page that answers while no site can serve.
   *
   * @default - none: Route 53 answers as if every site were healthy, and synthesis prints a warning
   */
  readonly lastResort?: LastResort;
}
