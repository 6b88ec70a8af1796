import type { KeptSecret } from '../servers';

/** Returns the names of the secrets that a text contains, such as a state, literally or escaped as in JSON. */
export function exposedSecrets(text: string, secrets: readonly KeptSecret[]): readonly string[] {
  return secrets
    .filter(({ values }) => values.some((value) => text.includes(value) || text.includes(escaped(value))))
    .map(({ name }) => name);
}

function escaped(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
