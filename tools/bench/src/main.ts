import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@etops/cli';
import { benchmarks } from './benchmarks';
import type { Figure } from './figure';
import { markdown, misses, table } from './figure';
import { withFigures } from './speed-page';

runCommand({
  usage: 'npm run bench -- [benchmark …]',
  summary: `Measures the speed of synthesis, imports and tests against limits, and against the same resources without etops.
A run of all benchmarks writes the table in docs/speed.md.`,
  duration: '3 minutes',
  operands: { name: 'benchmark', description: 'what to measure', choices: Object.keys(benchmarks) },
  run: ({ operands }) => {
    const isWhole = operands.length === 0;
    const names = Object.keys(benchmarks).filter((name) => isWhole || operands.includes(name));
    buildPackages();
    const figures = names.flatMap((name) => benchmarks[name]?.() ?? []);
    console.log(table(figures));
    if (isWhole) {
      writePage(figures);
    }
    return !figures.some(misses);
  },
});

/** Builds the packages, as a consumer would import them. */
function buildPackages(): void {
  const layers = ['contracts', 'foundation', 'construct'].map((layer) => `tag:layer:${layer}`);
  execFileSync('npx', ['nx', 'run-many', '-t', 'build', '-p', ...layers], { stdio: 'inherit' });
}

/** Writes the figures, and the table in docs/speed.md. */
function writePage(figures: readonly Figure[]): void {
  const [{ model } = { model: 'unknown' }, { length }] = [cpus()[0], cpus()];
  const machine = { processors: length, model: model.trim(), node: process.version };
  writeFileSync(join(__dirname, '../figures.json'), `${JSON.stringify({ machine, figures }, null, 2)}\n`);
  const page = join(__dirname, '../../../docs/speed.md');
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), markdown(figures)));
  execFileSync(process.execPath, [require.resolve('prettier/bin/prettier.cjs'), '--write', page]);
}
