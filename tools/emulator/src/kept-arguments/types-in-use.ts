import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const IMPORT = /'@cdktf\/provider-aws\/lib\/([a-z0-9-]+)'/g;

/** Returns the resource types that the sources of all packages create, sorted. */
export function typesInUse(packages: string): readonly string[] {
  const modules = readdirSync(packages)
    .flatMap((name) => sourcesOf(join(packages, name, 'src')))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, module = '']) => module))
    .filter((module) => module !== 'provider' && !module.startsWith('data-'));
  return [...new Set(modules)].map((module) => `aws_${module.replaceAll('-', '_')}`).sort();
}

function sourcesOf(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(directory, file));
}
