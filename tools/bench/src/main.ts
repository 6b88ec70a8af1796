import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchmarks } from './benchmarks';
import { markdown, misses, table } from './figure';
import { withFigures } from './speed-page';

// `npm run bench`, or `npm run bench -- growth imports` for some of it. A whole run updates docs/speed.md.
const names = Object.keys(benchmarks);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`there is no ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  const figures = names
    .filter((name) => asked.length === 0 || asked.includes(name))
    .flatMap((name) => benchmarks[name]?.() ?? []);
  console.log(table(figures));
  if (asked.length === 0) {
    const [{ model } = { model: 'unknown' }, { length }] = [cpus()[0], cpus()];
    const machine = { processors: length, model: model.trim(), node: process.version };
    writeFileSync(join(__dirname, '../figures.json'), `${JSON.stringify({ machine, figures }, null, 2)}\n`);
    const page = join(__dirname, '../../../docs/speed.md');
    writeFileSync(page, withFigures(readFileSync(page, 'utf8'), markdown(figures)));
    execFileSync(process.execPath, [require.resolve('prettier/bin/prettier.cjs'), '--write', page]);
  }
  process.exitCode = figures.some(misses) ? 1 : 0;
}
