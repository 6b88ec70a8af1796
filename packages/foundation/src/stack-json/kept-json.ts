import type { TerraformStack } from 'cdktf';
import type { StackJson } from './stack-json';

/** Property of a stack whose JSON is known, the same for every installed version of this package. */
const JSON_OF_STACK = Symbol.for('@etops/foundation.json');

/** Keeps the JSON that was written for a stack, for all checks that read it afterwards. */
export function keepJson(stack: TerraformStack, json: StackJson): void {
  Object.defineProperty(stack, JSON_OF_STACK, { value: json });
}

/** Returns the JSON that {@link keepJson} has kept for a stack. */
export function keptJson(stack: TerraformStack): StackJson | undefined {
  return (stack as { readonly [JSON_OF_STACK]?: StackJson })[JSON_OF_STACK];
}
