import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { formatProblem } from '../problems';
import type { StackJson } from '../stack-json';
import { keptJson } from '../stack-json';
import { duplicateNames } from './duplicate-names';
import { namedResources } from './named-resources';

/** Property of the root of a construct tree that is checked, the same for every installed version of this package. */
const CHECKED = Symbol.for('@etops/foundation.physicalNames');

/**
 * Adds the check that no two resources of an app have one name, to the root of the tree; a second call adds none.
 *
 * cdktf runs it last, when the JSON of all stacks is written.
 */
export function checkNames({ node: { root } }: IConstruct): void {
  if (!(CHECKED in root)) {
    Object.defineProperty(root, CHECKED, { value: true });
    root.node.addValidation({ validate: () => problemsIn(root) });
  }
}

function problemsIn(root: IConstruct): string[] {
  const constructs = root.node.findAll();
  const stacks = constructs.filter((construct) => TerraformStack.isStack(construct));
  const resources = stacks.flatMap((stack) =>
    namedResources(stack.node.path, keptJson(stack) ?? written(root, stack) ?? (stack.toTerraform() as StackJson)),
  );
  const order = constructs.map(({ node }) => node.path);
  return duplicateNames(resources, order).map(formatProblem);
}

/** Returns the JSON that the app has written for a stack, or `undefined` if it has not, or writes another format. */
function written(root: IConstruct, { node }: TerraformStack): StackJson | undefined {
  const manifest = App.isApp(root) ? root.manifest.stacks[node.id] : undefined;
  const file = App.isApp(root) && manifest !== undefined ? join(root.outdir, manifest.synthesizedStackPath) : '';
  return file.endsWith('.json') && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StackJson) : undefined;
}
