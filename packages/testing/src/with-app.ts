import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';

/** Runs a function with an app whose output goes to a directory that is gone afterwards. */
export function withApp<T>(use: (app: App) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-test-'));
  try {
    return use(new App({ outdir, skipValidation: true, stackTraces: false }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
