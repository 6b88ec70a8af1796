import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Substitute } from './substitute';

export const root = join(__dirname, '../../..');

/** Returns the folder of a substitute. */
export const substituteFolder = ({ name }: Pick<Substitute, 'name'>): string =>
  join(root, 'tools/fork/substitutes', name);

/** Returns the installed packages of a substitute, as `name version`. */
export function installedPackages(substitute: Pick<Substitute, 'name'>): readonly string[] {
  const manifest = readFileSync(join(substituteFolder(substitute), 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(manifest) as { readonly dependencies: Readonly<Record<string, string>> };
  return Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
}
