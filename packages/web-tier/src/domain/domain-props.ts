/** DNS names of the site. */
export interface Domain {
  /** Id of the public hosted zone. */
  readonly hostedZoneId: string;
  /** Name of the zone, without the final dot. */
  readonly zoneName: string;
  /** Name of this environment inside the zone, for example `origin-primary.airline.example`. */
  readonly originName: string;
  /**
   * Public names inside the zone that the certificate covers as well. Records for them are created elsewhere.
   *
   * @default - none
   */
  readonly alternativeNames?: readonly string[];
  /**
   * Path that Route 53 requests to find out whether the site can serve, database included: up to 200 characters,
   * beginning with `/`. Only DNS follows it, so a site that cannot serve keeps its servers.
   *
   * @default - `healthCheck.path`, which tells about one server
   */
  readonly healthCheckPath?: string;
}

/** Returns the names with their defaults. @param livenessPath path of the load balancer's health check */
export function resolveDomain(
  { alternativeNames = [], healthCheckPath, ...names }: Domain,
  livenessPath: string,
): Required<Domain> {
  return { ...names, alternativeNames, healthCheckPath: healthCheckPath ?? livenessPath };
}
