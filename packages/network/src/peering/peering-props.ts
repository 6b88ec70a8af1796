import type { EnvironmentRef, NetworkRef } from '@etops/contracts';
import type { RouteTableRef } from '../vpc';

/** Props of both halves of a peering connection. */
export interface PeeringProps {
  /**
   * Environment of this side.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** VPC of this side. */
  readonly network: Pick<NetworkRef, 'vpcId' | 'cidrBlock'>;
  /** Route tables of this side that get the routes to the other. */
  readonly routeTables: readonly RouteTableRef[];
  /**
   * Whether public host names of this side's instances resolve to private addresses for the other side.
   *
   * Turn it on in both halves for both directions. AWS accepts it only on an active connection: the requester turns it
   * on in its next apply after the accepter's first one.
   *
   * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PeeringConnectionOptions.html (checked 2026-11-22)
   * @default false
   */
  readonly remoteDnsResolution?: boolean;
}

/** The other side of a peering connection, as the requester sees it: literals, never values of its stack. */
export interface RequestedPeer {
  /** VPC id, an output of the other stack. */
  readonly vpcId: string;
  /** CIDR block of the VPC. */
  readonly cidrBlock: string;
  /** Region of the VPC. */
  readonly region: string;
  /**
   * Account of the VPC.
   *
   * @default - this account
   */
  readonly accountId?: string;
}

/** Props of {@link PeeringRequester}. */
export interface PeeringRequesterProps extends PeeringProps {
  /** VPC of the other side. */
  readonly peer: RequestedPeer;
}

/** Props of {@link PeeringAccepter}. */
export interface PeeringAccepterProps extends PeeringProps {
  /** Id of the requested connection, an output of the requester's stack. */
  readonly connectionId: string;
  /** VPC of the other side, a literal. */
  readonly peer: Pick<RequestedPeer, 'cidrBlock'>;
}
