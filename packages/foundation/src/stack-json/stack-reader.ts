import { blocksAt, textOf, textsOf } from './blocks';
import type { StackResource } from './stack-elements';
import { stackElements } from './stack-elements';
import type { Block, StackJson } from './stack-json';

/** A provider of a stack. */
export interface StackProvider {
  /** `aws`, or `aws.<alias>`. */
  readonly address: string;
  /** Region; empty if none is set. */
  readonly region: string;
  /** Only account that the provider accepts; empty if it accepts any. */
  readonly accountId: string;
  /** Tags that the provider adds to every resource. */
  readonly defaultTags: Readonly<Record<string, string>>;
}

/** Reads the JSON of a stack: resources, references, providers, outputs. */
export class StackReader {
  private providerList?: readonly StackProvider[];

  constructor(
    /** JSON to read. */
    readonly json: StackJson,
  ) {}

  /** Returns the resources of the types, or all resources. */
  resources(...types: readonly string[]): readonly StackResource[] {
    return stackElements(this.json, 'resource', types.length === 0 ? undefined : types);
  }

  /** Returns the data sources of the types, or all data sources. */
  dataSources(...types: readonly string[]): readonly StackResource[] {
    return stackElements(this.json, 'data', types.length === 0 ? undefined : types);
  }

  /** Returns the ephemeral resources of the types, or all of them. */
  ephemerals(...types: readonly string[]): readonly StackResource[] {
    return stackElements(this.json, 'ephemeral', types.length === 0 ? undefined : types);
  }

  /** Returns the outputs by name. */
  outputs(): Readonly<Record<string, Block>> {
    return this.json.output ?? {};
  }

  /** Returns the providers, in the order of the JSON. */
  providers(): readonly StackProvider[] {
    return (this.providerList ??= Object.entries(this.json.provider ?? {}).flatMap(([type, blocks]) =>
      blocksAt({ blocks }, 'blocks').map((block) => providerOf(type, block)),
    ));
  }

  /** Returns the Regions of the providers, each once, that of the stack first. */
  regions(): readonly string[] {
    return [...new Set(this.providers().map(({ region }) => region))].filter((region) => region !== '');
  }

  /** Returns the provider of a resource: the one that it names, or the default provider of AWS. */
  providerOf({ attributes }: Pick<StackResource, 'attributes'>): StackProvider {
    const address = textOf(attributes.provider).replace(/^\$\{(.*)\}$/, '$1') || 'aws';
    return (
      this.providers().find((provider) => provider.address === address) ?? {
        address,
        region: '',
        accountId: '',
        defaultTags: {},
      }
    );
  }

  /** Counts the resources by type, in the order of the types' names. */
  countsByType(): Readonly<Record<string, number>> {
    const types = Object.entries(this.json.resource ?? {}).map(([type, named]) => [type, Object.keys(named).length]);
    return Object.fromEntries(types.sort()) as Readonly<Record<string, number>>;
  }

  /** Returns a value. A reference to an attribute that the JSON contains is replaced by the value of the attribute. */
  resolve(value: unknown): unknown {
    const [, kind, type = '', name = '', attribute = ''] =
      /^\$\{(data\.)?(\w+)\.([\w-]+)\.(\w+)\}$/.exec(textOf(value)) ?? [];
    const blocks = kind === undefined ? this.json.resource : this.json.data;
    return blocks?.[type]?.[name]?.[attribute] ?? value;
  }
}

function providerOf(type: string, block: Block): StackProvider {
  const tags = blocksAt(block, 'default_tags', 'tags')[0] ?? {};
  return {
    address: typeof block.alias === 'string' ? `${type}.${block.alias}` : type,
    region: textOf(block.region),
    accountId: textsOf(block.allowed_account_ids)[0] ?? '',
    defaultTags: tags as Readonly<Record<string, string>>,
  };
}
