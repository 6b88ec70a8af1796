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
import { keptJson, stackElements } from '../stack-json';
import type { PolicySubject } from './policy';

type Kind = 'resource' | 'data';

interface KindedResource extends StackResource {
  readonly kind: Kind;
}

interface Element {
  /** Terraform type; `undefined` if only the rendered element contains it. */
  readonly type: string | undefined;
  readonly blocks: () => readonly KindedResource[];
}

/** Reads a stack's elements as plain data. It renders each once, and only if a policy reads its type. */
export class StackSubject implements PolicySubject {
  private readonly elements: readonly Element[];

  constructor(
    private readonly stack: TerraformStack,
    readonly role: EnvironmentRole,
  ) {
    const json = keptJson(stack);
    const elements = stack.node.findAll().filter((construct) => TerraformElement.isTerraformElement(construct));
    this.elements = json === undefined ? elements.map((element) => this.toRender(element)) : written(json, elements);
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
      .flatMap(({ blocks }) => blocks())
      .filter((block) => block.kind === kind && (types.length === 0 || types.includes(block.type)));
  }

  private toRender(element: TerraformElement): Element {
    let rendered: readonly KindedResource[] | undefined;
    return { type: typeOf(element), blocks: () => (rendered ??= this.render(element)) };
  }

  private render(element: TerraformElement): readonly KindedResource[] {
    return blocksIn(element.toTerraform() as StackJson).map((block) => ({
      ...block,
      path: element.node.path,
      attributes: this.resolve(block.attributes),
    }));
  }

  private resolve(attributes: Block): Block {
    return Tokenization.resolve(attributes, {
      scope: this.stack,
      resolver: new DefaultTokenResolver(new StringConcat()),
      preparing: false,
    }) as Block;
  }
}

/** Returns the blocks of written JSON, in the order of the construct tree. */
function written(json: StackJson, elements: readonly TerraformElement[]): readonly Element[] {
  const order = new Map(elements.map(({ node }, index) => [node.path, index]));
  const orderOf = ({ path }: KindedResource) => order.get(path) ?? elements.length;
  return blocksIn(json)
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((block) => ({ type: block.type, blocks: () => [block] }));
}

function blocksIn(json: StackJson): KindedResource[] {
  return (['resource', 'data'] as const).flatMap((kind) =>
    stackElements(json, kind).map((block) => ({ ...block, kind })),
  );
}

function typeOf(element: TerraformElement): string | undefined {
  return TerraformResource.isTerraformResource(element) || TerraformDataSource.isTerraformDataSource(element)
    ? element.terraformResourceType
    : undefined;
}
