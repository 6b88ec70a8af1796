import { Construct } from 'constructs';
import type { ConstructCase } from './construct-case';

/**
 * Returns the names of the constructs that a package exports, and that no case or more than one case has; and the cases
 * of no exported construct.
 *
 * @param exported namespace of the package: `import * as backup from '../src'`
 */
export function uncoveredConstructs(
  exported: Readonly<Record<string, unknown>>,
  cases: readonly ConstructCase[],
): readonly string[] {
  const constructs = Object.keys(exported).filter((name) => isConstructClass(exported[name]));
  const named = cases.map(({ construct }) => construct);
  const unknown = named.filter((name, index) => !constructs.includes(name) || named.indexOf(name) !== index);
  return [...constructs.filter((name) => !named.includes(name)), ...unknown];
}

function isConstructClass(value: unknown): boolean {
  return typeof value === 'function' && value.prototype instanceof Construct;
}
