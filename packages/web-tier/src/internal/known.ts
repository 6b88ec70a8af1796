import { Token } from 'cdktf';

/** A value that is there at synth, or `undefined` for one that only Terraform will know. */
export function known<T>(value: T): T | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}
