import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import type { Environment } from '../processes';
import { ChildProcesses, downloadEnvironment, requireTools } from '../processes';
import { providerMirror, Terraform, terraformCliConfig } from '../terraform';
import type { Probe } from './block-probe';
import { computedBlocks, probesOf } from './block-probe';
import { optionalComputed } from './optional-computed';
import type { ProviderSchemas } from './provider-schema';

const SOURCE = 'hashicorp/aws';

/** Configuration of the provider that makes no call. */
const OFFLINE = {
  region: 'eu-central-1',
  access_key: 'none',
  secret_key: 'none',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: 'true',
};

/** Optional arguments of a resource type that keep their value when they disappear from the configuration. */
export interface KeptArguments {
  readonly attributes: readonly string[];
  readonly blocks: readonly string[];
}

/**
 * Reads the arguments that the provider keeps, by resource type, from its schema, and from the plan of resources without
 * their optional blocks.
 *
 * @param version version of the AWS provider
 * @param environment source of PATH and of the provider mirror @default - the environment of this process
 * @throws MissingToolsError, and Error that names a type that the provider lacks
 */
export async function readKeptArguments(
  types: readonly string[],
  version: string,
  environment: Environment = process.env,
): Promise<Readonly<Record<string, KeptArguments>>> {
  requireTools(['terraform'], environment);
  const directory = createWorkFolder(tmpdir(), 'etops-schema-');
  const processes = new ChildProcesses();
  try {
    const terraform = await initialized(directory, version, environment, processes);
    const schemas = Object.values(((await terraform.schemas()) as ProviderSchemas).provider_schemas)[0];
    const resources = schemas?.resource_schemas ?? {};
    const unknown = types.filter((type) => resources[type] === undefined);
    if (unknown.length > 0) {
      throw new Error(`the AWS provider ${version} has no resource type ${unknown.join(', ')}`);
    }
    const probes = probesOf(types, resources);
    write(directory, version, probes);
    const { resource_changes: changes = [] } = await terraform.planJson();
    const plans = new Map(changes.map(({ address, change }) => [address, change.after_unknown]));
    return Object.fromEntries(
      types.map((type) => {
        const blocks = probes
          .filter((probe) => probe.type === type)
          .flatMap((probe) => computedBlocks(probe, plans.get(`${type}.${probe.name}`)));
        const attributes = [...optionalComputed(resources[type]?.block ?? {})];
        return [type, { attributes: attributes.sort(), blocks: [...blocks].sort() }];
      }),
    );
  } finally {
    processes.kill();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function initialized(
  directory: string,
  version: string,
  environment: Environment,
  processes: ChildProcesses,
): Promise<Terraform> {
  const mirror = await providerMirror([configuration(version, [])], environment, processes);
  const cliConfigFile = join(directory, 'terraform.rc');
  writeFileSync(cliConfigFile, terraformCliConfig({ mirror }));
  write(directory, version, []);
  const terraform = new Terraform({
    stack: 'the schema of the provider',
    directory,
    environment: downloadEnvironment(cliConfigFile, environment),
    processes,
  });
  await terraform.init();
  return terraform;
}

function write(directory: string, version: string, probes: readonly Probe[]): void {
  writeFileSync(join(directory, 'main.tf.json'), JSON.stringify(configuration(version, probes)));
}

function configuration(version: string, probes: readonly Probe[]) {
  const named = (type: string) =>
    Object.fromEntries(probes.filter((probe) => probe.type === type).map((probe) => [probe.name, probe.configuration]));
  const types = [...new Set(probes.map(({ type }) => type))];
  return {
    terraform: { required_providers: { aws: { source: SOURCE, version } } },
    provider: { aws: [OFFLINE] },
    resource: {
      ...Object.fromEntries(types.map((type) => [type, named(type)])),
      terraform_data: { unknown: {} },
    },
  };
}
