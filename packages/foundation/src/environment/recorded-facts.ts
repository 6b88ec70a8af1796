/** Ids that AWS chose, by stack and output name, as they are committed beside the app. */
export type FactValues = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** A fact that a stack needs and that nobody has recorded yet. */
export interface MissingFact {
  /** Stack whose output it is. */
  readonly recordedBy: string;
  /** Output name. */
  readonly name: string;
  /** Stack that waits for it. */
  readonly neededBy: string;
}

/**
 * What one stack knows of ids that AWS chose in another: values recorded from that stack's outputs, never tokens.
 *
 * Until a value is recorded, synthesis goes on with a placeholder that nobody can mistake for an id.
 */
export class RecordedFacts {
  private readonly missing: MissingFact[] = [];

  constructor(private readonly values: FactValues) {}

  /** Facts that were asked for and are not recorded, in the order in which they were asked for. */
  get missingFacts(): readonly MissingFact[] {
    return this.missing;
  }

  /**
   * A recorded value, or its placeholder.
   *
   * @param recordedBy the stack whose output it is
   * @param name the output's name
   * @param neededBy the stack that asks
   */
  get(recordedBy: string, name: string, neededBy: string): string {
    const value = this.values[recordedBy]?.[name];
    if (value !== undefined) {
      return value;
    }
    if (
      !this.missing.some((fact) => fact.recordedBy === recordedBy && fact.name === name && fact.neededBy === neededBy)
    ) {
      this.missing.push({ recordedBy, name, neededBy });
    }
    return factPlaceholder(name);
  }
}

/** What stands in the JSON while a fact is not recorded; short, since AWS limits ids (a hosted zone's has 32 characters). */
export function factPlaceholder(name: string): string {
  return `NOT-RECORDED-${name}`;
}
