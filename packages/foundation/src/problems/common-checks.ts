import type { ProblemList } from './problem-list';
import { show } from './show';
import { isToken } from './token';

/** Bounds of a number, both included. */
export interface Range {
  /** Least value. */
  readonly min: number;
  /** Greatest value; `Infinity` for none. */
  readonly max: number;
}

/**
 * Checks that a required prop is given, for callers without TypeScript; the other checks skip absent props. Call it with
 * the prop itself, since {@link literals} turns a token into `undefined`.
 *
 * @param options the problem's code, and the advice that ends its message
 */
export function checkGiven(
  problems: ProblemList,
  path: string,
  value: unknown,
  { code, advice }: { readonly code: string; readonly advice: string },
): void {
  problems.require(value !== undefined, code, () => `${path} must be given, got nothing; ${advice}`);
}

/** Settings of {@link checkWholeNumber}. */
export interface WholeNumberOptions {
  /** Code of the problem. */
  readonly code: string;
  /**
   * Unit that the value is in, for example `days`.
   *
   * @default - none
   */
  readonly unit?: string;
  /**
   * Value that the message suggests.
   *
   * @default - the least one
   */
  readonly example?: number;
  /**
   * Text that ends the message instead of the unit and the example.
   *
   * @default - the unit and the example
   */
  readonly advice?: string;
}

/** Checks whether a value is a whole number within the bounds. */
export function isWholeNumber(value: unknown, { min, max }: Range): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

/** Checks that a prop is a whole number within the bounds; skips tokens and absent props. */
export function checkWholeNumber(
  problems: ProblemList,
  path: string,
  value: number | undefined,
  range: Range,
  { code, unit, example = range.min, advice }: WholeNumberOptions,
): void {
  const bounds =
    range.max === Infinity ? `of ${String(range.min)} or more` : `from ${String(range.min)} to ${String(range.max)}`;
  problems.require(
    value === undefined || isToken(value) || isWholeNumber(value, range),
    code,
    () =>
      `${path} must be a whole number ${bounds}, got ${show(value)}; ` +
      (advice ??
        (unit === undefined ? `use ${String(example)}, for example` : `use ${unit}, for example ${String(example)}`)),
  );
}

/** Settings of {@link checkOneOf}. */
export interface OneOfOptions {
  /** Code of the problem. */
  readonly code: string;
  /**
   * Text that ends the message.
   *
   * @default - to use the first of the allowed values
   */
  readonly advice?: string;
}

/** Checks that a prop is one of the values of its union, for callers without TypeScript; skips tokens and absent props. */
export function checkOneOf<T extends string | number>(
  problems: ProblemList,
  path: string,
  value: T | undefined,
  allowed: readonly T[],
  { code, advice = `use ${show(allowed[0])}, for example` }: OneOfOptions,
): void {
  problems.require(
    value === undefined || isToken(value) || allowed.includes(value),
    code,
    () => `${path} must be one of ${allowed.map(show).join(', ')}, got ${show(value)}; ${advice}`,
  );
}
