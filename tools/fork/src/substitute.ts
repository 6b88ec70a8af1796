/** What takes the place of cdktf, of its provider, or of both. */
export interface Substitute {
  /** Its folder in `substitutes`, with a lock file of its own. */
  readonly name: SubstituteName;
  readonly title: string;
  /** Packages as our sources import them, and as the folder has them. */
  readonly packages: Readonly<Record<string, string>>;
  /** Everything that differs in what the airline's stacks become. */
  readonly differences: readonly ExpectedDifference[];
}

export type SubstituteName = 'cdktn' | 'provider-21';

export interface ExpectedDifference {
  /** Where, with `*` for a resource's name. */
  readonly path: string;
  /** The value with cdktf @default - the substitute adds it */
  readonly before?: unknown;
  /** The value with the substitute @default - the substitute leaves it out */
  readonly after?: unknown;
  readonly because: string;
}

/** A test that cannot hold with a substitute. */
export interface ExpectedFailure {
  readonly file: string;
  readonly test: string;
  readonly because: string;
}

/** The name by which a substitute has what a source of ours imports; nothing when it does not replace it. */
export function nameIn({ packages }: Substitute, imported: string): string | undefined {
  const replaced = Object.entries(packages).find(([name]) => imported === name || imported.startsWith(`${name}/`));
  return replaced && `${replaced[1]}${imported.slice(replaced[0].length)}`;
}
