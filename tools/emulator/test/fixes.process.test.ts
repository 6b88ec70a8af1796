import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const directory = join(__dirname, '..', 'python', 'etops_emulator');
const ownModules = [
  '__init__',
  'admin',
  'contents',
  'door',
  'install',
  'kept_secrets',
  'patching',
  'protection',
  'rds_sources',
  'regions',
  'retries',
  'server',
];

describe('fixes', () => {
  it('are all installed', () => {
    const modules = readdirSync(directory)
      .filter((file) => file.endsWith('.py'))
      .map((file) => basename(file, '.py'))
      .filter((name) => !ownModules.includes(name))
      .sort();
    const [, list = ''] = /^FIXES = \((.*?)^\)/ms.exec(readFileSync(join(directory, 'install.py'), 'utf8')) ?? [];

    expect([...list.matchAll(/"(\w+)"/g)].map(([, name]) => name)).toEqual(modules);
  });
});
