/** An endpoint of an environment, under a public DNS name that the environment publishes itself. */
export interface EndpointRef {
  /** Fully qualified name without the final dot, for example `origin-primary.airline.example`. */
  readonly dnsName: string;
  /** TCP port of the listener. */
  readonly port: number;
  /** Path that answers 2xx or 3xx within 2 seconds while the site can serve. */
  readonly healthCheckPath: string;
}
