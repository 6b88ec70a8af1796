import type { StackReader, StackResource } from '@etops/foundation';
import { refersTo } from '@etops/foundation';

/** Returns the resources of a type whose attribute refers to the target. */
export function referringTo(
  reader: StackReader,
  type: string,
  attribute: string,
  target: StackResource,
): readonly StackResource[] {
  return reader.resources(type).filter(({ attributes }) => refersTo(attributes[attribute], target));
}
