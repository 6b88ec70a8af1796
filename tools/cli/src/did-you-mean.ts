import { closest, distance } from 'fastest-levenshtein';

/** Greatest share of a word's letters that may differ. */
const MAX_DIFFERENCE = 0.4;

/** Returns the end of a message with the known word that a misspelt one is most similar to; empty if none is similar. */
export function didYouMean(word: string, known: readonly string[]): string {
  const best = closest(word, known);
  return known.length > 0 && distance(word, best) <= MAX_DIFFERENCE * Math.max(word.length, best.length)
    ? `; did you mean '${best}'?`
    : '';
}
