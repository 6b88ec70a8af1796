import type { EnvironmentRef } from '@etops/contracts';
import type { InterfaceEndpointService } from './interface-endpoint-services';
import type { NetworkAclRules } from './plan/check-network-acls';
import type { ReservedRange } from './plan/plan-environments';
import type { TierProps } from './plan/tiers';

/**
 * Where private subnets find their way out.
 *
 * - `per-availability-zone`: a zone's loss touches no other zone
 * - `single`: one for all zones, in the first; the loss of that zone cuts off all of them
 * - `none`: no way out over IPv4; AWS services through endpoints only
 */
export type NatGateways = 'per-availability-zone' | 'single' | 'none';

/** Services that a gateway endpoint can be made for. */
export type GatewayEndpointService = 's3' | 'dynamodb';

/** What is recorded of the traffic, and where. */
export interface FlowLogsProps {
  /** `cloud-watch-logs` can be queried and alarmed on at once; `s3` (Parquet, by hour) is the cheaper archive. */
  readonly destination: 'cloud-watch-logs' | 's3';
  /**
   * Days that records are kept; in CloudWatch Logs one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 and so on.
   *
   * @default 90
   */
  readonly retentionDays?: number;
  /** @default 'ALL' */
  readonly trafficType?: 'ALL' | 'ACCEPT' | 'REJECT';
  /**
   * Seconds over which packets are aggregated into a record.
   *
   * @default 600
   */
  readonly aggregationSeconds?: 60 | 600;
}

export interface NetworkProps {
  readonly environment: EnvironmentRef;
  /**
   * What the network is called among those of its environment; part of physical names.
   *
   * @default 'network'
   */
  readonly name?: string;
  /** The VPC's range, a literal, private, /16 to /20; see {@link planEnvironments}. */
  readonly cidrBlock: string;
  /**
   * Two to six zones of the environment's Region, as literals. Zone names differ between accounts, and the plan of a
   * data source is not known at synth: name those that you see in yours.
   */
  readonly availabilityZones: readonly string[];
  /**
   * Further tiers, and ranges of one's own for `public`, `application` and `data`.
   *
   * @default - public, application and data
   */
  readonly tiers?: readonly TierProps[];
  /** @default 'per-availability-zone' */
  readonly natGateways?: NatGateways;
  /**
   * Services reached without NAT and without charge, from every tier.
   *
   * @default - s3 and dynamodb
   */
  readonly gatewayEndpoints?: readonly GatewayEndpointService[];
  /**
   * Services that answer inside the VPC under their public names, one network interface in each zone of the
   * application tier; billed by interface and hour.
   *
   * @default - none
   */
  readonly interfaceEndpoints?: readonly InterfaceEndpointService[];
  /** @default - all traffic to CloudWatch Logs, kept 90 days */
  readonly flowLogs?: FlowLogsProps | 'none';
  /**
   * Rules by tier name, in place of those that allow everything.
   *
   * @default - security groups alone decide
   */
  readonly networkAcls?: Readonly<Record<string, NetworkAclRules>>;
  /**
   * A /56 that Amazon provides, a /64 of it for each subnet, and an egress-only gateway for private tiers.
   *
   * @default false
   */
  readonly ipv6?: boolean;
  /**
   * Ranges in use elsewhere that the networks of this app must stay clear of. Those of VPN sites and peers are known.
   *
   * @default - none
   */
  readonly reserved?: readonly ReservedRange[];
}
