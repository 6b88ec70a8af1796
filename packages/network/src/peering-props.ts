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
   * Whether public host names of this side's instances resolve to private addresses for the other side. For both
   * directions turn it on in both halves. AWS accepts it only once the connection is active: the requester turns it on in
   * an apply after the accepter's first.
   *
   * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PeeringConnectionOptions.html (checked 2026-11-22)
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
