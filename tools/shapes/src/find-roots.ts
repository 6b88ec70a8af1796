import ts from 'typescript';

/** Functions of foundation that take the name of a type, and the position of its argument. */
const CHECKS: Readonly<Record<string, number>> = { checkProps: 2, checkOptions: 2 };

/** Returns the types that the files of a package check by name, `checkProps(this, shapes, 'NetworkProps', props)`. */
export function findRoots(program: ts.Program, directory: string): ReadonlyMap<string, ts.Type> {
  const checker = program.getTypeChecker();
  const roots = new Map<string, ts.Type>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const position = CHECKS[node.expression.text];
      const name = position === undefined ? undefined : node.arguments[position];
      if (name !== undefined && ts.isStringLiteral(name)) {
        roots.set(name.text, typeNamed(checker, node, name.text));
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${directory}/src/`))) {
    visit(file);
  }
  return roots;
}

function typeNamed(checker: ts.TypeChecker, place: ts.Node, name: string): ts.Type {
  const symbol = checker.resolveName(name, place, ts.SymbolFlags.Type, false);
  if (symbol === undefined) {
    const { fileName } = place.getSourceFile();
    throw new Error(`${fileName} checks props of the type ${name}, which it does not import`);
  }
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return checker.getDeclaredTypeOfSymbol(target);
}
