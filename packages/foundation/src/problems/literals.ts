import { isToken } from './token';

/**
 * A type in which every value, at any depth, can be `undefined`, because only Terraform knows it.
 *
 * Constructs and other class instances, which have methods, stay as they are.
 */
export type Known<T> = unknown extends T
  ? unknown
  : T extends string | number | boolean | null | undefined
    ? T | undefined
    : T extends readonly unknown[]
      ? { readonly [K in keyof T]: Known<T[K]> } | undefined
      : T extends (...args: never[]) => unknown
        ? T
        : T extends { readonly node: object }
          ? T
          : string extends keyof T
            ? { readonly [K in keyof T]: Known<T[K]> } | undefined
            : { readonly [K in keyof T]: Known<T[K]> };

/**
 * Returns props without their tokens: each becomes `undefined`, so that a check skips it.
 *
 * Class instances, such as constructs, and functions are returned as they are.
 */
export function literals<T>(props: T): Known<T> {
  return knownOf(props) as Known<T>;
}

function knownOf(value: unknown): unknown {
  if (isToken(value)) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map(knownOf);
  }
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, knownOf(item)])) : value;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
