import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { CommandError } from '@etops/cli';
import type { Block, StackJson, SynthesizedStack } from '@etops/foundation';
import { blocksOf, createWorkFolder } from '@etops/foundation';

/**
 * Reads the outputs of a deployed stack from its state, wherever it was deployed from.
 *
 * It initializes a folder with the stack's backend alone, so that Terraform installs no provider.
 *
 * @throws CommandError with Terraform's message if the state cannot be read
 */
export function deployedOutputs({ name, file }: SynthesizedStack): Readonly<Record<string, unknown>> {
  const json = JSON.parse(readFileSync(file, 'utf8')) as StackJson;
  const folder = createWorkFolder(tmpdir(), 'etops-outputs-');
  try {
    const backend = Object.fromEntries(
      Object.entries(json.terraform?.backend ?? {}).map(([type, block]) => [type, absolute(block, dirname(file))]),
    );
    writeFileSync(join(folder, 'backend.tf.json'), JSON.stringify({ terraform: { backend } }));
    terraform(name, folder, 'init', '-input=false', '-no-color');
    const outputs = blocksOf(JSON.parse(terraform(name, folder, 'output', '-json', '-no-color')))[0] ?? {};
    return Object.fromEntries(
      Object.entries(outputs).map(([output, content]) => [output, blocksOf(content)[0]?.value]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns the settings of a backend for another folder: the path of a local state is relative to the stack's. */
function absolute(backend: Block, folder: string): Block {
  return typeof backend.path === 'string' ? { ...backend, path: resolve(folder, backend.path) } : backend;
}

function terraform(stack: string, cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync('terraform', args, { cwd, encoding: 'utf8' });
  if (error !== undefined || status !== 0) {
    const isMissing = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    const reason = isMissing
      ? 'terraform is not on the PATH; install 1.11 or later'
      : (error?.message ?? stderr.trim());
    throw new CommandError(`terraform ${String(args[0])} failed for ${stack}: ${reason}`);
  }
  return stdout;
}
