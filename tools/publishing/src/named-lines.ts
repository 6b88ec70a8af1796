/** A line that stands under a name: a member of a declaration, or an address of a snapshot. */
export interface Line {
  readonly text: string;
  /** Whether a consumer who writes the declaration's type must write this member. */
  readonly required?: boolean;
}

/** The lines that stand under each name. */
export type NamedLines = ReadonlyMap<string, readonly Line[]>;

/** Lines of one list that the other does not have, or not as often. */
export function missingFrom(list: readonly Line[], wanted: readonly Line[]): readonly Line[] {
  const left = list.map(({ text }) => text);
  return wanted.filter(({ text }) => {
    const index = left.indexOf(text);
    if (index < 0) {
      return true;
    }
    left.splice(index, 1);
    return false;
  });
}

/** A base as if it had always said what a commit changed: without what the commit took away, with what it added. */
export function rebase(base: NamedLines, before: NamedLines, after: NamedLines): NamedLines {
  const rebased = [...base].map(([name, lines]) => {
    const was = before.get(name);
    const is = after.get(name) ?? [];
    return [
      name,
      was === undefined ? lines : [...missingFrom(missingFrom(is, was), lines), ...missingFrom(was, is)],
    ] as const;
  });
  return new Map([
    ...rebased.filter(([name, lines]) => lines.length > 0 || after.has(name)),
    ...[...after].filter(([name]) => !before.has(name) && !base.has(name)),
  ]);
}
