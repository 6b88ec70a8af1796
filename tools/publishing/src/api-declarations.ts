import ts from 'typescript';
import { isMember, isRequired, textOf } from './declaration-text';
import type { Line, NamedLines } from './named-lines';

/**
 * What an API report declares: under each declaration's name its head and its members, and under a name of its own each
 * object type inside, so that its members can be told from those around it.
 *
 * Overloads, and whatever else shares a name, stand under it together.
 */
export function declarationsOf(report: string): NamedLines {
  const code = /^```ts\n([^]*?)^```/m.exec(report)?.[1] ?? '';
  const declarations = new Map<string, Line[]>();
  for (const statement of ts.createSourceFile('api.d.ts', code, ts.ScriptTarget.Latest, true).statements) {
    if (!ts.isImportDeclaration(statement)) {
      for (const [name, lines] of linesOf(nameOf(statement), [statement, ...membersOf(statement)])) {
        declarations.set(name, [...(declarations.get(name) ?? []), ...lines]);
      }
    }
  }
  return declarations;
}

/** Whether a name is that of an object type inside a declaration. */
export function isInner(name: string): boolean {
  return name.includes(' > ');
}

function nameOf(statement: ts.Statement): string {
  const text = textOf(statement);
  return /^(?:export )?(?:declare )?(?:abstract )?(\w+ \w+)/.exec(text)?.[1] ?? text.replace(/;$/, '');
}

function membersOf(statement: ts.Statement): readonly ts.Node[] {
  return ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement) ? statement.members : [];
}

function linesOf(name: string, nodes: readonly ts.Node[]): readonly (readonly [string, readonly Line[]])[] {
  return [
    [name, nodes.map((node) => ({ text: textOf(node), required: isRequired(node) }))],
    ...nodes.flatMap((node) => {
      const member = isMember(node) && node.name !== undefined ? `${node.name.getText()} ` : '';
      return objectTypesIn(node).flatMap((type, index) => {
        const text = textOf(type);
        const which = text === '{}' && index > 0 ? `{} ${String(index + 1)}` : text;
        return linesOf(`${name} > ${member}${which}`, type.members);
      });
    }),
  ];
}

/** Object types that a member or a declaration's head is written with, without those inside them. */
function objectTypesIn(node: ts.Node): readonly ts.TypeLiteralNode[] {
  const found: ts.TypeLiteralNode[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isTypeLiteralNode(child)) {
      found.push(child);
    } else if (!isMember(child)) {
      ts.forEachChild(child, visit);
    }
  };
  ts.forEachChild(node, visit);
  return found;
}
