import type { StackDocument } from '@etops/foundation';

export type Attributes = Readonly<Record<string, unknown>>;

/** A resource of a stack's JSON. */
export interface DocumentResource {
  /** `type.name`. */
  readonly address: string;
  readonly path: string;
  readonly attributes: Attributes;
  readonly provider: DocumentProvider;
}

export interface DocumentProvider {
  readonly region: string;
  readonly accountId: string;
  readonly defaultTags: Readonly<Record<string, string>>;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** A stack's JSON, with the questions that the proof asks of it. */
export class Document {
  private readonly providers: ReadonlyMap<string, DocumentProvider>;
  private readonly blocks: Blocks;

  constructor({ json }: StackDocument) {
    this.blocks = (json.resource ?? {}) as Blocks;
    const providers = blocksOf((json.provider as Attributes | undefined)?.aws);
    this.providers = new Map(
      providers.map((provider) => [
        typeof provider.alias === 'string' ? `aws.${provider.alias}` : 'aws',
        {
          region: text(provider.region),
          accountId: texts(provider.allowed_account_ids)[0] ?? '',
          defaultTags: tagsOf(blocksOf(provider.default_tags)[0]?.tags),
        },
      ]),
    );
  }

  resources(...types: readonly string[]): readonly DocumentResource[] {
    return types.flatMap((type) =>
      Object.entries(this.blocks[type] ?? {}).map(([name, attributes]) => ({
        address: `${type}.${name}`,
        path: pathOf(attributes) ?? `${type}.${name}`,
        attributes,
        provider: this.providerOf(attributes),
      })),
    );
  }

  /** The resources of a type whose attribute refers to the given one. */
  referringTo(type: string, attribute: string, { address }: DocumentResource): readonly DocumentResource[] {
    return this.resources(type).filter((one) => text(one.attributes[attribute]).startsWith(`\${${address}.`));
  }

  /** A value, or what a reference to another resource's literal attribute stands for. */
  resolve(value: unknown): string {
    const reference = /^\$\{(\w+)\.([\w-]+)\.(\w+)\}$/.exec(text(value));
    const [, type = '', name = '', attribute = ''] = reference ?? [];
    const target = this.blocks[type]?.[name]?.[attribute];
    return typeof target === 'string' && reference !== null ? target : text(value);
  }

  private providerOf({ provider }: Attributes): DocumentProvider {
    return (
      this.providers.get(typeof provider === 'string' ? provider : 'aws') ?? {
        region: '',
        accountId: '',
        defaultTags: {},
      }
    );
  }
}

function pathOf(attributes: Attributes): string | undefined {
  const comment = attributes['//'] as { readonly metadata?: { readonly path?: string } } | undefined;
  return comment?.metadata?.path;
}

/** The content of a nested block, whether it is written once or as a list. */
export function blocksOf(value: unknown): readonly Attributes[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is Attributes => typeof item === 'object' && item !== null);
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : []).filter((item): item is string => typeof item === 'string');
}

export function tagsOf(value: unknown): Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, string>>) : {};
}
