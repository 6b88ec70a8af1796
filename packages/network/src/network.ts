import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { NetworkRef, SubnetRef } from '@etops/contracts';
import { isProtected, nameFor, throwProblems } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { declareRanges } from './internal/address-ranges';
import { renderGatewayEndpoints, renderInterfaceEndpoints } from './internal/endpoints';
import { FlowLogs } from './internal/flow-logs';
import { lockDefaults } from './internal/locked-defaults';
import { renderNatGateways } from './internal/nat-gateways';
import { renderNetworkAcls } from './internal/network-acls';
import type { NetworkFrame } from './internal/network-frame';
import type { RenderedSubnet } from './internal/subnets';
import { renderSubnets } from './internal/subnets';
import { RANGE_TO_AVOID } from './limits';
import type { NetworkProps } from './network-props';
import { checkNetwork } from './plan/check-network';
import { overlaps, parseCidr } from './plan/cidr';
import { planSubnets } from './plan/plan-subnets';
import { DEFAULT_TIER_NAMES } from './plan/tiers';
import type { RouteTableRef } from './route-table-ref';

/**
 * A VPC in public, application and data tiers over two to six zones.
 *
 * Its addresses come from {@link planSubnets}: adding a zone or a tier never moves a subnet. At synth the ranges of all
 * networks of the app, their peers and their VPN sites are held against each other.
 *
 * @throws ValidationError with every problem of the props
 */
export class Network extends Construct {
  /** What consumers take. */
  readonly ref: NetworkRef;
  /** Public addresses of the NAT gateways by zone, for the allow lists of partners. */
  readonly natAddresses: Readonly<Record<string, string>>;
  /** Group of the interface endpoints; `undefined` where there are none. */
  readonly endpointSecurityGroupId: string | undefined;
  private readonly rendered: readonly RenderedSubnet[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { environment, name = 'network', cidrBlock, ipv6 = false, natGateways = 'per-availability-zone' } = props;
    const plan = planSubnets({ ...props, region: environment.region });
    const tierNames = [...DEFAULT_TIER_NAMES, ...(props.tiers ?? []).map((tier) => tier.name)];
    throwProblems(this, [...plan.problems, ...checkNetwork(props, tierNames)]);
    this.warn(props);
    declareRanges(this, {
      name: { prop: 'name', value: nameFor(environment, name, { maxLength: 255 }) },
      ranges: [
        { kind: 'network', prop: 'cidrBlock', cidrBlock },
        ...(props.reserved ?? []).map((range) => ({
          kind: 'reserved' as const,
          prop: `reserved.${range.name}`,
          cidrBlock: range.cidrBlock,
        })),
      ],
    });

    const tag = (part?: string) => ({
      Name: nameFor(environment, part === undefined ? name : `${name}-${part}`, { maxLength: 255 }),
    });
    const protect = isProtected(environment);
    const vpc = new Vpc(this, 'vpc', {
      cidrBlock,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      assignGeneratedIpv6CidrBlock: ipv6,
      tags: tag(),
      lifecycle: { preventDestroy: protect },
    });
    const frame: NetworkFrame = { scope: this, environment, name, vpc, cidrBlock, ipv6, protect, tag };
    lockDefaults(frame);
    const internet = new InternetGateway(this, 'internet-gateway', { vpcId: vpc.id, tags: tag() });
    const egressOnly = ipv6
      ? new EgressOnlyInternetGateway(this, 'egress-only-gateway', { vpcId: vpc.id, tags: tag() })
      : undefined;
    this.rendered = renderSubnets(frame, plan.subnets, { internet, egressOnly });
    renderNetworkAcls(frame, this.rendered, props.networkAcls ?? {});
    this.natAddresses = renderNatGateways(frame, natGateways, this.rendered, internet);
    renderGatewayEndpoints(frame, props.gatewayEndpoints ?? ['s3', 'dynamodb'], this.rendered);
    this.endpointSecurityGroupId = renderInterfaceEndpoints(frame, props.interfaceEndpoints ?? [], this.rendered);
    const { flowLogs = { destination: 'cloud-watch-logs' } } = props;
    if (flowLogs !== 'none') {
      new FlowLogs(this, 'flow-logs', {
        environment,
        purpose: `${name}-flow-logs`,
        vpcId: vpc.id,
        tags: tag(),
        flowLogs,
      });
    }
    this.ref = {
      vpcId: vpc.id,
      cidrBlock,
      publicSubnets: this.subnets('public'),
      applicationSubnets: this.subnets('application'),
      dataSubnets: this.subnets('data'),
    };
  }

  /**
   * Subnets of a tier, in the order of `availabilityZones`.
   *
   * @throws ValidationError when there is no such tier
   */
  subnets(tier: string): readonly SubnetRef[] {
    return this.ofTiers([tier]).map(({ plan: { availabilityZone }, subnet }) => ({ id: subnet.id, availabilityZone }));
  }

  /**
   * Route tables of tiers, for routes of one's own: to a peer, a VPN, a transit gateway.
   *
   * @param tiers names @default all tiers
   * @throws ValidationError when there is no such tier
   */
  routeTables(...tiers: readonly string[]): readonly RouteTableRef[] {
    const tables = this.ofTiers(tiers).map(({ routeTable }) => routeTable);
    return tables.filter((table, index) => tables.indexOf(table) === index);
  }

  private ofTiers(tiers: readonly string[]): readonly RenderedSubnet[] {
    const known = [...new Set(this.rendered.map(({ plan }) => plan.tier))];
    throwProblems(
      this,
      tiers
        .filter((tier) => !known.includes(tier))
        .map((tier) => ({
          code: 'NETWORK_TIER_UNKNOWN',
          message: `tier must be one of ${known.join(', ')}, got '${tier}'; declare it in tiers`,
        })),
    );
    return this.rendered.filter(({ plan }) => tiers.length === 0 || tiers.includes(plan.tier));
  }

  private warn({ environment, cidrBlock, natGateways }: NetworkProps): void {
    const [own, avoided] = [parseCidr(cidrBlock), parseCidr(RANGE_TO_AVOID)];
    if (own !== undefined && avoided !== undefined && overlaps(own, avoided)) {
      Annotations.of(this).addWarning(
        `cidrBlock should stay clear of ${RANGE_TO_AVOID}, got '${cidrBlock}'; Docker and some AWS services use that range themselves [NETWORK_CIDR_DOCKER]`,
      );
    }
    if (natGateways === 'single' && environment.role === 'production') {
      Annotations.of(this).addWarning(
        "natGateways should be 'per-availability-zone' in production, got 'single'; the loss of its zone cuts off all zones [NETWORK_NAT_SINGLE]",
      );
    }
  }
}
