import type { MissingFact } from '@etops/foundation';
import { FACT_OUTPUTS } from '../config/facts';

/** Stacks that record facts, in the order of their deployment. */
const RECORDERS = Object.keys(FACT_OUTPUTS);

/** Which stack waits for which fact, and how it is recorded; empty when none is missing. */
export function formatMissingFacts(missing: readonly MissingFact[]): string {
  const waiting = new Map<string, { stack: string; waiters: string[] }>();
  const inOrder = [...missing].sort(
    (one, other) => RECORDERS.indexOf(one.recordedBy) - RECORDERS.indexOf(other.recordedBy),
  );
  for (const { recordedBy, name, neededBy } of inOrder) {
    const fact = `${recordedBy}.${name}`;
    const waiters = [...(waiting.get(fact)?.waiters ?? []), neededBy];
    waiting.set(fact, { stack: recordedBy, waiters });
  }
  const lines = [...waiting].map(
    ([fact, { stack, waiters }]) =>
      `  ${waiters.join(', ')} ${waiters.length === 1 ? 'waits' : 'wait'} for ${fact}: ` +
      `deploy ${stack}, then npm run record-facts -- ${stack}\n`,
  );
  return lines.length === 0 ? '' : `Facts not recorded yet (placeholders stand in the JSON):\n${lines.join('')}\n`;
}
