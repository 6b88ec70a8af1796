import type { EnvironmentRef, NetworkRef, SubnetRef } from '@etops/contracts';
import type { RouteTableRef } from '../vpc';

/** Customer gateway: the device at the other end of a VPN connection, and the networks behind it. */
export interface CustomerGatewayProps {
  /** Name of the site in resource names and messages, for example `on-premises`. */
  readonly name: string;
  /** Static public IPv4 address of the customer gateway device. */
  readonly ipAddress: string;
  /**
   * BGP autonomous system number of the device, 1 to 4294967294, except those that Amazon reserves: 7224, and others in
   * some Regions.
   *
   * @default 65000
   */
  readonly bgpAsn?: number;
  /**
   * All CIDR blocks of the site, 1 to 100. Traffic to them is routed to the site, and they are compared with all
   * networks of the app.
   */
  readonly cidrBlocks: readonly string[];
}

/**
 * Target gateway: the Amazon side of a VPN connection.
 *
 * - `virtual-private-gateway`: creates one and attaches it to the VPC, which can have only one
 * - `existing-virtual-private-gateway`: uses the one of another connection, already attached and propagated
 * - `transit-gateway`: creates one with an attachment to the VPC; further VPCs can join later
 * - `existing-transit-gateway`: uses one to which the VPC is already attached
 */
export type VpnTarget =
  | {
      readonly kind: 'virtual-private-gateway';
      /**
       * Autonomous system number, 64512 to 65534 or 4200000000 to 4294967294; cannot be changed later. Use another one
       * for each gateway that the same device connects to in one Region.
       *
       * @default - a number of the Region: 64521 in eu-central-1, 64523 in eu-west-1
       */
      readonly amazonSideAsn?: number;
    }
  | { readonly kind: 'existing-virtual-private-gateway'; readonly vpnGatewayId: string }
  | {
      readonly kind: 'transit-gateway';
      /**
       * Autonomous system number, 64512 to 65534 or 4200000000 to 4294967294; cannot be changed later. Use another one
       * for each gateway that the same device connects to in one Region.
       *
       * @default - a number of the Region: 64521 in eu-central-1, 64523 in eu-west-1
       */
      readonly amazonSideAsn?: number;
      /** One subnet in each zone that needs to reach the site, usually of the application tier. */
      readonly subnets: readonly SubnetRef[];
    }
  | {
      readonly kind: 'existing-transit-gateway';
      readonly transitGatewayId: string;
      /**
       * Route table of the transit gateway; required for static routing.
       *
       * @default - BGP fills the table that the connection is associated with
       */
      readonly routeTableId?: string;
    };

/** Algorithms that a tunnel accepts, strongest first in each list: IKEv2 only, no SHA-1, no group under 14. */
export interface TunnelSecurity {
  /**
   * Encryption algorithms of both phases.
   *
   * @default ['AES256-GCM-16', 'AES256']
   */
  readonly encryptionAlgorithms?: readonly ('AES256-GCM-16' | 'AES256')[];
  /**
   * Integrity algorithms of both phases.
   *
   * @default ['SHA2-512', 'SHA2-384', 'SHA2-256']
   */
  readonly integrityAlgorithms?: readonly ('SHA2-512' | 'SHA2-384' | 'SHA2-256')[];
  /**
   * Diffie-Hellman groups.
   *
   * @default [21, 20, 19]
   */
  readonly dhGroups?: readonly (14 | 15 | 16 | 17 | 18 | 19 | 20 | 21)[];
}

/** Props of {@link VpnConnection}. */
export interface VpnConnectionProps {
  /**
   * Environment that the connection belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** VPC to connect. */
  readonly network: Pick<NetworkRef, 'vpcId' | 'cidrBlock'>;
  /** Route tables that get the routes to the site, usually those of the application tier. */
  readonly routeTables: readonly RouteTableRef[];
  /** Device at the other end, and the networks behind it. */
  readonly customerGateway: CustomerGatewayProps;
  /**
   * Amazon side of the connection.
   *
   * @default - a new virtual private gateway
   */
  readonly target?: VpnTarget;
  /**
   * Routing. `bgp` fails over to the second tunnel automatically; `static` is for devices without BGP.
   *
   * @default 'bgp'
   */
  readonly routing?: 'bgp' | 'static';
  /**
   * Inside CIDR blocks of the two tunnels, each a /30 of 169.254.0.0/16, for devices that need fixed ones.
   *
   * @default - AWS chooses
   */
  readonly tunnelInsideCidrBlocks?: readonly [string, string];
  /**
   * Algorithms that the tunnels accept.
   *
   * @default - all strong ones, see {@link TunnelSecurity}
   */
  readonly security?: TunnelSecurity;
  /**
   * Days after which the tunnels' activity logs expire, one of the periods of CloudWatch Logs; `none` logs nothing.
   *
   * @default 90
   */
  readonly logRetentionDays?: number | 'none';
}
