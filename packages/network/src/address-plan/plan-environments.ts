import { checkOptions, checkWholeNumber, isWholeNumber, ProblemList, show, ValidationError } from '@etops/foundation';
import { VPC_PREFIX } from '../limits';
import { shapes } from '../shapes.generated';
import type { ReservedRange } from './address-plan-props';
import type { Cidr } from './cidr';
import { blockAt, overlaps, requireCidr } from './cidr';
import { ADVICE } from './tiers';

/** Input of {@link planEnvironments}. */
export interface EnvironmentPlanProps<Name extends string> {
  /** Range that all environments share, for example `10.0.0.0/8`. */
  readonly supernet: string;
  /** Prefix length of each environment's VPC, 16 to 20. */
  readonly prefixLength: number;
  /** Slot of each environment, from 0. Its addresses are computed from it: never change or reuse a slot. */
  readonly environments: Readonly<Record<Name, number>>;
  /**
   * Ranges that no environment may overlap.
   *
   * @default - none
   */
  readonly reserved?: readonly ReservedRange[];
}

/** Input with any names of environments, which has a shape. */
interface AnyEnvironmentPlanProps extends Omit<EnvironmentPlanProps<string>, 'environments'> {
  readonly environments: Readonly<Record<string, number>>;
}

/**
 * Plans the addresses of a whole app: divides `supernet` into equal blocks, and returns the block at each environment's
 * slot. Adding or removing an environment never moves another.
 *
 * @throws ValidationError with every problem: slots out of range, slots in use, overlaps of reserved ranges
 */
export function planEnvironments<Name extends string>(
  props: EnvironmentPlanProps<Name>,
): Readonly<Record<Name, string>> {
  const {
    supernet,
    prefixLength,
    environments,
    reserved = [],
  }: AnyEnvironmentPlanProps = checkOptions('planEnvironments', shapes, 'AnyEnvironmentPlanProps', props);
  const problems = new ProblemList();
  const slots = Object.entries<number>(environments);
  const range = readSupernet(problems, 'supernet', supernet, prefixLength);
  const taken = reserved.map(({ name, cidrBlock }) => ({
    name,
    cidr: requireCidr(problems, `reserved.${name}`, cidrBlock),
  }));
  checkSlots(problems, 'environments', slots, range === undefined ? undefined : 2 ** (prefixLength - range.subnetMask));
  if (range === undefined || problems.all.length > 0) {
    throw invalid(problems);
  }
  const blocks = slots.map(([name, slot]) => [name, blockAt(range, prefixLength, slot)] as const);
  for (const [name, block] of blocks) {
    for (const other of taken.filter(({ cidr }) => cidr !== undefined && overlaps(cidr, block))) {
      problems.add(
        'NETWORK_PLAN_RESERVED',
        `environments.${name} must not overlap a reserved range, got slot ${String(environments[name as Name])}, ${block.networkForm()}, which overlaps '${String(other.cidr?.networkForm())}' of ${other.name}; use a free slot`,
      );
    }
  }
  if (problems.all.length > 0) {
    throw invalid(problems);
  }
  return Object.fromEntries(blocks.map(([name, block]) => [name, block.networkForm()])) as Record<Name, string>;
}

function readSupernet(problems: ProblemList, path: string, supernet: string, prefixLength: number): Cidr | undefined {
  const length = problems.literal('prefixLength', prefixLength, ADVICE);
  checkWholeNumber(problems, 'prefixLength', length ?? VPC_PREFIX.min, VPC_PREFIX, {
    code: 'NETWORK_PLAN_PREFIX',
    advice: 'use the size of each VPC, for example 16',
  });
  const range = requireCidr(problems, path, supernet);
  if (range === undefined || !isWholeNumber(length, VPC_PREFIX)) {
    return undefined;
  }
  const large = range.subnetMask <= prefixLength;
  problems.require(
    large,
    'NETWORK_PLAN_SUPERNET',
    () => `${path} must contain at least one /${String(prefixLength)}, got ${show(supernet)}; use a shorter prefix`,
  );
  return large ? range : undefined;
}

/** Checks that slots are different whole numbers, within the supernet if its size is known. */
function checkSlots(
  problems: ProblemList,
  path: string,
  slots: readonly (readonly [name: string, slot: number])[],
  count: number | undefined,
): void {
  if (slots.some(([name]) => problems.literal(path, name, ADVICE) === undefined)) {
    return;
  }
  slots.forEach(([name, given], index) => {
    const slot = problems.literal(`${path}.${name}`, given, ADVICE);
    if (slot === undefined) {
      return;
    }
    problems.require(
      Number.isInteger(slot) && slot >= 0 && (count === undefined || slot < count),
      'NETWORK_PLAN_SLOT',
      () =>
        `${path}.${name} must be a slot from 0${count === undefined ? '' : ` to ${String(count - 1)}`}, got ${String(slot)}; use a free slot, or a larger supernet`,
    );
    const first = slots.findIndex(([, other]) => other === slot);
    problems.require(
      first === index,
      'NETWORK_PLAN_SLOT_TAKEN',
      () =>
        `${path}.${name} must be a unique slot, got ${String(slot)} as in '${String(slots[first]?.[0])}'; use a free slot`,
    );
  });
}

function invalid(problems: ProblemList): ValidationError {
  return new ValidationError(problems.all.map((problem) => ({ path: 'planEnvironments', ...problem })));
}
