/** A route table that exists, or will when its stack is applied. */
export interface RouteTableRef {
  /** Unique in its VPC and stable, for example `application-eu-central-1a`: part of the addresses of routes in it. */
  readonly name: string;
  readonly id: string;
}
