import type { StackReader } from '@etops/foundation';

/** A tag, as most services describe it. */
interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** Checks whether tags are those of the stack's own resources. */
export type IsOwn = (tags: readonly Tag[] | undefined) => boolean;

/** Returns whether tags are those of the stack's own resources, which a later run finds in the account. */
export function ownResources(stack: StackReader): IsOwn {
  const own = Object.entries(stack.providers()[0]?.defaultTags ?? {});
  return (tags = []) =>
    own.length > 0 && own.every(([key, value]) => tags.some((tag) => tag.Key === key && tag.Value === value));
}
