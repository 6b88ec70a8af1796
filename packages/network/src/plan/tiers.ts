import type { ProblemList } from '@etops/foundation';

/**
 * How far a tier's subnets reach.
 *
 * - `public`: a route to an internet gateway
 * - `private`: a route out through NAT, none in
 * - `isolated`: no route to the internet
 */
export type TierKind = 'public' | 'private' | 'isolated';

/** One subnet in each zone, for one purpose. */
export interface TierProps {
  /** `public`, `application` and `data` are always there; any other name is a further tier. */
  readonly name: string;
  /** @default - as it is for `public`, `application` and `data`; a further tier must have it */
  readonly kind?: TierKind;
  /**
   * The tier's place in the address plan, 3 to 7, never reused or changed: its subnets' addresses follow from it.
   *
   * @default - 0, 1 and 2 for `public`, `application` and `data`; a further tier must have it
   */
  readonly slot?: number;
  /**
   * Ranges by zone, in place of those that follow from the slot.
   *
   * @default - from the slot
   */
  readonly cidrBlocks?: Readonly<Record<string, string>>;
}

/** A tier with nothing left to decide. */
export type Tier = Required<TierProps>;

/** Number of tier slots in the address plan. */
export const TIER_SLOTS = 8;

const DEFAULT_TIERS: readonly Tier[] = [
  { name: 'public', kind: 'public', slot: 0, cidrBlocks: {} },
  { name: 'application', kind: 'private', slot: 1, cidrBlocks: {} },
  { name: 'data', kind: 'isolated', slot: 2, cidrBlocks: {} },
];

/** Names of the tiers that are always there. */
export const DEFAULT_TIER_NAMES: readonly string[] = DEFAULT_TIERS.map(({ name }) => name);

/** The default tiers and the further ones, in the order of their slots. */
export function resolveTiers(tiers: readonly TierProps[], problems: ProblemList): readonly Tier[] {
  tiers.forEach(({ name }, index) => {
    problems.require(
      tiers.findIndex((tier) => tier.name === name) === index,
      'NETWORK_TIER_DUPLICATE',
      () => `tiers must have different names, got '${name}' twice; rename or drop one`,
    );
  });
  const defaults = DEFAULT_TIERS.map((tier) => withRanges(tier, tiers, problems));
  const further = tiers
    .filter(({ name }) => !DEFAULT_TIERS.some((tier) => tier.name === name))
    .flatMap((tier) => resolveFurtherTier(tier, problems));
  further.forEach(({ name, slot }, index) => {
    const first = further.findIndex((tier) => tier.slot === slot);
    problems.require(
      first === index,
      'NETWORK_TIER_SLOT_TAKEN',
      () =>
        `tiers.${name}.slot must be a slot of its own, got ${String(slot)} as in '${String(further[first]?.name)}'; take a free one`,
    );
  });
  return [...defaults, ...further].sort((one, other) => one.slot - other.slot);
}

function withRanges(tier: Tier, tiers: readonly TierProps[], problems: ProblemList): Tier {
  const given = tiers.find(({ name }) => name === tier.name);
  for (const prop of ['kind', 'slot'] as const) {
    problems.require(
      given?.[prop] === undefined || given[prop] === tier[prop],
      'NETWORK_TIER_FIXED',
      () =>
        `tiers.${tier.name}.${prop} must be ${String(tier[prop])}, got ${String(given?.[prop])}; leave it out, or declare a tier of another name`,
    );
  }
  return { ...tier, cidrBlocks: given?.cidrBlocks ?? {} };
}

function resolveFurtherTier({ name, kind, slot, cidrBlocks = {} }: TierProps, problems: ProblemList): Tier[] {
  problems.require(
    /^[a-z][a-z0-9-]{0,23}$/.test(name),
    'NETWORK_TIER_NAME',
    () =>
      `tiers.name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got '${name}'; names and addresses start with it`,
  );
  problems.require(
    kind !== undefined,
    'NETWORK_TIER_KIND',
    () => `tiers.${name}.kind must be 'public', 'private' or 'isolated', got none; say how far its subnets reach`,
  );
  const free = Number.isInteger(slot) && Number(slot) >= DEFAULT_TIERS.length && Number(slot) < TIER_SLOTS;
  problems.require(
    free,
    'NETWORK_TIER_SLOT',
    () =>
      `tiers.${name}.slot must be a whole number from ${String(DEFAULT_TIERS.length)} to ${String(TIER_SLOTS - 1)}, got ${String(slot)}; take one and never change it`,
  );
  return kind === undefined || slot === undefined || !free ? [] : [{ name, kind, slot, cidrBlocks }];
}
