import type { Shape } from '@etops/foundation';
import ts from 'typescript';

/** Tag of a doc comment: texts of the value may contain `${`, since they are escaped where they are written. */
const VERBATIM_TAG = 'verbatim';

/** Derives shapes from types, and collects those of named types. */
export class ShapeWriter {
  /** Shapes by the names of their types. */
  readonly shapes = new Map<string, Shape>();
  private readonly types = new Map<string, ts.Type>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** Returns the shape of a type; that of a named type is a reference. */
  shapeOf(type: ts.Type): Shape {
    if (type.isUnion()) {
      return this.shapeOfUnion(
        type.types.filter((each) => !isAbsent(each)),
        type,
      );
    }
    // `'latest' | (string & {})`: any text, of which an editor suggests some.
    const primitive = type.isIntersection() ? type.types.map(primitiveOf).find(Boolean) : primitiveOf(type);
    if (primitive !== undefined) {
      return primitive;
    }
    if (type.isStringLiteral() || type.isNumberLiteral()) {
      return { oneOf: [type.value] };
    }
    if (type.flags & ts.TypeFlags.BooleanLiteral) {
      return { oneOf: [this.checker.typeToString(type) === 'true'] };
    }
    if (type.flags & ts.TypeFlags.TemplateLiteral) {
      return { pattern: patternOf(type as ts.TemplateLiteralType) };
    }
    return this.shapeOfObject(type);
  }

  private shapeOfUnion(types: readonly ts.Type[], union: ts.Type): Shape {
    const isBoolean = types.filter((each) => each.flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const named = nameOf(union);
    const shapes = types
      .filter((each) => !(isBoolean && each.flags & ts.TypeFlags.BooleanLiteral))
      .map((each) => this.shapeOf(each));
    const literals = shapes.flatMap((each) => (typeof each === 'object' && 'oneOf' in each ? each.oneOf : []));
    const others = shapes.filter((each) => !(typeof each === 'object' && 'oneOf' in each));
    const all = [
      ...(literals.length === 0 ? [] : [{ oneOf: literals }]),
      ...others,
      ...(isBoolean ? (['boolean'] as const) : []),
    ];
    const [only] = all;
    const shape: Shape = all.length === 1 && only !== undefined ? only : { anyOf: all };
    return named === undefined || typeof shape === 'string' || 'oneOf' in shape
      ? shape
      : this.named(named, union, () => shape);
  }

  private shapeOfObject(type: ts.Type): Shape {
    if (type.getCallSignatures().length > 0) {
      return 'function';
    }
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) {
      return { list: this.shapeOfElement(type as ts.TypeReference) };
    }
    if (type.isClass() || (isOfLibrary(type) && !isArgument(type))) {
      return 'instance';
    }
    const name = nameOf(type);
    return name === undefined ? this.membersOf(type) : this.named(name, type, () => this.membersOf(type));
  }

  private shapeOfElement(type: ts.TypeReference): Shape {
    const [element, ...others] = this.checker.getTypeArguments(type);
    if (element === undefined) {
      return 'any';
    }
    const shapes = [...new Map([element, ...others].map((each) => [each, this.shapeOf(each)])).values()];
    const distinct = [...new Map(shapes.map((each) => [JSON.stringify(each), each])).values()];
    const [only] = distinct;
    return distinct.length === 1 && only !== undefined ? only : { anyOf: distinct };
  }

  private membersOf(type: ts.Type): Shape {
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const properties = this.checker.getPropertiesOfType(type);
    if (index !== undefined && properties.length === 0) {
      return { map: this.shapeOf(index.type) };
    }
    const members = Object.fromEntries(
      properties.map((property) => [
        property.flags & ts.SymbolFlags.Optional ? `${property.name}?` : property.name,
        this.shapeOfProperty(property),
      ]),
    );
    const open = index !== undefined || (properties.length > 0 && properties.every(isReference));
    const docs = Object.fromEntries(
      properties.flatMap((property) => {
        const text = property.flags & ts.SymbolFlags.Optional ? '' : firstSentence(property, this.checker);
        return text === '' ? [] : [[property.name, text]];
      }),
    );
    const shape: Shape = { members, ...(Object.keys(docs).length > 0 ? { docs } : {}), ...(open ? { open } : {}) };
    return hasTag(type.aliasSymbol ?? type.symbol) ? { verbatim: shape } : shape;
  }

  private shapeOfProperty(property: ts.Symbol): Shape {
    const shape = this.shapeOf(this.checker.getTypeOfSymbol(property));
    return hasTag(property) ? { verbatim: shape } : shape;
  }

  private named(name: string, type: ts.Type, make: () => Shape): Shape {
    const known = this.types.get(name);
    if (known !== undefined && known !== type) {
      throw new Error(`two types are called ${name}; rename one, since shapes are found by name`);
    }
    if (known === undefined) {
      this.types.set(name, type);
      this.shapes.set(name, make());
    }
    return `#${name}`;
  }
}

function isAbsent({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Undefined) !== 0;
}

function primitiveOf({ flags }: ts.Type): Shape | undefined {
  if (flags & ts.TypeFlags.String) {
    return 'text';
  }
  if (flags & ts.TypeFlags.Number) {
    return 'number';
  }
  if (flags & ts.TypeFlags.Boolean) {
    return 'boolean';
  }
  return flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive) ? 'any' : undefined;
}

/** Returns a regular expression for a template literal type, for example `p${number}`. */
function patternOf({ texts, types }: ts.TemplateLiteralType): string {
  const holes = types.map(({ flags }) => (flags & ts.TypeFlags.Number ? '-?\\d+(?:\\.\\d+)?' : '.*'));
  const parts = texts.map((text, index) => `${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${holes[index] ?? ''}`);
  return `^${parts.join('')}$`;
}

/** Returns the name of a type that is exported or declared by name, without type arguments. */
function nameOf(type: ts.Type): string | undefined {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  const isGeneric =
    (type.aliasTypeArguments ?? []).length > 0 || ((type as ts.TypeReference).typeArguments ?? []).length > 0;
  return symbol === undefined || isGeneric || symbol.name.startsWith('__') ? undefined : symbol.name;
}

/** Checks whether a type is an interface of a library: props of such a type are objects of a class. */
function isOfLibrary(type: ts.Type): boolean {
  return (type.getSymbol()?.declarations ?? []).some((declaration) => {
    const { fileName } = declaration.getSourceFile();
    return ts.isInterfaceDeclaration(declaration) && fileName.includes('/node_modules/');
  });
}

/** Checks whether a type is a block of arguments of the AWS provider, which is an object of plain values. */
function isArgument(type: ts.Type): boolean {
  return (type.getSymbol()?.declarations ?? []).some((declaration) =>
    declaration.getSourceFile().fileName.includes('/@cdktf/provider-aws/'),
  );
}

/** Checks whether a property is a member of a reference, `…Ref`, which constructs give with more members than are read. */
function isReference(property: ts.Symbol): boolean {
  return (property.declarations ?? []).some(
    ({ parent }) => ts.isInterfaceDeclaration(parent) && parent.name.text.endsWith('Ref'),
  );
}

/** Returns the first sentence of a doc comment as plain text, without its full stop; that of the provider is a link. */
function firstSentence(property: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(property.getDocumentationComment(checker)).split('\n\n')[0] ?? '';
  if (text.startsWith('Docs at Terraform Registry')) {
    return '';
  }
  const plain = text
    .replace(/\{@link ([\w.]+) *\}/g, '$1')
    .replace(/\s+/g, ' ')
    .replaceAll('`', "'")
    .trim();
  return /^(.*?)(?:\.(?: |$)|; |: a literal|$)/.exec(plain)?.[1] ?? '';
}

function hasTag(symbol: ts.Symbol | undefined): boolean {
  return (symbol?.getJsDocTags() ?? []).some(({ name }) => name === VERBATIM_TAG);
}
