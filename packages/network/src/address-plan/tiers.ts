import type { ProblemList } from '@etops/foundation';
import { show } from '@etops/foundation';
import type { TierProps } from './address-plan-props';

/** Advice for tokens among the input of the plan. */
export const ADVICE = 'write the value in the program, the addresses of subnets are computed from it';

/** A tier with defaults filled in. */
export type Tier = Required<TierProps>;

/** Number of tier slots in the address plan. */
export const TIER_SLOTS = 8;

const DEFAULT_TIERS: readonly Tier[] = [
  { name: 'public', kind: 'public', slot: 0, cidrBlocks: {} },
  { name: 'application', kind: 'private', slot: 1, cidrBlocks: {} },
  { name: 'data', kind: 'isolated', slot: 2, cidrBlocks: {} },
];

/** Returns the names of all tiers. */
export function tierNamesOf(tiers: readonly TierProps[]): readonly string[] {
  return [...new Set([...DEFAULT_TIERS, ...tiers].map(({ name }) => name))];
}

/** Checks the tiers and fills in their defaults. Returns all tiers in the order of their slots. */
export function resolveTiers(problems: ProblemList, path: string, tiers: readonly TierProps[]): readonly Tier[] {
  if (!areLiterals(problems, path, tiers)) {
    return [];
  }
  tiers.forEach(({ name }, index) => {
    problems.require(
      tiers.findIndex((tier) => tier.name === name) === index,
      'NETWORK_TIER_DUPLICATE',
      () => `${path} must have different names, got '${name}' twice; rename or remove one`,
    );
  });
  const defaults = DEFAULT_TIERS.map((tier) => withRanges(problems, path, tier, tiers));
  const additional = tiers
    .filter(({ name }) => !DEFAULT_TIERS.some((tier) => tier.name === name))
    .flatMap((tier) => resolveAdditionalTier(problems, path, tier));
  additional.forEach(({ name, slot }, index) => {
    const first = additional.findIndex((tier) => tier.slot === slot);
    problems.require(
      first === index,
      'NETWORK_TIER_SLOT_TAKEN',
      () =>
        `${path}.${name}.slot must be unique, got ${String(slot)} as in '${String(additional[first]?.name)}'; use a free slot`,
    );
  });
  return [...defaults, ...additional].sort((one, other) => one.slot - other.slot);
}

/** Checks that tiers contain no tokens. */
function areLiterals(problems: ProblemList, path: string, tiers: readonly TierProps[]): boolean {
  const before = problems.all.length;
  tiers.forEach(({ name, kind, slot, cidrBlocks = {} }, index) => {
    const tierPath = `${path}[${String(index)}]`;
    const values = { name, kind, slot };
    for (const [prop, value] of Object.entries(values)) {
      problems.literal(`${tierPath}.${prop}`, value, ADVICE);
    }
    const ranges = problems.literal(`${tierPath}.cidrBlocks`, cidrBlocks, ADVICE) ?? {};
    for (const [zone, cidrBlock] of Object.entries(ranges)) {
      problems.literal(`${tierPath}.cidrBlocks.${zone}`, cidrBlock, ADVICE);
    }
  });
  return problems.all.length === before;
}

function withRanges(problems: ProblemList, path: string, tier: Tier, tiers: readonly TierProps[]): Tier {
  const given = tiers.find(({ name }) => name === tier.name);
  for (const prop of ['kind', 'slot'] as const) {
    problems.require(
      given?.[prop] === undefined || given[prop] === tier[prop],
      'NETWORK_TIER_FIXED',
      () =>
        `${path}.${tier.name}.${prop} must be ${String(tier[prop])}, got ${String(given?.[prop])}; omit it, or add a tier with another name`,
    );
  }
  return { ...tier, cidrBlocks: given?.cidrBlocks ?? {} };
}

function resolveAdditionalTier(
  problems: ProblemList,
  path: string,
  { name, kind, slot, cidrBlocks = {} }: TierProps,
): Tier[] {
  problems.require(
    /^[a-z][a-z0-9-]{0,23}$/.test(name),
    'NETWORK_TIER_NAME',
    () =>
      `${path}.name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got '${name}'; use a name such as 'cache'`,
  );
  problems.require(
    kind !== undefined,
    'NETWORK_TIER_KIND',
    () => `${path}.${name}.kind must be 'public', 'private' or 'isolated', got none; use 'isolated', for example`,
  );
  const free = Number.isInteger(slot) && Number(slot) >= DEFAULT_TIERS.length && Number(slot) < TIER_SLOTS;
  problems.require(
    free,
    'NETWORK_TIER_SLOT',
    () =>
      `${path}.${name}.slot must be a whole number from ${String(DEFAULT_TIERS.length)} to ${String(TIER_SLOTS - 1)}, got ${show(slot)}; use a free slot and never change it`,
  );
  return kind === undefined || slot === undefined || !free ? [] : [{ name, kind, slot, cidrBlocks }];
}
