import type { ProblemList } from '@etops/foundation';
import { isToken, show } from '@etops/foundation';
import { Address4 } from 'ip-address';
import { ADVICE } from './tiers';

/** An IPv4 range, without host bits. */
export type Cidr = Address4;

/** Parses a range in CIDR form. Returns `undefined` for anything else, host bits and tokens included. */
export function parseCidr(text: string | undefined): Cidr | undefined {
  const cidr = text === undefined ? undefined : parseLoosely(text);
  return cidr?.networkForm() === text ? cidr : undefined;
}

/** Parses a range in CIDR form, or adds the problem with it. Skips tokens. */
export function readCidr(problems: ProblemList, path: string, text: string | undefined): Cidr | undefined {
  if (text === undefined || isToken(text)) {
    return undefined;
  }
  const cidr = parseCidr(text);
  if (cidr === undefined) {
    const example = parseLoosely(text)?.networkForm();
    problems.add(
      'NETWORK_CIDR_INVALID',
      `${path} must be an IPv4 range in CIDR form, got ${show(text)}; use ${example === undefined ? "a range such as '10.0.0.0/16'" : `'${example}'`}`,
    );
  }
  return cidr;
}

/** Parses a range that the address plan is computed from: a literal in CIDR form. Adds the problem with anything else. */
export function requireCidr(problems: ProblemList, path: string, given: string | undefined): Cidr | undefined {
  const text = problems.literal(path, given, ADVICE);
  problems.require(
    given !== undefined,
    'NETWORK_CIDR_INVALID',
    () => `${path} must be an IPv4 range in CIDR form, got nothing; use a range such as '10.0.0.0/16'`,
  );
  return readCidr(problems, path, text);
}

/** Returns whether two ranges share an address: of two CIDR ranges that do, one contains the other. */
export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.isInSubnet(other) || other.isInSubnet(one);
}

/** Returns the block of a given size at an index within a range. The caller ensures that it fits. */
export function blockAt(range: Cidr, prefixLength: number, index: number): Cidr {
  const first = new Address4(`${range.startAddress().correctForm()}/${String(prefixLength)}`);
  const size = first.endAddress().bigInt() - first.bigInt() + 1n;
  return first.offset(size * BigInt(index));
}

function parseLoosely(text: string): Cidr | undefined {
  return /\/\d+$/.test(text) && Address4.isValid(text) ? new Address4(text) : undefined;
}
