import { distance } from 'fastest-levenshtein';

/** Greatest share of a name's letters that may differ. */
const MAX_DIFFERENCE = 0.4;

/** Shortest text that counts if it is the beginning or the end of another. */
const MIN_PART = 3;

/**
 * Returns the known name that a misspelt one is most similar to, or `undefined` if none is similar. Of a qualified name,
 * such as `com.amazonaws.eu-west-1.ssm`, the last part counts; without a similar name, a known one that the text ends in,
 * or the only one that it is the beginning or the end of: `AWSManagedRulesCommonRuleSet`, `London`.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const folded = (name.split(/[.:/]/).at(-1) ?? '').toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, difference: difference(folded, candidate.toLowerCase()) }))
    .filter(({ difference }) => difference <= MAX_DIFFERENCE)
    .sort((one, other) => one.difference - other.difference);
  return best?.candidate ?? partOf(lettersOf(name), known);
}

/** Returns the longest known name that a text ends in, or the only one that begins or ends in the text. */
function partOf(text: string, known: readonly string[]): string | undefined {
  const [longest] = known
    .filter((candidate) => lettersOf(candidate).length >= MIN_PART && text.endsWith(lettersOf(candidate)))
    .sort((one, other) => other.length - one.length);
  const around = known.filter((candidate) => {
    const letters = lettersOf(candidate);
    return text.length >= MIN_PART && (letters.startsWith(text) || letters.endsWith(text));
  });
  return longest ?? (around.length === 1 ? around[0] : undefined);
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Returns the share of letters that differ, 0 to 1; a beginning, `cidr` of `cidrblock`, counts as similar. */
function difference(name: string, candidate: string): number {
  const longest = Math.max(name.length, candidate.length);
  const shortest = Math.min(name.length, candidate.length);
  const isBeginning = shortest >= MIN_PART && (candidate.startsWith(name) || name.startsWith(candidate));
  return isBeginning ? MAX_DIFFERENCE * (1 - shortest / longest) : distance(name, candidate) / longest;
}
