import type { ProblemList } from '@etops/foundation';
import { checkIpv4Range, show } from '@etops/foundation';
import { CLIENT_PREFIX_LENGTH, INBOUND_RULES } from '../limits';

/** Checks the ranges of clients: literals in CIDR form, each once, none wide enough to be the internet. */
export function checkClientRanges(problems: ProblemList, path: string, ranges: readonly string[]): void {
  problems.require(
    ranges.length <= INBOUND_RULES,
    'DATABASE_CLIENT_RANGES',
    () =>
      `${path} must have at most ${String(INBOUND_RULES)} ranges, the rules of a security group, got ${String(ranges.length)}; combine them`,
  );
  ranges.forEach((each, index) => {
    const at = `${path}[${String(index)}]`;
    const range = problems.literal(at, each, 'write the range in the program, since the rule is named after it');
    if (range === undefined) {
      return;
    }
    checkIpv4Range(problems, at, range, { code: 'DATABASE_CLIENT_RANGE' });
    problems.require(
      ranges.indexOf(range) === index,
      'DATABASE_CLIENT_RANGE_TWICE',
      () => `${path} must name each range once, got ${show(range)} again; remove one of them`,
    );
    problems.require(
      !(Number(range.split('/')[1]) < CLIENT_PREFIX_LENGTH),
      'DATABASE_CLIENT_RANGE_WIDE',
      () =>
        `${at} must be /${String(CLIENT_PREFIX_LENGTH)} or smaller, got ${show(range)}; name the networks of the clients`,
    );
  });
}
