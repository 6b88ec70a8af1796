import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import type { Environment } from '../processes';
import { ChildProcesses, emulatorEnvironment, onInterruption, requireTools } from '../processes';
import { EmulatedRegions, GLOBAL_REGION } from '../servers';
import { providerMirror, readStack, terraformCliConfig } from '../terraform';
import { applyStacks } from './apply-stacks';
import type { DeploymentResult } from './deployment';
import { keptNotice } from './kept-notice';
import type { Inspection, LocalDeploymentOptions } from './local-deployment-options';
import { LocalStacks } from './local-stacks';
import { loseRegion } from './lose-region';
import type { RegionLossResult } from './region-loss';
import { regionsOf } from './region-loss';
import type { StackNeeds } from './stack-needs';
import { needsOf } from './stack-needs';
import { unsupportedTypes } from './unsupported-types';

/** The options with their defaults, and the paths and processes of one deployment. */
interface Run {
  readonly options: LocalDeploymentOptions;
  /** Stacks to deploy, with their needs. */
  readonly needs: StackNeeds;
  readonly environment: Environment;
  readonly processes: ChildProcesses;
  readonly report: (line: string) => void;
  readonly work: string;
  readonly outputsFile: string;
  readonly cliConfigFile: string;
}

/** The Regions of each stack's providers; the first is the stack's Region. */
type StackRegions = ReadonlyMap<string, readonly string[]>;

/**
 * Deploys stacks on an emulated AWS with one server per Region, plans each a second time, and destroys them.
 *
 * No process that it starts has access to a real account. After an interruption it ends what it started, in order; a
 * second Ctrl-C kills it.
 *
 * @throws MissingToolsError before anything is started
 * @throws TerraformError if a stack cannot be applied, planned or destroyed
 * @throws Interrupted with the exit code for the program
 */
export async function deployLocally(options: LocalDeploymentOptions): Promise<DeploymentResult> {
  const { environment = process.env, report = () => undefined, only } = options;
  const needs = only === undefined ? options.stacks : needsOf(options.stacks, only);
  requireTools(['terraform', 'moto_server'], environment);
  const work = createWorkFolder(tmpdir(), 'etops-local-');
  const removeWork = () => {
    rmSync(work, { recursive: true, force: true });
  };
  const processes = new ChildProcesses();
  const interruption = onInterruption(processes, removeWork);
  const files = { work, outputsFile: join(work, 'outputs.json'), cliConfigFile: join(work, 'terraform.rc') };
  const run: Run = { options, needs, environment, processes, report, ...files };
  let servers: EmulatedRegions | undefined;
  try {
    const regions = await prepare(run);
    servers = await startServers(run, regions);
    processes.throwIfInterrupted();
    const stacks = workingCopies(run, regions, servers);
    await applyStacks(stacks, {
      ...options,
      needs,
      outputsFile: run.outputsFile,
      before: inspector(run, servers)('before'),
    });
    const regionLoss = await proveStacks(run, regions, servers, stacks);
    if (options.keep === true) {
      report(keptNotice(servers.server(GLOBAL_REGION).endpoint, work, environmentIn(run, servers, GLOBAL_REGION)));
      await interruption.wait();
    } else {
      await stacks.destroy(needs);
    }
    return {
      stacks: stacks.results(),
      ...(regionLoss === undefined ? {} : { regionLoss }),
      unsupportedCalls: servers.unsupportedCalls(),
      leftovers: options.keep === true ? [] : await servers.contents(),
    };
  } finally {
    interruption.remove();
    await servers?.stop();
    removeWork();
  }
}

/** Returns functions that let the caller look at the account, one stack at a time. */
function inspector({ options }: Run, servers: EmulatedRegions) {
  const endpointOf = (region: string) => servers.server(region).endpoint;
  return (moment: Inspection['moment']) => async (stack: string, outdir: string) => {
    await options.inspect?.({ moment, stack, outdir, endpointOf });
  };
}

/** Synthesizes the stacks without outputs, makes their providers available, and returns their Regions. */
async function prepare({ options, needs, environment, processes, ...files }: Run): Promise<StackRegions> {
  writeFileSync(files.outputsFile, '{}\n');
  const synthesized = await options.synthesize(files.outputsFile);
  const stacks = Object.keys(needs).map((name) => ({ name, json: readStack(synthesized, name) }));
  const all = stacks.map(({ json }) => json);
  const mirror = await providerMirror(all, environment, processes);
  writeFileSync(files.cliConfigFile, terraformCliConfig({ mirror }));
  return new Map(stacks.map(({ name, json }) => [name, regionsOf(json)]));
}

async function startServers({ options, environment, work, report }: Run, regions: StackRegions) {
  const servers = await EmulatedRegions.start({
    regions: [...regions.values()].flat(),
    directory: work,
    environment,
    ...(options.accountId === undefined ? {} : { accountId: options.accountId }),
  });
  for (const [region, endpoint] of Object.entries(servers.endpoints)) {
    report(`emulator of ${region} at ${endpoint}`);
  }
  return servers;
}

function workingCopies(run: Run, regions: StackRegions, servers: EmulatedRegions): LocalStacks {
  const { options, processes, report, work } = run;
  return new LocalStacks({
    emulator: servers,
    processes,
    report,
    environmentOf: (stack) => environmentIn(run, servers, regions.get(stack)?.[0] ?? GLOBAL_REGION),
    outdir: join(work, 'cdktf.out'),
    unsupportedTypes: options.unsupportedTypes ?? unsupportedTypes,
    parallelStacks: options.parallelStacks ?? 3,
  });
}

function environmentIn({ cliConfigFile, environment }: Run, servers: EmulatedRegions, region: string) {
  return emulatorEnvironment(servers.server(region).endpoint, cliConfigFile, environment);
}

/**
 * Plans every stack a second time, as it will be committed: with all outputs. The stacks of the Regions that survive a
 * loss are planned during the loss. Then searches all states for secrets.
 */
async function proveStacks(
  run: Run,
  regions: StackRegions,
  servers: EmulatedRegions,
  stacks: LocalStacks,
): Promise<RegionLossResult | undefined> {
  const { options, needs, outputsFile, report } = run;
  const names = Object.keys(needs);
  const outdir = await options.synthesize(outputsFile);
  stacks.copy(names, outdir);
  for (const stack of names) {
    await inspector(run, servers)('after')(stack, outdir);
  }
  const loss = options.only === undefined ? options.regionLoss : undefined;
  await stacks.planAgain(names.filter((name) => loss === undefined || regions.get(name)?.includes(loss.region)));
  const result = loss === undefined ? undefined : await loseRegion(loss, { servers, stacks, regions, report });
  await stacks.searchForSecrets(names);
  return result;
}
