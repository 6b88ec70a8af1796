import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactValues } from '@etops/foundation';
import { ValidationError } from '@etops/foundation';

/**
 * Ids that AWS chose, by the stack whose output they are. Committed beside the app; `npm run record-facts` refreshes
 * them. `ETOPS_FACTS` names another file, for a deployment that must not touch this one.
 */
export function factsFile(): string {
  const { ETOPS_FACTS: file = '' } = process.env;
  return file === '' ? join(__dirname, '..', '..', 'facts.json') : file;
}

/** @throws ValidationError when the file is missing, or not JSON: after a merge, for example */
export function readFacts(file = factsFile()): FactValues {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as FactValues;
  } catch (error) {
    const { message } = error as Error;
    throw new ValidationError([
      {
        path: file,
        code: 'FACTS_FILE',
        message: `the file must hold facts as JSON, got '${message}'; restore it, or write {} and record the facts again`,
      },
    ]);
  }
}

/** Facts that each stack publishes as outputs; other outputs are for people. */
export const FACT_OUTPUTS = {
  bootstrap: ['hostedZoneId'],
  vault: ['replicaFileSystemId'],
} as const;

/**
 * Writes what a stack's outputs say into the file; the rest stays as it is. A stack that publishes no facts leaves the
 * file alone.
 *
 * @throws Error when an output is missing: nothing is written then
 */
export function recordFacts(stack: string, outputs: Readonly<Record<string, unknown>>, file = factsFile()): FactValues {
  const names = factNames(stack);
  const missing = names.filter((name) => typeof outputs[name] !== 'string');
  if (missing.length > 0) {
    throw new Error(`${stack} has no output ${missing.join(', ')}; deploy it first`);
  }
  const facts = readFacts(file);
  if (names.length === 0) {
    return facts;
  }
  const recorded = { ...facts, [stack]: Object.fromEntries(names.map((name) => [name, String(outputs[name])])) };
  writeFileSync(file, `${JSON.stringify(recorded, undefined, 2)}\n`);
  return recorded;
}

function factNames(stack: string): readonly string[] {
  return stack in FACT_OUTPUTS ? FACT_OUTPUTS[stack as keyof typeof FACT_OUTPUTS] : [];
}
