import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';

/** Terraform version of the packages, for cdktf's fork, which refuses features that older versions lack. */
const context = { targetVersions: { terraform: '>=1.11.0' } };

/** Runs a function with an app that writes to a temporary directory, which is deleted afterwards. */
export function withApp<T>(use: (app: App) => T): T {
  return withApps((createApp) => use(createApp()));
}

/**
 * Runs a function that creates many apps. They share a temporary directory, which is deleted afterwards: a directory for
 * each takes longer than its synthesis.
 */
export function withApps<T>(use: (createApp: () => App) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-test-'));
  try {
    return use(() => new App({ outdir, skipValidation: true, stackTraces: false, context }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
