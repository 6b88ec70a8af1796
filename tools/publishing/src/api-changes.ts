/**
 * What in an API report a consumer cannot bear: a declaration or a line of one that is gone or says something else, and
 * a member of an interface that has become required.
 *
 * It reads lines, not types: a wider union of a prop is reported too, although it harms nobody.
 */
export function brokenDeclarations(base: string, head: string): readonly string[] {
  const after = declarations(head);
  return [...declarations(base)].flatMap(([name, before]) => {
    const now = after.get(name);
    if (now === undefined) {
      return [`${name} is gone`];
    }
    return [
      ...missingFrom(now, before).map((line) => `${name}: gone or changed: ${line}`),
      ...(isInterface(name) ? missingFrom(before, now).filter(isRequiredMember) : []).map(
        (line) => `${name}: required now: ${line}`,
      ),
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

/** Lines of each exported declaration, by its first one without what follows the name. */
function declarations(report: string): ReadonlyMap<string, readonly string[]> {
  const blocks = report
    .split(/\n\n+/)
    .map((block) => block.split('\n').filter((line) => !/^\s*\/\/|^import |^```|^$/.test(line)))
    .filter(([first]) => first?.startsWith('export ') === true);
  return new Map(blocks.map((lines) => [nameOf(lines[0] ?? ''), lines.map((line) => line.trim())]));
}

function nameOf(line: string): string {
  return /^export (?:declare )?(?:abstract )?(\w+ \w+)/.exec(line)?.[1] ?? line;
}

function isInterface(name: string): boolean {
  return name.startsWith('interface ');
}

function isRequiredMember(line: string): boolean {
  return /^(readonly )?['"\w-]+: /.test(line);
}

/** Lines of one list that the other does not have, or not as often. */
function missingFrom(list: readonly string[], wanted: readonly string[]): readonly string[] {
  const left = [...list];
  return wanted.filter((line) => {
    const index = left.indexOf(line);
    if (index < 0) {
      return true;
    }
    left.splice(index, 1);
    return false;
  });
}
