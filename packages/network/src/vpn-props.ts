import type { EnvironmentRef, NetworkRef, SubnetRef } from '@etops/contracts';
import type { RouteTableRef } from './route-table-ref';

/** The other end: a network of one's own outside AWS, and the device that it answers with. */
export interface VpnSite {
  /** What the site is called in names and messages, for example `on-premises`. */
  readonly name: string;
  /** Static public IPv4 address of the customer gateway device. */
  readonly publicIpAddress: string;
  /**
   * The device's BGP autonomous system number, 1 to 4294967294.
   *
   * @default 65000
   */
  readonly bgpAsn?: number;
  /** Every range of the site, 1 to 100: routed there, and held against all networks of the app. */
  readonly cidrBlocks: readonly string[];
}

/**
 * Amazon's end.
 *
 * - `virtual-private-gateway`: made here and attached to the VPC, which can have one
 * - `existing-virtual-private-gateway`: made by another connection, attached and propagated already
 * - `transit-gateway`: made here with an attachment of the VPC; reaches further VPCs later
 * - `existing-transit-gateway`: made elsewhere, the VPC attached already
 */
export type VpnGateway =
  | {
      readonly kind: 'virtual-private-gateway';
      /**
       * 64512 to 65534, or 4200000000 to 4294967294; cannot be changed later.
       *
       * @default 64512
       */
      readonly amazonSideAsn?: number;
    }
  | { readonly kind: 'existing-virtual-private-gateway'; readonly vpnGatewayId: string }
  | {
      readonly kind: 'transit-gateway';
      /**
       * 64512 to 65534, or 4200000000 to 4294967294; cannot be changed later.
       *
       * @default 64512
       */
      readonly amazonSideAsn?: number;
      /** One subnet in each zone that is to reach the site; the application tier usually. */
      readonly subnets: readonly SubnetRef[];
    }
  | {
      readonly kind: 'existing-transit-gateway';
      readonly transitGatewayId: string;
      /**
       * The transit gateway's route table; static routing must have it.
       *
       * @default - BGP fills the table that the connection is associated with
       */
      readonly routeTableId?: string;
    };

/** What a tunnel accepts, strongest first in each list. All are strong: IKEv2 only, no SHA-1, no group under 14. */
export interface TunnelSecurity {
  /** @default ['AES256-GCM-16', 'AES256'] */
  readonly encryptionAlgorithms?: readonly ('AES256-GCM-16' | 'AES256')[];
  /** @default ['SHA2-512', 'SHA2-384', 'SHA2-256'] */
  readonly integrityAlgorithms?: readonly ('SHA2-512' | 'SHA2-384' | 'SHA2-256')[];
  /**
   * Diffie-Hellman groups.
   *
   * @default [21, 20, 19]
   */
  readonly dhGroups?: readonly (14 | 15 | 16 | 17 | 18 | 19 | 20 | 21)[];
}

export interface VpnConnectionProps {
  readonly environment: EnvironmentRef;
  readonly network: Pick<NetworkRef, 'vpcId' | 'cidrBlock'>;
  /** Tables that learn the way to the site; those of the application tier usually. */
  readonly routeTables: readonly RouteTableRef[];
  readonly site: VpnSite;
  /** @default - a virtual private gateway */
  readonly gateway?: VpnGateway;
  /**
   * `bgp` moves traffic to the second tunnel by itself; `static` is for devices that do not speak it.
   *
   * @default 'bgp'
   */
  readonly routing?: 'bgp' | 'static';
  /**
   * Inside ranges of the two tunnels, each a /30 of 169.254.0.0/16, where the device wants known ones.
   *
   * @default - AWS chooses
   */
  readonly tunnelInsideCidrBlocks?: readonly [string, string];
  /** @default - all that is strong */
  readonly security?: TunnelSecurity;
  /**
   * Days that the tunnels' activity is kept, one of the periods of CloudWatch Logs.
   *
   * @default 90
   */
  readonly logRetentionDays?: number | 'none';
}
