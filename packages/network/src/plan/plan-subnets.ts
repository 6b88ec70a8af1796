import type { Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import { SUBNET_PREFIX, VPC_PREFIX } from '../limits';
import type { Cidr } from './cidr';
import { blockAt, overlaps, readCidr } from './cidr';
import type { Tier, TierKind, TierProps } from './tiers';
import { resolveTiers, TIER_SLOTS } from './tiers';
import { checkZones, ZONE_SLOTS, zoneSlot } from './zones';

export interface SubnetPlanProps {
  /** Region that the zones must belong to. */
  readonly region: string;
  /** The VPC's range, /16 to /20. */
  readonly cidrBlock: string;
  /** Two to six zone names. */
  readonly availabilityZones: readonly string[];
  /**
   * Further tiers, and ranges of one's own for the default ones.
   *
   * @default - public, application and data
   */
  readonly tiers?: readonly TierProps[];
}

export interface PlannedSubnet {
  /** Name of the tier. */
  readonly tier: string;
  readonly kind: TierKind;
  readonly availabilityZone: string;
  readonly cidrBlock: string;
  /** Number of the subnet's /64 within the VPC's /56, where the network has IPv6. */
  readonly ipv6Index: number;
}

export interface SubnetPlan {
  /** Tier by tier in the order of their slots, zone by zone in the order given; empty when there are problems. */
  readonly subnets: readonly PlannedSubnet[];
  readonly problems: readonly Problem[];
}

/** 64 blocks: 6 bits beyond the VPC's prefix. */
const BLOCK_BITS = Math.log2(TIER_SLOTS * ZONE_SLOTS);

/**
 * Cuts a VPC into 64 equal blocks, eight tiers of eight zones, and gives each subnet the block that its tier's slot
 * and its zone's letter name.
 *
 * A subnet's range therefore follows from the VPC, the slot and the letter alone: adding or removing a zone or a tier
 * never moves another. Problems are returned, all of them, not thrown.
 */
export function planSubnets({ region, cidrBlock, availabilityZones, tiers = [] }: SubnetPlanProps): SubnetPlan {
  const problems = new ProblemList();
  const vpc = readVpc(cidrBlock, problems);
  checkZones(region, availabilityZones, problems);
  const resolved = resolveTiers(tiers, problems);
  resolved.forEach((tier) => {
    checkRangeZones(tier, availabilityZones, problems);
  });
  if (vpc === undefined || problems.all.length > 0) {
    return { subnets: [], problems: problems.all };
  }
  const subnets = resolved.flatMap((tier) => availabilityZones.map((zone) => planSubnet(vpc, tier, zone)));
  checkSubnets(vpc, subnets, problems);
  return { subnets: problems.all.length > 0 ? [] : subnets, problems: problems.all };
}

function readVpc(text: string, problems: ProblemList): Cidr | undefined {
  const vpc = readCidr('cidrBlock', text, problems);
  if (vpc === undefined) {
    return undefined;
  }
  const { shortest, longest } = VPC_PREFIX;
  problems.require(
    vpc.subnetMask >= shortest && vpc.subnetMask <= longest,
    'NETWORK_CIDR_OUT_OF_RANGE',
    () =>
      `cidrBlock must be between /${String(shortest)} and /${String(longest)}, got '${text}'; ` +
      `use a ${vpc.subnetMask > longest ? 'shorter' : 'longer'} prefix`,
  );
  problems.require(
    vpc.isPrivate() || vpc.isCGNAT(),
    'NETWORK_CIDR_PUBLIC',
    () => `cidrBlock must be a private range, got '${text}'; take one from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`,
  );
  return vpc;
}

function checkRangeZones(tier: Tier, availabilityZones: readonly string[], problems: ProblemList): void {
  for (const zone of Object.keys(tier.cidrBlocks)) {
    problems.require(
      availabilityZones.includes(zone),
      'NETWORK_SUBNET_ZONE',
      () =>
        `tiers.${tier.name}.cidrBlocks must be of zones in availabilityZones, got '${zone}'; add the zone, or drop the range`,
    );
  }
}

function planSubnet(vpc: Cidr, tier: Tier, availabilityZone: string): PlannedSubnet {
  const index = tier.slot * ZONE_SLOTS + zoneSlot(availabilityZone);
  return {
    tier: tier.name,
    kind: tier.kind,
    availabilityZone,
    cidrBlock: tier.cidrBlocks[availabilityZone] ?? blockAt(vpc, vpc.subnetMask + BLOCK_BITS, index).networkForm(),
    ipv6Index: index,
  };
}

/** Every range is of a legal size, inside the VPC, and apart from all others. */
function checkSubnets(vpc: Cidr, subnets: readonly PlannedSubnet[], problems: ProblemList): void {
  const checked: { readonly prop: string; readonly cidr: Cidr }[] = [];
  for (const { tier, availabilityZone, cidrBlock } of subnets) {
    const prop = `tiers.${tier}.cidrBlocks.${availabilityZone}`;
    const cidr = readCidr(prop, cidrBlock, problems);
    if (cidr === undefined) {
      continue;
    }
    problems.require(
      cidr.subnetMask <= SUBNET_PREFIX.longest,
      'NETWORK_SUBNET_SIZE',
      () =>
        `${prop} must be /${String(SUBNET_PREFIX.longest)} or shorter, got '${cidrBlock}'; AWS keeps 5 addresses of each subnet, use a shorter prefix`,
    );
    problems.require(
      cidr.isInSubnet(vpc),
      'NETWORK_SUBNET_OUTSIDE',
      () => `${prop} must lie inside the VPC's ${vpc.networkForm()}, got '${cidrBlock}'; take a range within it`,
    );
    const other = checked.find((earlier) => overlaps(earlier.cidr, cidr));
    problems.require(
      other === undefined,
      'NETWORK_SUBNET_OVERLAP',
      () =>
        `${prop} must not overlap another subnet, got '${cidrBlock}', which overlaps '${String(other?.cidr.networkForm())}' of ${String(other?.prop)}; take a free range`,
    );
    checked.push({ prop, cidr });
  }
}
