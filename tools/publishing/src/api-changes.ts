import { isInner } from './api-declarations';
import type { NamedLines } from './named-lines';
import { missingFrom } from './named-lines';

/**
 * What in an API report a consumer cannot bear: a declaration, an overload or a member that is gone or says something
 * else, and a member that has become required of whoever writes the type.
 *
 * It compares texts, not types: a wider union of a prop is reported too, although it harms nobody.
 */
export function brokenDeclarations(base: NamedLines, head: NamedLines): readonly string[] {
  return [...base].flatMap(([name, before]) => {
    const now = head.get(name);
    if (now === undefined) {
      // What held an object type says something else then, and is reported.
      return isInner(name) ? [] : [`${name} is gone`];
    }
    return [
      ...missingFrom(now, before).map(({ text }) => `${name}: gone or changed: ${text}`),
      ...missingFrom(before, now)
        .filter(({ required }) => required)
        .map(({ text }) => `${name}: required now: ${text}`),
    ];
  });
}

/** Terraform addresses that a package's snapshots held and hold no more: each is a resource that would be destroyed. */
export function removedAddresses(base: readonly string[], head: readonly string[]): readonly string[] {
  const after = new Set(head.flatMap(addresses));
  return [...new Set(base.flatMap(addresses))]
    .filter((address) => !after.has(address))
    .map((address) => `Terraform address is gone: ${address}`);
}

function addresses(snapshot: string): readonly string[] {
  return [...snapshot.matchAll(/^ +"([a-z0-9_]+\.[\w-]+)",$/gm)].map(([, address]) => address ?? '');
}
