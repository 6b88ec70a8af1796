import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactValues } from '@etops/foundation';

/**
 * Ids that AWS chose, by the stack whose output they are. Committed beside the app; `npm run record-facts` refreshes
 * them. `ETOPS_FACTS` names another file, for a deployment that must not touch this one.
 */
export function factsFile(): string {
  return process.env.ETOPS_FACTS || join(__dirname, '..', 'facts.json');
}

export function readFacts(file = factsFile()): FactValues {
  return JSON.parse(readFileSync(file, 'utf8')) as FactValues;
}

/** Facts that each stack publishes as outputs; other outputs are for people. */
export const FACT_OUTPUTS = {
  bootstrap: ['hostedZoneId'],
  vault: ['replicaFileSystemId'],
} as const;

/** Writes what a stack's outputs say into the file; the rest stays as it is. */
export function recordFacts(stack: string, outputs: Readonly<Record<string, unknown>>, file = factsFile()): FactValues {
  const recorded = Object.fromEntries(
    factNames(stack).flatMap((name) => (typeof outputs[name] === 'string' ? [[name, outputs[name]]] : [])),
  );
  const facts = { ...readFacts(file), [stack]: recorded };
  writeFileSync(file, `${JSON.stringify(facts, undefined, 2)}\n`);
  return facts;
}

function factNames(stack: string): readonly string[] {
  return stack in FACT_OUTPUTS ? FACT_OUTPUTS[stack as keyof typeof FACT_OUTPUTS] : [];
}
