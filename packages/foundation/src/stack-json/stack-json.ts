/** A block of Terraform's JSON: a resource, a provider, or one that is nested in them. */
export type Block = Readonly<Record<string, unknown>>;

/** Blocks by type and name. */
export type TypedBlocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** The `terraform` block of a stack. */
export interface TerraformBlock {
  /** @default - any version */
  readonly required_version?: string;
  /** @default - none */
  readonly required_providers?: Readonly<Record<string, { readonly source?: string; readonly version: string }>>;
  /** @default - the state is kept in the working directory */
  readonly backend?: Readonly<Record<string, Block>>;
}

/** JSON of one stack, as cdktf writes it and Terraform reads it. Everything in it may be absent. */
export interface StackJson {
  /** @default - none */
  readonly terraform?: TerraformBlock;
  /**
   * Providers by type, the default one and those with an alias.
   *
   * @default - none
   */
  readonly provider?: Readonly<Record<string, readonly Block[]>>;
  /** @default - none */
  readonly resource?: TypedBlocks;
  /** @default - none */
  readonly data?: TypedBlocks;
  /** @default - none */
  readonly ephemeral?: TypedBlocks;
  /** @default - none */
  readonly output?: Readonly<Record<string, Block>>;
  /** @default - none */
  readonly variable?: Readonly<Record<string, Block>>;
  /** @default - none */
  readonly locals?: Block;
}

/** A stack as Terraform will read it. */
export interface StackDocument {
  /** Name of the stack. */
  readonly name: string;
  /** JSON of the stack. */
  readonly json: StackJson;
}
