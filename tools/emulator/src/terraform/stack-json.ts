/** A block of a resource, a data source or an output. */
export type Block = Readonly<Record<string, unknown>>;

/** Blocks by type and name. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** The JSON of a stack. Only the members that this tool reads are typed. */
export interface StackJson {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly output?: Readonly<Record<string, unknown>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
  readonly provider?: { readonly aws?: readonly { readonly region?: string }[] };
}

/** Returns the Regions of a stack's AWS providers; the first is the stack's Region. */
export function regionsOf({ provider }: StackJson): readonly string[] {
  return (provider?.aws ?? []).flatMap(({ region }) => (region === undefined ? [] : [region]));
}
