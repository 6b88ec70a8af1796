/** A route table. */
export interface RouteTableRef {
  /** Stable name, unique in its VPC, for example `application-eu-central-1a`: part of the addresses of its routes. */
  readonly name: string;
  /** Route table id, for example `rtb-0a1b2c3d4e5f60718`. */
  readonly id: string;
}
