import { ProblemList, ValidationError } from '@etops/foundation';
import { VPC_PREFIX } from '../limits';
import type { Cidr } from './cidr';
import { blockAt, overlaps, readCidr } from './cidr';

/** A range that is in use elsewhere: on-premises, a partner, an older VPC. */
export interface ReservedRange {
  /** Whose it is, for messages: `on-premises`. */
  readonly name: string;
  readonly cidrBlock: string;
}

export interface EnvironmentPlanProps<Name extends string> {
  /** The range that all environments share, for example `10.0.0.0/8`. */
  readonly supernet: string;
  /** Size of each environment's VPC, 16 to 20. */
  readonly prefixLength: number;
  /** Slot of each environment, from 0; never reused or changed: an environment's addresses follow from it. */
  readonly environments: Readonly<Record<Name, number>>;
  /**
   * Ranges that no environment may overlap.
   *
   * @default - none
   */
  readonly reserved?: readonly ReservedRange[];
}

/**
 * The address plan of a whole app: one range for each environment, `supernet` cut into equal blocks and each
 * environment at the slot that it names. Adding or removing an environment never moves another.
 *
 * @throws ValidationError with every problem: a slot out of range or taken twice, a reserved range overlapped
 */
export function planEnvironments<Name extends string>({
  supernet,
  prefixLength,
  environments,
  reserved = [],
}: EnvironmentPlanProps<Name>): Readonly<Record<Name, string>> {
  const problems = new ProblemList();
  const slots = Object.entries<number>(environments);
  const range = readSupernet(supernet, prefixLength, problems);
  const taken = reserved.map(({ name, cidrBlock }) => ({
    name,
    cidr: readCidr(`reserved.${name}`, cidrBlock, problems),
  }));
  checkSlots(slots, range === undefined ? undefined : 2 ** (prefixLength - range.subnetMask), problems);
  if (range === undefined || problems.all.length > 0) {
    throw invalid(problems);
  }
  const blocks = slots.map(([name, slot]) => [name, blockAt(range, prefixLength, slot)] as const);
  for (const [name, block] of blocks) {
    for (const other of taken.filter(({ cidr }) => cidr !== undefined && overlaps(cidr, block))) {
      problems.add(
        'NETWORK_PLAN_RESERVED',
        `environments.${name} must not overlap a reserved range, got slot ${String(environments[name as Name])}, ${block.networkForm()}, which overlaps '${String(other.cidr?.networkForm())}' of ${other.name}; take a free slot`,
      );
    }
  }
  if (problems.all.length > 0) {
    throw invalid(problems);
  }
  return Object.fromEntries(blocks.map(([name, block]) => [name, block.networkForm()])) as Record<Name, string>;
}

function readSupernet(text: string, prefixLength: number, problems: ProblemList): Cidr | undefined {
  const { shortest, longest } = VPC_PREFIX;
  const legal = Number.isInteger(prefixLength) && prefixLength >= shortest && prefixLength <= longest;
  problems.require(
    legal,
    'NETWORK_PLAN_PREFIX',
    () =>
      `prefixLength must be a whole number from ${String(shortest)} to ${String(longest)}, got ${String(prefixLength)}; it is the size of each VPC`,
  );
  const range = readCidr('supernet', text, problems);
  const large = range !== undefined && (!legal || range.subnetMask <= prefixLength);
  problems.require(
    range === undefined || large,
    'NETWORK_PLAN_SUPERNET',
    () => `supernet must hold at least one /${String(prefixLength)}, got '${text}'; use a shorter prefix`,
  );
  return legal && large ? range : undefined;
}

/** Slots are whole numbers, within the supernet where its size is known, and each is taken once. */
function checkSlots(
  slots: readonly (readonly [name: string, slot: number])[],
  count: number | undefined,
  problems: ProblemList,
): void {
  slots.forEach(([name, slot], index) => {
    problems.require(
      Number.isInteger(slot) && slot >= 0 && (count === undefined || slot < count),
      'NETWORK_PLAN_SLOT',
      () =>
        `environments.${name} must be a slot from 0${count === undefined ? '' : ` to ${String(count - 1)}`}, got ${String(slot)}; take a free one, or a larger supernet`,
    );
    const first = slots.findIndex(([, other]) => other === slot);
    problems.require(
      first === index,
      'NETWORK_PLAN_SLOT_TAKEN',
      () =>
        `environments.${name} must be a slot of its own, got ${String(slot)} as in '${String(slots[first]?.[0])}'; take a free one`,
    );
  });
}

function invalid(problems: ProblemList): ValidationError {
  return new ValidationError(problems.all.map((problem) => ({ path: 'planEnvironments', ...problem })));
}
