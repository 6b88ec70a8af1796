/** A replacement for cdktf, for its provider classes, or for both. */
export interface Substitute {
  /** Name of the folder in `substitutes`, which has its own lock file. */
  readonly name: SubstituteName;
  readonly title: string;
  /** Names of the replaced packages in the sources, each with its name in the folder. */
  readonly packages: Readonly<Record<string, string>>;
  /** Differences of the airline's JSON. */
  readonly differences: readonly ExpectedDifference[];
}

export type SubstituteName = 'cdktn' | 'provider-21';

export interface ExpectedDifference {
  /** Path, with `*` for the name of a resource. */
  readonly path: string;
  /** The value with cdktf @default - the substitute adds it */
  readonly before?: unknown;
  /** The value with the substitute @default - the substitute omits it */
  readonly after?: unknown;
  readonly because: string;
}

/** A test that fails with a substitute. */
export interface ExpectedFailure {
  readonly file: string;
  readonly test: string;
  readonly because: string;
}

/** Returns the substitute's name for an imported module, or `undefined` if it does not replace the module. */
export function nameIn({ packages }: Substitute, imported: string): string | undefined {
  const replaced = Object.entries(packages).find(([name]) => imported === name || imported.startsWith(`${name}/`));
  return replaced && `${replaced[1]}${imported.slice(replaced[0].length)}`;
}
