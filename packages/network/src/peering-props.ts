import type { EnvironmentRef, NetworkRef } from '@etops/contracts';
import type { RouteTableRef } from './route-table-ref';

/** What both halves of a peering connection have. */
export interface PeeringProps {
  readonly environment: EnvironmentRef;
  /** This side's VPC. */
  readonly network: Pick<NetworkRef, 'vpcId' | 'cidrBlock'>;
  /** Tables of this side that learn the way to the other. */
  readonly routeTables: readonly RouteTableRef[];
  /**
   * Whether the other side's host names resolve to private addresses here. AWS accepts this only once the connection is
   * active: the requester turns it on in an apply after the accepter's first.
   *
   * @default false
   */
  readonly remoteDnsResolution?: boolean;
}

export interface PeeringRequesterProps extends PeeringProps {
  /** The other side, as literals: its stack is not to be asked. */
  readonly peer: {
    /** A recorded fact of the other stack. */
    readonly vpcId: string;
    readonly cidrBlock: string;
    readonly region: string;
    /** @default - this account */
    readonly accountId?: string;
  };
}

export interface PeeringAccepterProps extends PeeringProps {
  /** The connection that the requester asked for: a recorded fact of its stack. */
  readonly connectionId: string;
  readonly peer: { readonly cidrBlock: string };
}
