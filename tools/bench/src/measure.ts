import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';

/** Resources that one run of a process used. */
export interface Usage {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
}

/** A program for `node`, with its arguments, folder and environment. */
export interface Program {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs programs in turn (a b c, a b c, …), so that a slow moment of the machine affects all of them. */
export function interleaved<N extends string>(
  programs: Readonly<Record<N, Program>>,
  rounds: number,
): Readonly<Record<N, readonly Usage[]>> {
  const names = Object.keys(programs) as N[];
  const usages = Object.fromEntries(names.map((name) => [name, [] as Usage[]])) as Record<N, Usage[]>;
  // The first round fills caches and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const usage = once(programs[name]);
      if (round > 0) {
        usages[name].push(usage);
      }
    }
  }
  return usages;
}

/** Runs a program, and measures it. */
export function once({ args, cwd, env }: Program): Usage {
  const folder = createWorkFolder(tmpdir(), 'etops-usage-');
  try {
    const file = join(folder, 'usage.json');
    const started = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', join(__dirname, 'programs/usage.cjs'), ...args],
      { cwd, encoding: 'utf8', env: { ...process.env, ...env, ETOPS_USAGE: file } },
    );
    const wallSeconds = (performance.now() - started) / 1000;
    if (status !== 0) {
      throw new Error(`node ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
    }
    return { wallSeconds, ...(JSON.parse(readFileSync(file, 'utf8')) as Omit<Usage, 'wallSeconds'>) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
