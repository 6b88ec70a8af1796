import type { ProblemList } from '@etops/foundation';

export interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

/** Requires a whole number in a range; `undefined` is a value that only Terraform knows. */
export function checkRange(
  problems: ProblemList,
  prop: string,
  value: number | undefined,
  { minimum, maximum }: Range,
): void {
  const range =
    maximum === Infinity ? `of at least ${String(minimum)}` : `from ${String(minimum)} to ${String(maximum)}`;
  problems.require(
    value === undefined || (Number.isInteger(value) && value >= minimum && value <= maximum),
    'WEB_TIER_RANGE',
    () => `${prop} must be a whole number ${range}, got ${String(value)}; choose one in that range`,
  );
}
