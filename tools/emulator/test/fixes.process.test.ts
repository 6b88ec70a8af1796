import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const directory = join(__dirname, '..', 'python', 'etops_emulator', 'fixes');
/** Modules that fixes share, without a change to moto. */
const shared = ['rds.replica_sources', 'rds.reserved_words'];

describe('fixes', () => {
  it('lists every module of every service for installation', () => {
    const modules = readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.includes('/') && file.endsWith('.py'))
      .map((file) => file.replace(/\.py$/, '').replaceAll('/', '.'))
      .filter((name) => !shared.includes(name))
      .sort();
    const [, list = ''] = /^FIXES = \((.*?)^\)/ms.exec(readFileSync(join(directory, '__init__.py'), 'utf8')) ?? [];

    expect([...list.matchAll(/"([\w.]+)"/g)].map(([, name]) => name ?? '').sort()).toEqual(modules);
  });
});
