import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The workspace's root directory. */
export const root = join(__dirname, '../../..');

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
