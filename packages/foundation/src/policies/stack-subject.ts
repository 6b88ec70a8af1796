import type { EnvironmentRole } from '@etops/contracts';
import {
  DefaultTokenResolver,
  StringConcat,
  TerraformDataSource,
  TerraformElement,
  TerraformResource,
  Tokenization,
} from 'cdktf';
import type { TerraformStack } from 'cdktf';
import type { PolicyResource, PolicySubject } from './policy';

type Kind = 'resource' | 'data';
type Attributes = Readonly<Record<string, unknown>>;

/** What an element renders, by kind, type and name. */
type Rendered = Partial<Record<Kind, Record<string, Record<string, Attributes>>>>;

interface Block extends PolicyResource {
  readonly kind: Kind;
}

interface Element {
  readonly element: TerraformElement;
  /** Terraform type; nothing where only rendering tells. */
  readonly type: string | undefined;
  blocks?: readonly Block[];
}

/** A stack's elements as plain data. Each is rendered once, and only if a policy asks for its type. */
export class StackSubject implements PolicySubject {
  private readonly elements: readonly Element[];

  constructor(
    private readonly stack: TerraformStack,
    readonly role: EnvironmentRole,
  ) {
    this.elements = stack.node
      .findAll()
      .filter((construct) => TerraformElement.isTerraformElement(construct))
      .map((element) => ({ element, type: typeOf(element) }));
  }

  resources(...types: readonly string[]): readonly PolicyResource[] {
    return this.ofTypes('resource', types);
  }

  dataSources(...types: readonly string[]): readonly PolicyResource[] {
    return this.ofTypes('data', types);
  }

  private ofTypes(kind: Kind, types: readonly string[]): readonly PolicyResource[] {
    return this.elements
      .filter(({ type }) => type === undefined || types.includes(type))
      .flatMap((each) => (each.blocks ??= this.render(each.element)))
      .filter((block) => block.kind === kind && types.includes(block.type));
  }

  private render(element: TerraformElement): readonly Block[] {
    const rendered = element.toTerraform() as Rendered;
    return (['resource', 'data'] as const).flatMap((kind) =>
      Object.entries(rendered[kind] ?? {}).flatMap(([type, named]) =>
        Object.entries(named).map(([name, attributes]) => ({
          kind,
          type,
          address: `${kind === 'data' ? 'data.' : ''}${type}.${name}`,
          path: element.node.path,
          attributes: this.resolve(attributes),
        })),
      ),
    );
  }

  private resolve(attributes: Attributes): Attributes {
    return Tokenization.resolve(attributes, {
      scope: this.stack,
      resolver: new DefaultTokenResolver(new StringConcat()),
      preparing: false,
    }) as Attributes;
  }
}

function typeOf(element: TerraformElement): string | undefined {
  return TerraformResource.isTerraformResource(element) || TerraformDataSource.isTerraformDataSource(element)
    ? element.terraformResourceType
    : undefined;
}
