import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazyIndex } from '../lazy-index';
import { runCommand } from './run-command';

// The last step of a build: the compiled index of the package in this directory.
runCommand(() => {
  const index = join(process.cwd(), 'dist/index.js');
  // An app has none.
  if (existsSync(index)) {
    writeFileSync(index, lazyIndex(readFileSync(index, 'utf8')));
  }
});
