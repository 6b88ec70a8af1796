import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazyModules } from '../lazy-modules';
import { runCommand } from './run-command';

// The last step of a build: the compiled code of the package in this directory, which an app has none of.
runCommand(() => {
  const compiled = join(process.cwd(), 'dist');
  const files = existsSync(compiled) ? readdirSync(compiled, { recursive: true, encoding: 'utf8' }) : [];
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const path = join(compiled, file);
    const code = readFileSync(path, 'utf8');
    const lazy = lazyModules(code);
    if (lazy !== code) {
      writeFileSync(path, lazy);
    }
  }
});
