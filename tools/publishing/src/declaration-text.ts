import ts from 'typescript';

const printer = ts.createPrinter({ removeComments: true });

export function isMember(node: ts.Node): node is ts.TypeElement | ts.ClassElement {
  return ts.isTypeElement(node) || ts.isClassElement(node);
}

/** A node in one line, without its members, of which only those stay that tell the object types of a union apart. */
export function textOf(node: ts.Node): string {
  const { transformed } = ts.transform(node, [withoutMembers]);
  return printer
    .printNode(ts.EmitHint.Unspecified, transformed[0] ?? node, node.getSourceFile())
    .replace(/\s+/g, ' ')
    .replace(/\{ \}$/, '{');
}

/** Whether someone who writes what is declared must write this member: objects, arguments, what a class leaves abstract. */
export function isRequired(node: ts.Node): boolean {
  return isMember(node) && !isOptional(node) && ts.findAncestor(node, isWrittenByConsumers) !== undefined;
}

function withoutMembers(context: ts.TransformationContext): ts.Transformer<ts.Node> {
  const visit = (node: ts.Node): ts.Node | undefined =>
    isMember(node) && !isDiscriminant(node) ? undefined : ts.visitEachChild(node, visit, context);
  return (root) => ts.visitEachChild(root, visit, context);
}

/** A member such as `readonly kind: 'snapshot'` of an object type. */
function isDiscriminant(node: ts.Node): boolean {
  return (
    ts.isPropertySignature(node) &&
    ts.isTypeLiteralNode(node.parent) &&
    !isOptional(node) &&
    node.type !== undefined &&
    ts.isLiteralTypeNode(node.type)
  );
}

function isOptional(node: ts.TypeElement | ts.ClassElement): boolean {
  return 'questionToken' in node && node.questionToken !== undefined;
}

function isWrittenByConsumers(node: ts.Node): boolean {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isParameter(node) ||
    (ts.isClassElement(node) && (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Abstract) !== 0)
  );
}
