import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The workspace's root directory. */
export const root = join(__dirname, '../../..');

export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
}
