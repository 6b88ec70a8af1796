import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazyModules } from '../lazy-modules';
import { sourceFiles } from '../tarball';
import { runCommand } from './run-command';

// The last step of a build, on the compiled code in this directory: what an earlier build left of sources that are gone is
// removed, and modules are loaded late.
runCommand(() => {
  const compiled = join(process.cwd(), 'dist');
  const sources = new Set(sourceFiles(process.cwd()).map((file) => file.replace(/\.ts$/, '')));
  const files = existsSync(compiled) ? readdirSync(compiled, { recursive: true, encoding: 'utf8' }) : [];
  for (const file of files.filter((name) => /\.(js|d\.ts)$/.test(name))) {
    const path = join(compiled, file);
    if (!sources.has(file.replace(/\.(js|d\.ts)$/, ''))) {
      rmSync(path);
    } else if (file.endsWith('.js')) {
      const code = readFileSync(path, 'utf8');
      const lazy = lazyModules(code);
      if (lazy !== code) {
        writeFileSync(path, lazy);
      }
    }
  }
});
