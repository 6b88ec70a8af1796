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

/**
 * Terraform addresses that a snapshot held and holds no more: each is a resource that would be destroyed.
 *
 * The addresses of a snapshot that is gone itself must be in those that are new, or anywhere when none is: its test was
 * renamed or removed.
 */
export function removedAddresses(base: NamedLines, head: NamedLines): readonly string[] {
  const all = new Set([...head.values()].flat().map(({ text }) => text));
  const added = [...head].filter(([name]) => !base.has(name)).flatMap(([, lines]) => lines);
  const problems = [...base].flatMap(([name, before]) => {
    const now = head.get(name) ?? (added.length > 0 ? added : [...head.values()].flat());
    return missingFrom(now, before).map(
      ({ text }) => `Terraform address is gone: ${text}${all.has(text) ? ` (${name})` : ''}`,
    );
  });
  return [...new Set(problems)];
}
