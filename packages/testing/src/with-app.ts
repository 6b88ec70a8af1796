import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';

/** Terraform that the packages need, for cdktf's fork, which refuses what an older Terraform does not have. */
const context = { targetVersions: { terraform: '>=1.11.0' } };

/** Runs a function with an app whose output goes to a directory that is gone afterwards. */
export function withApp<T>(use: (app: App) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-test-'));
  try {
    return use(new App({ outdir, skipValidation: true, stackTraces: false, context }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
