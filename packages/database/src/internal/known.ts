import { Token } from 'cdktf';

/** A value that is there at synth, or `undefined` for one that only Terraform will know. */
export function known<T>(value: T): T | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}

/** The props whose values are there at synth. */
export function knownOf<T extends object>(props: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(props).filter(([, value]) => known(value as unknown) !== undefined),
  ) as Partial<T>;
}
