/** How the load balancer behaves. */
export interface LoadBalancerOptions {
  /**
   * Permits a zonal shift: traffic is moved out of a zone by a call (`arc-zonal-shift:StartZonalShift`), which ends by
   * itself. Nothing is shifted by this prop.
   *
   * @default true
   */
  readonly zonalShift?: boolean;
  /**
   * A connection on which nothing is sent is closed after so many seconds; 1 to 4000. Keep the application's own
   * keep-alive longer: a connection that the server closes first is answered with 502.
   *
   * @default 60
   */
  readonly idleTimeoutSeconds?: number;
  /**
   * Logs TLS handshakes too, also those that fail, to the bucket of the access logs.
   *
   * @default false
   */
  readonly connectionLogs?: boolean;
}
