import type { SubnetRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkResourceId, checkZones, isToken, show } from '@etops/foundation';
import { MINIMUM_ZONES } from '../limits';

/** Subnets of an instance, and the Region that they must be in. */
export interface DbSubnets {
  readonly subnets: readonly SubnetRef[];
  readonly region: string;
}

/** Checks ids of subnets, and that they are in at least two zones of the Region. A zone that Terraform knows only at apply is not checked. */
export function checkDbSubnets(problems: ProblemList, path: string, { subnets, region }: DbSubnets): void {
  subnets.forEach(({ id }, index) => {
    checkResourceId(problems, `${path}[${String(index)}].id`, id, 'subnet');
  });
  const all = subnets.map(({ availabilityZone }) => availabilityZone);
  const zones = [...new Set(all.filter((zone) => !isToken(zone)))];
  problems.require(
    zones.length >= MINIMUM_ZONES || all.some(isToken),
    'DATABASE_ZONES',
    () => `${path} must be in at least two Availability Zones, got ${listOf(zones)}; add a subnet in another zone`,
  );
  checkZones(
    problems,
    all.map((availabilityZone, index) => ({ path: `${path}[${String(index)}].availabilityZone`, availabilityZone })),
    region,
    { code: 'DATABASE_ZONE_REGION' },
  );
}

function listOf(values: readonly string[]): string {
  return values.map(show).join(', ') || 'none';
}
