/** The members of `terraform providers schema -json` that this tool reads. */
export interface ProviderSchemas {
  readonly provider_schemas: Readonly<Record<string, { readonly resource_schemas: ResourceSchemas }>>;
}

/** Schemas of the resource types of a provider. */
export type ResourceSchemas = Readonly<Record<string, { readonly block: BlockSchema }>>;

/** Schema of a resource or a nested block. */
export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, NestedBlockSchema>>;
}

/** Schema of an attribute. */
export interface AttributeSchema {
  readonly type?: AttributeType;
  readonly nested_type?: { readonly attributes: Readonly<Record<string, AttributeSchema>> };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

/** Schema of a nested block, with the number of blocks that a configuration needs. */
export interface NestedBlockSchema {
  readonly block: BlockSchema;
  readonly min_items?: number;
}

/** Type in Terraform's JSON: `'string'`, or `['list', 'string']`. */
export type AttributeType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', AttributeType]
  | readonly ['object', Readonly<Record<string, AttributeType>>];
