import type { ProblemList } from '@etops/foundation';
import { Address4 } from 'ip-address';

/** An IPv4 range, without host bits. */
export type Cidr = Address4;

/** Reads a range in CIDR form; `undefined` for anything else, host bits included. */
export function parseCidr(text: string): Cidr | undefined {
  const cidr = parseLoosely(text);
  return cidr?.networkForm() === text ? cidr : undefined;
}

/** Reads a range, or says what is wrong with it. */
export function readCidr(prop: string, text: string, problems: ProblemList): Cidr | undefined {
  const cidr = parseCidr(text);
  if (cidr === undefined) {
    const loose = parseLoosely(text);
    const remedy = loose === undefined ? "write one such as '10.0.0.0/16'" : `write '${loose.networkForm()}'`;
    problems.add('NETWORK_CIDR_INVALID', `${prop} must be an IPv4 range in CIDR form, got '${text}'; ${remedy}`);
  }
  return cidr;
}

/** Whether two ranges share an address: of two CIDR ranges that do, one lies within the other. */
export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.isInSubnet(other) || other.isInSubnet(one);
}

/** The block of a given size at an index within a range; the caller knows that it fits. */
export function blockAt(range: Cidr, prefixLength: number, index: number): Cidr {
  const first = new Address4(`${range.startAddress().correctForm()}/${String(prefixLength)}`);
  const size = first.endAddress().bigInt() - first.bigInt() + 1n;
  return first.offset(size * BigInt(index));
}

function parseLoosely(text: string): Cidr | undefined {
  return /\/\d+$/.test(text) && Address4.isValid(text) ? new Address4(text) : undefined;
}
