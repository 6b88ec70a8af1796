/** A secret that the emulator keeps. */
export interface KeptSecret {
  readonly name: string;
  /** Values that must appear nowhere else. */
  readonly values: readonly string[];
}

/** Names of the secrets that stand in a text, such as a state, as they are or escaped as in JSON. */
export function exposedSecrets(text: string, secrets: readonly KeptSecret[]): readonly string[] {
  return secrets
    .filter(({ values }) => values.some((value) => text.includes(value) || text.includes(escaped(value))))
    .map(({ name }) => name);
}

function escaped(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
