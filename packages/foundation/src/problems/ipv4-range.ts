import type { ProblemList } from './problem-list';
import { show } from './show';
import { isToken } from './token';

const RANGE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/**
 * Checks that a prop is an IPv4 range in CIDR form without host bits; skips tokens and absent props.
 *
 * EC2 clears host bits, after which every plan of Terraform would differ.
 *
 * @param options the problem's code
 */
export function checkIpv4Range(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  { code }: { readonly code: string },
): void {
  if (value === undefined || isToken(value)) {
    return;
  }
  const network = networkOf(value);
  problems.require(
    value === network,
    code,
    () =>
      `${path} must be an IPv4 range in CIDR form, got ${show(value)}; use ${network === undefined ? "a range such as '203.0.113.0/24'" : show(network)}`,
  );
}

/** Returns a range without its host bits, or `undefined` for anything else. */
function networkOf(value: string): string | undefined {
  const parts = RANGE.exec(value)?.slice(1).map(Number) ?? [];
  const [a = 256, b = 256, c = 256, d = 256, length = 33] = parts;
  if (Math.max(a, b, c, d) > 255 || length > 32) {
    return undefined;
  }
  const size = 2 ** (32 - length);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = address - (address % size);
  return `${[24, 16, 8, 0].map((bits) => String(Math.floor(first / 2 ** bits) % 256)).join('.')}/${String(length)}`;
}
