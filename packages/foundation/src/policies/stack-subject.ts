import type { EnvironmentRole } from '@etops/contracts';
import { DefaultTokenResolver, StringConcat, TerraformElement, Tokenization } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PolicyResource, PolicySubject } from './policy';

type Kind = 'resource' | 'data';
type Attributes = Readonly<Record<string, unknown>>;

/** What an element renders, by kind, type and name. */
type Rendered = Partial<Record<Kind, Record<string, Record<string, Attributes>>>>;

interface Entry {
  readonly kind: Kind;
  /** As rendered, tokens unresolved. */
  readonly resource: PolicyResource;
  resolved?: PolicyResource;
}

/** A stack's elements as plain data. Each is resolved once, and only if a policy asks for its type. */
export class StackSubject implements PolicySubject {
  private readonly entries: readonly Entry[];

  constructor(
    private readonly stack: TerraformStack,
    readonly role: EnvironmentRole,
  ) {
    this.entries = stack.node.findAll().flatMap(entriesOf);
  }

  resources(...types: readonly string[]): readonly PolicyResource[] {
    return this.ofTypes('resource', types);
  }

  dataSources(...types: readonly string[]): readonly PolicyResource[] {
    return this.ofTypes('data', types);
  }

  private ofTypes(kind: Kind, types: readonly string[]): readonly PolicyResource[] {
    return this.entries
      .filter((entry) => entry.kind === kind && types.includes(entry.resource.type))
      .map((entry) => (entry.resolved ??= this.resolve(entry.resource)));
  }

  private resolve(resource: PolicyResource): PolicyResource {
    const attributes = Tokenization.resolve(resource.attributes, {
      scope: this.stack,
      resolver: new DefaultTokenResolver(new StringConcat()),
      preparing: false,
    }) as Attributes;
    return { ...resource, attributes };
  }
}

function entriesOf(construct: IConstruct): Entry[] {
  if (!TerraformElement.isTerraformElement(construct)) {
    return [];
  }
  const rendered = construct.toTerraform() as Rendered;
  return (['resource', 'data'] as const).flatMap((kind) =>
    Object.entries(rendered[kind] ?? {}).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, attributes]) => ({
        kind,
        resource: {
          type,
          address: `${kind === 'data' ? 'data.' : ''}${type}.${name}`,
          path: construct.node.path,
          attributes,
        },
      })),
    ),
  );
}
