/** A block of Terraform's JSON: a resource, a provider, or one that is nested in them. */
export type Block = Readonly<Record<string, unknown>>;

/** Blocks by type and name. */
export type TypedBlocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** The `terraform` block of a stack. */
export interface TerraformBlock {
  /**
   * Version constraint of Terraform.
   *
   * @default - any version
   */
  readonly required_version?: string;
  /**
   * Source and version of each provider.
   *
   * @default - none
   */
  readonly required_providers?: Readonly<
    Record<
      string,
      {
        /**
         * Address in a registry, for example `hashicorp/aws`.
         *
         * @default - HashiCorp's provider of the name
         */
        readonly source?: string;
        /** Version constraint. */
        readonly version: string;
      }
    >
  >;
  /**
   * Backend by type, for example `s3`.
   *
   * @default - Terraform writes the state to the working directory
   */
  readonly backend?: Readonly<Record<string, Block>>;
}

/** JSON of one stack, as cdktf writes it and Terraform reads it. */
export interface StackJson {
  /** @default - none */
  readonly terraform?: TerraformBlock;
  /**
   * Providers by type, with and without an alias.
   *
   * @default - none
   */
  readonly provider?: Readonly<Record<string, readonly Block[]>>;
  /**
   * Resources by type and name.
   *
   * @default - none
   */
  readonly resource?: TypedBlocks;
  /**
   * Data sources by type and name.
   *
   * @default - none
   */
  readonly data?: TypedBlocks;
  /**
   * Ephemeral resources by type and name.
   *
   * @default - none
   */
  readonly ephemeral?: TypedBlocks;
  /**
   * Resources that Terraform takes over.
   *
   * @default - none
   */
  readonly import?: readonly Block[];
  /**
   * Resources that Terraform forgets or destroys although nothing else names them.
   *
   * @default - none
   */
  readonly removed?: readonly Block[];
  /**
   * Outputs by name.
   *
   * @default - none
   */
  readonly output?: Readonly<Record<string, Block>>;
  /**
   * Variables by name.
   *
   * @default - none
   */
  readonly variable?: Readonly<Record<string, Block>>;
  /**
   * Local values by name.
   *
   * @default - none
   */
  readonly locals?: Block;
}

/** A stack as Terraform reads it. */
export interface StackDocument {
  /** Name of the stack. */
  readonly name: string;
  /** JSON of the stack. */
  readonly json: StackJson;
}
