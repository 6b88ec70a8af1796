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
