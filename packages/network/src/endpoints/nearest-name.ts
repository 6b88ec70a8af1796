/** Returns the known name with the fewest edits from a given one, as a suggestion for an unknown name. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  return [...known].sort((one, other) => edits(name, one) - edits(name, other))[0];
}

/** Computes the Levenshtein distance, one row of the table at a time. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
