import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@etops/cli';
import { lazyModules } from '../build';
import { sourceFiles } from '../tarball';

runCommand({
  usage: 'nx run <package>:build',
  summary: `Finishes a build in this directory: removes the compiled files of sources that no longer exist, and makes the
compiled code load modules when they are first used.`,
  duration: '1 second',
  run: finishBuild,
});

function finishBuild(): void {
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
}
