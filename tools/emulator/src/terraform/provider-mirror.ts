import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { StackJson } from '@etops/foundation';
import type { ChildProcesses, Environment } from '../processes';
import { downloadEnvironment } from '../processes';
import { Terraform } from './terraform';
import { terraformCliConfig } from './terraform-cli-config';

/** Variable with the directory of provider packages that replaces the registry. */
export const MIRROR_VARIABLE = 'ETOPS_PROVIDER_MIRROR';

/**
 * Returns a directory from which Terraform installs providers.
 *
 * `ETOPS_PROVIDER_MIRROR` names it. Without that variable, Terraform downloads the providers from their registry once, in
 * a separate step without an account or an emulator. Processes that work on the emulator have no network access.
 *
 * @throws Error if the variable names no directory
 */
export async function providerMirror(
  stacks: readonly StackJson[],
  environment: Environment,
  processes: ChildProcesses,
): Promise<string> {
  const mirror = environment[MIRROR_VARIABLE];
  if (mirror !== undefined && mirror !== '') {
    if (!existsSync(mirror)) {
      throw new Error(`${MIRROR_VARIABLE} must name a directory with provider packages, got '${mirror}'`);
    }
    return mirror;
  }
  return downloadProviders(requiredProviders(stacks), environment, processes);
}

/** Runs `init` of a configuration with providers only, which creates a directory in the layout of a mirror. */
async function downloadProviders(
  required: Readonly<Record<string, unknown>>,
  environment: Environment,
  processes: ChildProcesses,
): Promise<string> {
  const configuration = JSON.stringify({ terraform: { required_providers: required } });
  const directory = join(
    cacheDirectory(environment),
    createHash('sha256').update(configuration).digest('hex').slice(0, 16),
  );
  mkdirSync(directory, { recursive: true });
  const cliConfigFile = join(directory, 'terraform.rc');
  writeFileSync(cliConfigFile, terraformCliConfig('registry'));
  writeFileSync(join(directory, 'main.tf.json'), configuration);
  const terraform = new Terraform({
    stack: `the providers (set ${MIRROR_VARIABLE} to install them from a directory)`,
    directory,
    environment: downloadEnvironment(cliConfigFile, environment),
    processes,
  });
  await terraform.init();
  return join(directory, '.terraform', 'providers');
}

function requiredProviders(stacks: readonly StackJson[]): Readonly<Record<string, unknown>> {
  return Object.assign({}, ...stacks.map(({ terraform }) => terraform?.required_providers ?? {})) as Readonly<
    Record<string, unknown>
  >;
}

function cacheDirectory({ XDG_CACHE_HOME: cache = join(homedir(), '.cache') }: Environment): string {
  return join(cache, 'etops', 'providers');
}
