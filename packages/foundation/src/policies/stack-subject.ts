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
import type { Block, StackJson, StackResource } from '../stack-json';
import { stackElements } from '../stack-json';
import type { PolicySubject } from './policy';

type Kind = 'resource' | 'data';

interface KindedResource extends StackResource {
  readonly kind: Kind;
}

interface Element {
  readonly element: TerraformElement;
  /** Terraform type; `undefined` if only the rendered element contains it. */
  readonly type: string | undefined;
  blocks?: readonly KindedResource[];
}

/** Reads a stack's elements as plain data. It renders each once, and only if a policy reads its type. */
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

  resources(...types: readonly string[]): readonly StackResource[] {
    return this.ofTypes('resource', types);
  }

  dataSources(...types: readonly string[]): readonly StackResource[] {
    return this.ofTypes('data', types);
  }

  private ofTypes(kind: Kind, types: readonly string[]): readonly StackResource[] {
    return this.elements
      .filter(({ type }) => type === undefined || types.length === 0 || types.includes(type))
      .flatMap((each) => (each.blocks ??= this.render(each.element)))
      .filter((block) => block.kind === kind && (types.length === 0 || types.includes(block.type)));
  }

  private render(element: TerraformElement): readonly KindedResource[] {
    const rendered = element.toTerraform() as StackJson;
    return (['resource', 'data'] as const).flatMap((kind) =>
      stackElements(rendered, kind).map((each) => ({
        ...each,
        kind,
        path: element.node.path,
        attributes: this.resolve(each.attributes),
      })),
    );
  }

  private resolve(attributes: Block): Block {
    return Tokenization.resolve(attributes, {
      scope: this.stack,
      resolver: new DefaultTokenResolver(new StringConcat()),
      preparing: false,
    }) as Block;
  }
}

function typeOf(element: TerraformElement): string | undefined {
  return TerraformResource.isTerraformResource(element) || TerraformDataSource.isTerraformDataSource(element)
    ? element.terraformResourceType
    : undefined;
}
