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
}

/** Returns the names with their defaults. */
export function resolveDomain({ alternativeNames = [], ...names }: Domain): Required<Domain> {
  return { ...names, alternativeNames };
}
