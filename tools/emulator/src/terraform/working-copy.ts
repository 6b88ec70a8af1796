import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackJson } from '@etops/foundation';

function stackFile(outdir: string, stack: string): string {
  return join(stackDirectory(outdir, stack), 'cdk.tf.json');
}

/** Returns the directory of a stack in cdktf's output directory. */
export function stackDirectory(outdir: string, stack: string): string {
  return join(outdir, 'stacks', stack);
}

/** Returns the names of the synthesized stacks, sorted. */
export function stackNames(outdir: string): readonly string[] {
  return readdirSync(join(outdir, 'stacks')).sort();
}

/** @throws Error that names the stack when it was not synthesized */
export function readStack(outdir: string, stack: string): StackJson {
  try {
    return JSON.parse(readFileSync(stackFile(outdir, stack), 'utf8')) as StackJson;
  } catch (error) {
    throw new Error(`cannot read the JSON of stack '${stack}': ${(error as Error).message}`);
  }
}

export function writeStack(outdir: string, stack: string, json: StackJson): void {
  mkdirSync(stackDirectory(outdir, stack), { recursive: true });
  writeFileSync(stackFile(outdir, stack), `${JSON.stringify(json, undefined, 2)}\n`);
}

/** Returns the stack without `prevent_destroy`, which would keep a rehearsal from its last step. */
export function withoutPreventDestroy(json: StackJson): StackJson {
  return JSON.parse(JSON.stringify(json), (key, value: unknown) =>
    key === 'prevent_destroy' ? undefined : value,
  ) as StackJson;
}
