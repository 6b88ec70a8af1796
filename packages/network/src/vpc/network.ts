import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { NetworkRef, SubnetRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import {
  checkProps,
  isProtected,
  nameFor,
  ProblemList,
  TAG_VALUE_LENGTH,
  throwProblems,
  zonesInPlaceOf,
} from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import type { Cidr, PlannedSubnet } from '../address-plan';
import { declareRanges, overlaps, parseCidr, planAddresses, tierNamesOf } from '../address-plan';
import { renderGatewayEndpoints, renderInterfaceEndpoints } from '../endpoints';
import { FlowLogs } from '../flow-logs';
import { RANGE_TO_AVOID } from '../limits';
import { renderNetworkAcls } from '../network-acls';
import { checkNetwork } from './check-network';
import { lockDefaults } from './locked-defaults';
import { renderNatGateways } from './nat-gateways';
import type { NetworkContext } from './network-context';
import type { NetworkProps } from './network-props';
import type { RouteTableRef } from './route-table-ref';
import type { RenderedSubnet } from './subnets';
import { renderSubnets } from './subnets';
import { shapes } from '../shapes.generated';

/**
 * Creates a VPC with public, application and data tiers in two to six zones.
 *
 * {@link planSubnets} computes its addresses: adding a zone or a tier never moves a subnet. At synth, the ranges of all
 * networks of the app, their peers and their customer gateways are compared with each other.
 *
 * @throws ValidationError with every problem of the props
 */
export class Network extends Construct {
  /** Reference for consumers. */
  readonly ref: NetworkRef;
  /** Public addresses of the NAT gateways by zone, for the allow lists of partners. */
  readonly natAddresses: Readonly<Record<string, string>>;
  /** Security group of the interface endpoints; `undefined` without interface endpoints. */
  readonly endpointSecurityGroupId: string | undefined;
  private readonly rendered: readonly RenderedSubnet[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'NetworkProps', props);
    const {
      environment,
      natGateways = 'per-availability-zone',
      flowLogs = { destination: 'cloud-watch-logs' },
    } = checked;
    const subnets = this.plan(checked);
    this.declareRanges(checked);
    const context = this.createVpc(checked);
    const { name, vpc, cidrBlock, tag } = context;
    lockDefaults(context);
    const internet = new InternetGateway(this, 'internet-gateway', { vpcId: vpc.id, tags: tag() });
    const egressOnly = context.ipv6
      ? new EgressOnlyInternetGateway(this, 'egress-only-gateway', { vpcId: vpc.id, tags: tag() })
      : undefined;
    this.rendered = renderSubnets(context, subnets, { internet, egressOnly });
    const acls = renderNetworkAcls(context, this.subnetIdsByTier(), checked.networkAcls ?? {});
    const nat = renderNatGateways(context, natGateways, this.rendered, internet);
    this.natAddresses = nat.addresses;
    const gatewayEndpoints = renderGatewayEndpoints(
      context,
      checked.gatewayEndpoints ?? ['s3', 'dynamodb'],
      this.routeTables().map((table) => table.id),
    );
    const interfaceEndpoints = renderInterfaceEndpoints(
      context,
      checked.interfaceEndpoints ?? [],
      this.subnets('application').map((subnet) => subnet.id),
    );
    this.endpointSecurityGroupId = interfaceEndpoints.securityGroupId;
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
      ready: [
        ...this.rendered.flatMap(({ routes }) => routes),
        ...acls,
        ...nat.routes,
        ...gatewayEndpoints,
        ...interfaceEndpoints.resources,
      ].map(({ fqn }) => ({ fqn })),
    };
  }

  /**
   * Returns the subnets of a tier, in the order of `availabilityZones`.
   *
   * @throws ValidationError if the network has no such tier
   */
  subnets(tier: string): readonly SubnetRef[] {
    return this.ofTiers([tier]).map(({ plan: { availabilityZone }, subnet }) => ({ id: subnet.id, availabilityZone }));
  }

  /**
   * Returns the route tables of tiers, for routes to a peer, a VPN or a transit gateway, for example.
   *
   * @param tiers names of tiers; none returns the tables of all tiers
   * @throws ValidationError if the network has no such tier
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
          message: `tier must be one of ${known.join(', ')}, got '${tier}'; add it to tiers`,
        })),
    );
    return this.rendered.filter(({ plan }) => tiers.length === 0 || tiers.includes(plan.tier));
  }

  /** Checks the props, and plans the subnets. */
  private plan(props: Checked<NetworkProps>): readonly PlannedSubnet[] {
    const problems = new ProblemList();
    const { vpc, subnets } = planAddresses(problems, props, props.environment.region);
    checkNetwork(problems, '', props, { vpc, tierNames: tierNamesOf(props.tiers ?? []) });
    throwProblems(this, problems.all);
    this.warn(props, vpc);
    return subnets;
  }

  private declareRanges({ cidrBlock, reserved = [] }: Checked<NetworkProps>): void {
    declareRanges(this, {
      ranges: [
        { kind: 'network', prop: 'cidrBlock', cidrBlock },
        ...reserved.map((range) => ({
          kind: 'reserved' as const,
          prop: `reserved.${range.name}`,
          cidrBlock: range.cidrBlock,
        })),
      ],
    });
  }

  private createVpc({ environment, name = 'network', cidrBlock, ipv6 = false }: Checked<NetworkProps>): NetworkContext {
    const protect = isProtected(environment);
    const tag = (part?: string) => ({
      Name: nameFor(environment, part === undefined ? name : `${name}-${part}`, { maxLength: TAG_VALUE_LENGTH.max }),
    });
    const vpc = new Vpc(this, 'vpc', {
      cidrBlock,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      assignGeneratedIpv6CidrBlock: ipv6,
      tags: tag(),
      lifecycle: { preventDestroy: protect },
    });
    return { scope: this, environment, name, vpc, cidrBlock, ipv6, protect, tag };
  }

  private subnetIdsByTier(): ReadonlyMap<string, string[]> {
    const tiers = new Map<string, string[]>();
    for (const { plan, subnet } of this.rendered) {
      tiers.set(plan.tier, [...(tiers.get(plan.tier) ?? []), subnet.id]);
    }
    return tiers;
  }

  private warn(
    { environment, cidrBlock, natGateways, availabilityZones }: Checked<NetworkProps>,
    vpc: Cidr | undefined,
  ): void {
    for (const zone of availabilityZones) {
      const known = zonesInPlaceOf(zone);
      if (known !== undefined) {
        Annotations.of(this).addWarning(
          `availabilityZones should be of the zones that the Region is known to have, got '${zone}'; use ${known.map((each) => `'${each}'`).join(', ')}, unless your account has it [NETWORK_ZONE_UNKNOWN]`,
        );
      }
    }
    const avoided = parseCidr(RANGE_TO_AVOID);
    if (vpc !== undefined && avoided !== undefined && overlaps(vpc, avoided)) {
      Annotations.of(this).addWarning(
        `cidrBlock should not overlap ${RANGE_TO_AVOID}, got '${cidrBlock}'; use another range, Docker and some AWS services use this one [NETWORK_CIDR_DOCKER]`,
      );
    }
    if (natGateways === 'single' && environment.role === 'production') {
      Annotations.of(this).addWarning(
        "natGateways should be 'per-availability-zone' in production, got 'single'; use one per zone, the loss of its zone cuts off all zones [NETWORK_NAT_SINGLE]",
      );
    }
  }
}
