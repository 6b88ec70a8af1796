import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import { run } from '@etops/publishing';
import type { Plugin } from 'esbuild';
import { build } from 'esbuild';
import type { Documents } from './differences';
import { root, substituteFolder } from './folders';
import type { Substitute } from './substitute';
import { nameIn } from './substitute';

const app = join(root, 'apps/airline-prod');

/** Synthesizes the airline in a separate process, and reads the JSON. */
export async function synthesizeAirline(substitute?: Substitute): Promise<Documents> {
  const directory = createWorkFolder(tmpdir(), 'etops-fork-');
  try {
    const outfile = join(directory, 'main.cjs');
    await build({
      entryPoints: [join(app, 'src/main.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      conditions: ['@etops/source'],
      logLevel: 'silent',
      plugins: [withOwnFolder, withSubstitute(substitute)],
    });
    const outdir = join(directory, 'cdktf.out');
    run(process.execPath, [outfile], app, { CDKTF_OUTDIR: outdir });
    return readDocuments(outdir);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Keeps `__dirname` of each source, because sources find files with it. */
const withOwnFolder: Plugin = {
  name: 'own-folder',
  setup: (bundle) => {
    bundle.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: `const __dirname = ${JSON.stringify(dirname(path))};${readFileSync(path, 'utf8')}`,
      loader: 'ts',
    }));
  },
};

/** Resolves replaced packages in the folder of the substitute. */
const withSubstitute = (substitute?: Substitute): Plugin => ({
  name: 'substitute',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^(cdktf|constructs|@cdktf\/provider-aws)(\/|$)/ }, ({ path, importer }) => {
      const from = substitute === undefined ? importer : join(substituteFolder(substitute), 'package.json');
      const name = (substitute && nameIn(substitute, path)) ?? path;
      return { path: createRequire(from).resolve(name), external: true };
    });
  },
});

function readDocuments(outdir: string): Documents {
  const read = (...file: string[]) => JSON.parse(readFileSync(join(outdir, ...file), 'utf8')) as unknown;
  const stacks = readdirSync(join(outdir, 'stacks'));
  return {
    'manifest.json': read('manifest.json'),
    ...Object.fromEntries(stacks.map((stack) => [stack, read('stacks', stack, 'cdk.tf.json')])),
  };
}
