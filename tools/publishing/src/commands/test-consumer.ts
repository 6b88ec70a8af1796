import { CommandError, runCommand } from '@etops/cli';
import { TerraformError, validateStacks } from '@etops/emulator';
import { deepStrictEqual } from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import { inc } from 'semver';
import { ConsumerProject, fitToMirror, MODULE_KINDS } from '../consumer';
import { LocalRegistry, publishAs, publishBuilt } from '../registry';
import type { PublicPackage } from '../workspace';
import { publicPackages, run } from '../workspace';

const root = join(__dirname, '../../../..');
const PROVIDER_VERSIONS = ['20.1.0', '21.22.1'];
/** Package that is installed in two versions, with its dependencies. */
const TWICE = ['contracts', 'foundation', 'network'];

runCommand({
  usage: 'npm run test:consumer',
  summary: `Publishes the packages to a local registry, and installs them in a project outside the workspace. The project
compiles as CommonJS and as ES modules, synthesizes, and runs terraform validate, with provider-aws 20 and 21.`,
  duration: '90 seconds',
  run: testConsumer,
  explain: (error) => (error instanceof TerraformError ? new CommandError(error.message) : undefined),
});

async function testConsumer(): Promise<boolean> {
  const packages = publicPackages(root);
  say('build', () =>
    run('npx', ['nx', 'run-many', '-t', 'build', '-p', packages.map(({ project }) => project).join()], root),
  );
  const registry = await LocalRegistry.start();
  const work = createWorkFolder(tmpdir(), 'etops-consumer-');
  try {
    const twice = packages.filter(({ project }) => TWICE.includes(project));
    const nextVersion = inc(versionOf(twice, 'network'), 'minor') ?? '';
    await publishBuilt(root, packages, registry.npmrc);
    await publishAs(nextVersion, root, twice, registry.npmrc);
    let valid = true;
    for (const providerVersion of PROVIDER_VERSIONS) {
      console.log(`\n@cdktf/provider-aws ${providerVersion}`);
      const project = new ConsumerProject({
        directory: join(work, providerVersion),
        npmrc: registry.npmrc,
        providerVersion,
        packages,
        nextVersion,
        workspace: root,
      });
      valid = (await proves(project, [versionOf(twice, 'network'), nextVersion])) && valid;
    }
    return valid;
  } finally {
    await registry.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

async function proves(project: ConsumerProject, versions: readonly string[]): Promise<boolean> {
  say('install', () => {
    project.install();
  });
  // The second network is an alias; it brings siblings of the same version, and cdktf is installed once.
  deepStrictEqual(project.installedVersions('@etops/foundation'), versions);
  deepStrictEqual(project.installedVersions('cdktf').length, 1);
  deepStrictEqual(project.installedVersions('@cdktf/provider-aws').length, 1);
  console.log(`  two versions side by side: ${versions.join(' and ')}, one cdktf`);

  const outdirs = MODULE_KINDS.map((kind) => {
    say(`compile as ${kind}, strict, skipLibCheck: false`, () => {
      project.compile(kind);
    });
    return say(`synthesize as ${kind}`, () => project.synthesize(kind));
  });
  const [stacks, others] = outdirs.map(readStacks);
  deepStrictEqual(others, stacks, 'CommonJS and ES modules must synthesize the same');

  const [outdir = ''] = outdirs;
  const changed = fitToMirror(outdir, process.env.ETOPS_PROVIDER_MIRROR);
  const result = await validateStacks(outdir);
  if (result.status === 'skipped') {
    throw new Error(`no stack was validated: ${result.reason}`);
  }
  for (const { stack, problems } of result.stacks) {
    console.log(`  terraform validate ${stack}: ${problems.length === 0 ? 'valid' : problems.join('\n')}`);
  }
  if (changed !== undefined) {
    console.log(`  validated ${changed}`);
  }
  return result.stacks.every(({ problems }) => problems.length === 0);
}

function readStacks(outdir: string): Readonly<Record<string, unknown>> {
  const names = readdirSync(join(outdir, 'stacks')).sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')) as unknown,
    ]),
  );
}

function versionOf(packages: readonly PublicPackage[], name: string): string {
  return packages.find(({ project }) => project === name)?.manifest.version ?? '';
}

function say<T>(step: string, work: () => T): T {
  const start = Date.now();
  const result = work();
  console.log(`  ${step}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
