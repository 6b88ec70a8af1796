import type { Problem } from '@etops/foundation';
import { checkOptions, ProblemList, show } from '@etops/foundation';
import { SUBNET_PREFIX, VPC_PREFIX } from '../limits';
import { shapes } from '../shapes.generated';
import type { AddressPlanOptions, TierKind } from './address-plan-props';
import type { Cidr } from './cidr';
import { blockAt, overlaps, readCidr, requireCidr } from './cidr';
import type { Tier } from './tiers';
import { resolveTiers, TIER_SLOTS } from './tiers';
import { readZones, ZONE_SLOTS, zoneSlot } from './zones';

/** Input of {@link planSubnets}. */
export interface SubnetPlanProps extends Pick<AddressPlanOptions, 'cidrBlock' | 'availabilityZones' | 'tiers'> {
  /** Region that the zones must belong to. */
  readonly region: string;
}

/** A subnet of the plan. */
export interface PlannedSubnet {
  /** Name of the tier. */
  readonly tier: string;
  /** Reach of the tier. */
  readonly kind: TierKind;
  /** Name of the Availability Zone. */
  readonly availabilityZone: string;
  /** IPv4 CIDR block. */
  readonly cidrBlock: string;
  /** Index of the subnet's /64 within the VPC's /56, if the network has IPv6. */
  readonly ipv6Index: number;
}

/** Result of {@link planSubnets}. */
export interface SubnetPlan {
  /** Subnets by tier in the order of slots, then by zone in the given order; empty if there are problems. */
  readonly subnets: readonly PlannedSubnet[];
  /** Every problem with the input. */
  readonly problems: readonly Problem[];
}

/** A subnet plan, and the VPC's range. */
export interface AddressPlan {
  /** `undefined` if the range is not in CIDR form. */
  readonly vpc: Cidr | undefined;
  readonly subnets: readonly PlannedSubnet[];
}

/**
 * Bits of a block's number. Six bits after the VPC's prefix number 64 equal blocks: three for the tier's slot, three for
 * the zone's letter. A /16, for example:
 *
 * ```text
 * slot  tier         zone a          zone b          zone c          …  zone h
 * 0     public       10.0.0.0/22     10.0.4.0/22     10.0.8.0/22     …  10.0.28.0/22
 * 1     application  10.0.32.0/22    10.0.36.0/22    10.0.40.0/22    …  10.0.60.0/22
 * 2     data         10.0.64.0/22    10.0.68.0/22    10.0.72.0/22    …  10.0.92.0/22
 * 3     additional   10.0.96.0/22    10.0.100.0/22   10.0.104.0/22   …  10.0.124.0/22
 * …
 * 7     additional   10.0.224.0/22   10.0.228.0/22   10.0.232.0/22   …  10.0.252.0/22
 * ```
 *
 * A /22 has 1,024 addresses, of which AWS reserves 5. All tiers are equal, so that no size is part of the plan: a tier
 * that changed its size would move all others.
 */
const BLOCK_BITS = Math.log2(TIER_SLOTS * ZONE_SLOTS);

/**
 * Plans the subnets of a VPC: 64 equal blocks, eight tiers of eight zones. The slot of its tier and the letter of its
 * zone select a subnet's block.
 *
 * A subnet's range is thus computed from the VPC, the slot and the letter alone. Adding or removing a zone or a tier
 * never moves another subnet. The function returns all problems of the values.
 *
 * @throws ValidationError if the props are not of their types
 */
export function planSubnets(props: SubnetPlanProps): SubnetPlan {
  const { region, ...options } = checkOptions('planSubnets', shapes, 'SubnetPlanProps', props);
  const problems = new ProblemList();
  const { subnets } = planAddresses(problems, options, region);
  return { subnets, problems: problems.all };
}

/** Plans the subnets of a VPC, and adds every problem. */
export function planAddresses(
  problems: ProblemList,
  { cidrBlock, availabilityZones, tiers = [] }: AddressPlanOptions,
  region: string,
): AddressPlan {
  const before = problems.all.length;
  const vpc = readVpc(problems, 'cidrBlock', cidrBlock);
  const zones = readZones(problems, 'availabilityZones', availabilityZones, region);
  const resolved = resolveTiers(problems, 'tiers', tiers);
  resolved.forEach((tier) => {
    checkRangeZones(problems, `tiers.${tier.name}.cidrBlocks`, tier, zones);
  });
  if (vpc === undefined || zones === undefined || problems.all.length > before) {
    return { vpc, subnets: [] };
  }
  const subnets = resolved.flatMap((tier) => zones.map((zone) => planSubnet(vpc, tier, zone)));
  checkSubnets(problems, 'tiers', subnets, vpc);
  return { vpc, subnets: problems.all.length > before ? [] : subnets };
}

function readVpc(problems: ProblemList, path: string, text: string): Cidr | undefined {
  const vpc = requireCidr(problems, path, text);
  if (vpc === undefined) {
    return undefined;
  }
  const got = show(text);
  const { min, max } = VPC_PREFIX;
  problems.require(
    vpc.subnetMask >= min && vpc.subnetMask <= max,
    'NETWORK_CIDR_OUT_OF_RANGE',
    () =>
      `${path} must be between /${String(min)} and /${String(max)}, got ${got}; ` +
      `use a ${vpc.subnetMask > max ? 'shorter' : 'longer'} prefix`,
  );
  problems.require(
    vpc.isPrivate() || vpc.isCGNAT(),
    'NETWORK_CIDR_PUBLIC',
    () => `${path} must be a private range, got ${got}; use one from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`,
  );
  return vpc;
}

function checkRangeZones(
  problems: ProblemList,
  path: string,
  { cidrBlocks }: Tier,
  availabilityZones: readonly string[] | undefined,
): void {
  for (const zone of Object.keys(cidrBlocks)) {
    problems.require(
      availabilityZones === undefined || availabilityZones.includes(zone),
      'NETWORK_SUBNET_ZONE',
      () => `${path} must be for zones in availabilityZones, got '${zone}'; add the zone, or remove the range`,
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

/** Checks that every range has a legal size, is inside the VPC, and overlaps no other. */
function checkSubnets(problems: ProblemList, path: string, subnets: readonly PlannedSubnet[], vpc: Cidr): void {
  const checked: { readonly subnetPath: string; readonly cidr: Cidr }[] = [];
  for (const { tier, availabilityZone, cidrBlock } of subnets) {
    const subnetPath = `${path}.${tier}.cidrBlocks.${availabilityZone}`;
    const cidr = readCidr(problems, subnetPath, cidrBlock);
    if (cidr === undefined) {
      continue;
    }
    problems.require(
      cidr.subnetMask <= SUBNET_PREFIX.max,
      'NETWORK_SUBNET_SIZE',
      () =>
        `${subnetPath} must be /${String(SUBNET_PREFIX.max)} or shorter, got '${cidrBlock}'; use a shorter prefix, AWS reserves 5 addresses of each subnet`,
    );
    problems.require(
      cidr.isInSubnet(vpc),
      'NETWORK_SUBNET_OUTSIDE',
      () => `${subnetPath} must be inside the VPC's ${vpc.networkForm()}, got '${cidrBlock}'; use a range within it`,
    );
    const other = checked.find((earlier) => overlaps(earlier.cidr, cidr));
    problems.require(
      other === undefined,
      'NETWORK_SUBNET_OVERLAP',
      () =>
        `${subnetPath} must not overlap another subnet, got '${cidrBlock}', which overlaps '${String(other?.cidr.networkForm())}' of ${String(other?.subnetPath)}; use a free range`,
    );
    checked.push({ subnetPath, cidr });
  }
}
