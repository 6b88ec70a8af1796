import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import type { Figure } from './figure';
import type { StackJson } from '@etops/foundation';
import { handWritten } from './hand-written';
import type { Usage } from './measure';
import { interleaved, once } from './measure';
import { withoutMetadata } from './same-json';
import { median, medianOfPairs } from './statistics';

const workspace = join(__dirname, '../../..');
const app = join(workspace, 'apps/airline-prod');
const runner = join(workspace, 'tools/runner/src/run.cjs');
const runnerCache = join(workspace, 'node_modules/.cache/etops-runner');

const ratio = (a: number, b: number): number => a / b;
const medianOf = (usages: readonly Usage[], of: keyof Usage): number => median(usages.map((usage) => usage[of]));
const ratioOf = (a: readonly Usage[], b: readonly Usage[], of: keyof Usage): number =>
  medianOfPairs(
    a.map((usage) => usage[of]),
    b.map((usage) => usage[of]),
    ratio,
  );

/** Benchmarks by name, in the order in which they run. */
export const benchmarks: Readonly<Record<string, () => readonly Figure[]>> = {
  synthesis: () => inDirectory(synthesis),
  growth: () => inDirectory(growth),
  imports,
  tests,
};

/** Measures the airline against the same resources written by hand. */
function synthesis(directory: string): readonly Figure[] {
  const [ours, theirs] = [join(directory, 'app'), join(directory, 'by-hand')];
  const application = { args: synthesisCommand(), cwd: app, env: { CDKTF_OUTDIR: ours, ETOPS_OUTPUTS: '' } };
  interleaved({ application }, 0);
  // Below node_modules, so that it resolves the provider as a package does.
  const cache = join(workspace, 'node_modules/.cache/etops-bench');
  mkdirSync(cache, { recursive: true });
  const program = join(cache, 'by-hand.cjs');
  writeFileSync(program, handWritten(readStacks(ours)));
  const byHand = { args: [program, theirs], cwd: cache };
  interleaved({ byHand }, 0);
  assertSame(readStacks(ours), readStacks(theirs));
  const runs = interleaved({ application, byHand }, 15);
  const uncached = [1, 2, 3].map(() => {
    // Fails if the runner caches its results elsewhere, because this would measure nothing then.
    rmSync(runnerCache, { recursive: true });
    return once(application).wallSeconds;
  });
  return [
    { name: 'airline: synthesis', value: medianOf(runs.application, 'wallSeconds'), unit: 's' },
    { name: 'airline: synthesis, nothing cached', value: median(uncached), unit: 's' },
    {
      name: 'airline: wall, of by hand',
      value: ratioOf(runs.application, runs.byHand, 'wallSeconds'),
      unit: '×',
      bar: 0.8,
    },
    {
      name: 'airline: CPU, of by hand',
      value: ratioOf(runs.application, runs.byHand, 'cpuSeconds'),
      unit: '×',
      bar: 0.8,
    },
    { name: 'airline: peak memory', value: medianOf(runs.application, 'peakMiB'), unit: 'MiB' },
    { name: 'airline: peak memory, of by hand', value: ratioOf(runs.application, runs.byHand, 'peakMiB'), unit: '×' },
  ];
}

/** Returns the arguments of `node` with which the cdktf CLI synthesizes the airline. */
function synthesisCommand(): readonly string[] {
  const { app: command } = JSON.parse(readFileSync(join(app, 'cdktf.json'), 'utf8')) as { readonly app: string };
  return command.split(' ').slice(1);
}

/** Measures environments on demand in one app. */
function growth(directory: string): readonly Figure[] {
  const program = join(__dirname, 'programs/environments.ts');
  const environments = (count: number) => ({
    args: [runner, program, String(count), join(directory, String(count))],
    cwd: workspace,
  });
  const { one, ten, hundred } = interleaved(
    { one: environments(1), ten: environments(10), hundred: environments(100) },
    3,
  );
  return [
    { name: '1 environment', value: medianOf(one, 'wallSeconds'), unit: 's' },
    { name: '10 environments', value: medianOf(ten, 'wallSeconds'), unit: 's' },
    { name: '100 environments', value: medianOf(hundred, 'wallSeconds'), unit: 's' },
    { name: '100 environments: wall, of 10', value: ratioOf(hundred, ten, 'wallSeconds'), unit: '×', bar: 10.5 },
    { name: '100 environments: CPU, of 10', value: ratioOf(hundred, ten, 'cpuSeconds'), unit: '×', bar: 10.5 },
    { name: '100 environments: peak memory', value: medianOf(hundred, 'peakMiB'), unit: 'MiB', bar: 250 },
  ];
}

/**
 * Measures the CPU time that each compiled package adds to the import of cdktf; a busy machine changes it less than wall
 * time. An ES module imports it, for which Node evaluates all exports of a package. `require` is faster.
 */
function imports(): readonly Figure[] {
  const manifests = readdirSync(join(workspace, 'packages')).map((folder) => {
    const file = join(workspace, 'packages', folder, 'package.json');
    return JSON.parse(readFileSync(file, 'utf8')) as { readonly name: string; readonly private?: boolean };
  });
  const program = join(__dirname, 'programs/import-cost.mjs');
  const names = manifests.filter((manifest) => manifest.private !== true).map(({ name }) => name);
  const rounds = Array.from({ length: 15 }, () => names.map((name) => Number(outputOf([program, name]))));
  return names.map((name, index) => ({
    name: `import of ${name}, above cdktf: CPU`,
    value: median(rounds.map((costs) => costs[index] ?? NaN)),
    unit: 'ms',
    bar: 60,
  }));
}

function outputOf(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: __dirname, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`node ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  }
  return stdout;
}

/** Measures `npm test` without Nx's cache, in total and for each test that jest counts. */
function tests(): readonly Figure[] {
  const runs = [0, 1, 2].map(() => {
    const started = performance.now();
    const args = ['test', '--silent', '--', '--skip-nx-cache', '--output-style=stream'];
    const { status, stdout, stderr } = spawnSync('npm', args, { cwd: workspace, encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`npm test fails: ${stdout}`);
    }
    const counts = [...`${stdout}${stderr}`.matchAll(/Tests: .*?(\d+) total/g)].map(([, count]) => Number(count));
    if (counts.length === 0) {
      throw new Error(`npm test must print how many tests ran, got ${stdout}`);
    }
    return { seconds: (performance.now() - started) / 1000, count: counts.reduce((sum, count) => sum + count) };
  });
  const [seconds, count] = [median(runs.slice(1).map((run) => run.seconds)), runs[0]?.count ?? NaN];
  return [
    { name: 'npm test, warm', value: seconds, unit: 's' },
    { name: `npm test, warm, each of ${String(count)} tests`, value: (1000 * seconds) / count, unit: 'ms', bar: 30 },
  ];
}

function readStacks(outdir: string): Readonly<Record<string, StackJson>> {
  const stacks = join(outdir, 'stacks');
  return Object.fromEntries(
    readdirSync(stacks).map((name) => [
      name,
      JSON.parse(readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8')) as StackJson,
    ]),
  );
}

/**
 * Requires equal JSON of both programs, without which they cannot be compared.
 *
 * @throws Error if the JSON differs
 */
function assertSame(ours: Readonly<Record<string, StackJson>>, theirs: Readonly<Record<string, StackJson>>): void {
  for (const [name, json] of Object.entries(ours)) {
    const other = theirs[name];
    if (other === undefined || withoutMetadata(json) !== withoutMetadata(other)) {
      throw new Error(`the JSON of ${name} by hand is not the app's`);
    }
  }
}

function inDirectory<T>(use: (directory: string) => T): T {
  const directory = createWorkFolder(tmpdir(), 'etops-bench-');
  try {
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
