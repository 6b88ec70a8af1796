import type { SubnetRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkResourceId, checkZones, show } from '@etops/foundation';
import { ZONES } from './limits';
import type { Scheme, WebTierNetwork } from './network-props';

/** Address of a resource or data source in Terraform, or the `fqn` of an element, which is a token as a whole. */
const ADDRESS = /^(?:(?:data\.)?[a-z][a-z0-9]*(?:_\w+)?\.[A-Za-z_][\w-]*|\$\{TfToken\[[^\]]+\]\})$/;

const TIERS = ['publicSubnets', 'applicationSubnets'] as const;

/** Checks ids, and that load balancer and servers are in the same zones of the environment's Region, at least two. */
export function checkNetwork(
  problems: ProblemList,
  path: string,
  network: WebTierNetwork,
  { region, scheme }: { readonly region: string; readonly scheme: Scheme },
): void {
  // An internal load balancer is in the subnets of the servers.
  const used = TIERS.filter((tier) => tier === 'applicationSubnets' || scheme === 'internet-facing');
  checkResourceId(problems, `${path}.vpcId`, network.vpcId, 'vpc');
  for (const tier of used) {
    network[tier].forEach(({ id }, index) => {
      checkResourceId(problems, `${path}.${tier}[${String(index)}].id`, id, 'subnet');
    });
  }
  (network.ready ?? []).forEach(({ fqn }, index) => {
    problems.require(
      ADDRESS.test(fqn),
      'WEB_TIER_NETWORK_READY',
      () =>
        `${path}.ready[${String(index)}].fqn must be the address of a resource, got ${show(fqn)}; use network.ready of a Network`,
    );
  });
  const zones = used.flatMap((tier) =>
    network[tier].map(({ availabilityZone }, index) =>
      problems.literal(
        `${path}.${tier}[${String(index)}].availabilityZone`,
        availabilityZone,
        'each zone gets its own mount target',
      ),
    ),
  );
  if (zones.includes(undefined)) {
    return;
  }
  for (const tier of used) {
    checkNumber(problems, `${path}.${tier}`, new Set(zonesOf(network[tier])));
  }
  const named = used.flatMap((tier) =>
    network[tier].map(({ availabilityZone }, index) => ({
      path: `${path}.${tier}[${String(index)}].availabilityZone`,
      availabilityZone,
    })),
  );
  if (checkZones(problems, named, region, { code: 'WEB_TIER_ZONE_REGION' }) && scheme === 'internet-facing') {
    checkCoverage(problems, path, zonesOf(network.publicSubnets), zonesOf(network.applicationSubnets));
  }
}

function checkNumber(problems: ProblemList, path: string, zones: ReadonlySet<string>): void {
  problems.require(
    zones.size >= ZONES.min,
    'WEB_TIER_ZONES',
    () => `${path} must be in at least two Availability Zones, got ${listOf(zones)}; add a subnet in another zone`,
  );
}

function checkCoverage(
  problems: ProblemList,
  path: string,
  publicZones: readonly string[],
  applicationZones: readonly string[],
): void {
  const duplicates = publicZones.filter((zone, index) => publicZones.indexOf(zone) !== index);
  problems.require(
    duplicates.length === 0,
    'WEB_TIER_ZONE_TWICE',
    () =>
      `${path}.publicSubnets must contain one subnet per zone, got several in ${listOf(new Set(duplicates))}; pass one of them, since a load balancer accepts one per zone`,
  );
  const uncovered = new Set(applicationZones.filter((zone) => !publicZones.includes(zone)));
  problems.require(
    uncovered.size === 0,
    'WEB_TIER_ZONE_UNBALANCED',
    () =>
      `${path}.publicSubnets must cover the zones of ${path}.applicationSubnets, got none in ${listOf(uncovered)}; add a public subnet, since servers in that zone would get no traffic`,
  );
}

function zonesOf(subnets: readonly SubnetRef[]): string[] {
  return subnets.map(({ availabilityZone }) => availabilityZone);
}

function listOf(values: Iterable<string>): string {
  return [...values].map((value) => `'${value}'`).join(', ') || 'none';
}
