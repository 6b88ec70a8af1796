import { distance } from 'fastest-levenshtein';

/** Greatest share of a name's letters that may differ. */
const MAX_DIFFERENCE = 0.4;

/**
 * Returns the known name that a misspelt one is most similar to, or `undefined` if none is similar. Of a qualified name,
 * such as `com.amazonaws.eu-west-1.ssm`, the last part counts.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const folded = (name.split(/[.:/]/).at(-1) ?? '').toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, difference: difference(folded, candidate.toLowerCase()) }))
    .filter(({ difference }) => difference <= MAX_DIFFERENCE)
    .sort((one, other) => one.difference - other.difference);
  return best?.candidate;
}

/** Returns the share of letters that differ, 0 to 1; a beginning, `cidr` of `cidrblock`, counts as similar. */
function difference(name: string, candidate: string): number {
  const longest = Math.max(name.length, candidate.length);
  const shortest = Math.min(name.length, candidate.length);
  const isBeginning = shortest >= 3 && (candidate.startsWith(name) || name.startsWith(candidate));
  return isBeginning ? MAX_DIFFERENCE * (1 - shortest / longest) : distance(name, candidate) / longest;
}
