import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildProcesses } from './child-processes';
import type { DeploymentResult } from './deployment';
import { EmulatedRegions, GLOBAL_REGION } from './emulated-regions';
import type { Environment } from './emulator-environment';
import { emulatorEnvironment } from './emulator-environment';
import { emulatorGaps } from './emulator-gaps';
import { onInterruption } from './interruption';
import { keptNotice } from './kept-notice';
import type { Gaps } from './leave-out';
import { LocalStacks } from './local-stacks';
import { loseRegion } from './lose-region';
import type { RegionLoss } from './lost-region';
import { regionsOf } from './lost-region';
import { providerMirror } from './provider-mirror';
import { requireTools } from './required-tools';
import type { StackNeeds } from './stack-needs';
import { inOrder, needsOf } from './stack-needs';
import { terraformCliConfig } from './terraform-cli-config';
import { readStack } from './working-copy';

export interface LocalDeploymentOptions {
  /** Stacks, the ones that others wait for first, each with those that must be applied before it. */
  readonly stacks: StackNeeds;
  /**
   * Synthesizes all stacks with the facts that were recorded so far, and says into which directory; called before
   * every stack is applied, one call after the other, and once more before the second plans.
   */
  readonly synthesize: (factsFile: string) => Promise<string>;
  /** Takes a stack's outputs into the facts file, which starts as `{}`; called for one stack after the other. */
  readonly recordFacts: (factsFile: string, stack: string, outputs: Readonly<Record<string, unknown>>) => unknown;
  /**
   * The one stack that is wanted; what it needs is deployed for it, and no Region is lost.
   *
   * @default - all
   */
  readonly only?: string;
  /**
   * Types of resources that no other stack waits for and that take long, by stack: they are applied when the rest is,
   * while the stacks that wait begin.
   *
   * @default - each stack is applied at once
   */
  readonly unhurried?: Readonly<Record<string, readonly string[]>>;
  /**
   * A Region that is lost after all is applied: the stacks of the other Regions have their second plan, and are changed,
   * without it.
   *
   * @default - none is lost
   */
  readonly regionLoss?: RegionLoss;
  /**
   * Nothing is destroyed, and the emulated AWS stays up until Ctrl-C.
   *
   * @default false
   */
  readonly keep?: boolean;
  /**
   * Takes a line of progress.
   *
   * @default - no progress is reported
   */
  readonly report?: (line: string) => void;
  /**
   * Stacks that are worked on at a time, 1 or more; a provider process takes about 600 MiB.
   *
   * @default 3
   */
  readonly parallelStacks?: number;
  /** @default '123456789012' */
  readonly accountId?: string;
  /**
   * Resource types that are left out of the applied copies, each with the reason.
   *
   * @default emulatorGaps
   */
  readonly gaps?: Gaps;
  /**
   * What PATH and the provider mirror are taken from.
   *
   * @default - the environment of this process
   */
  readonly environment?: Environment;
}

/**
 * Deploys stacks on an emulated AWS with one server a Region, plans each a second time, and destroys them.
 *
 * No process that it starts knows a real account. Interrupted, it ends what it started, in order; a second Ctrl-C
 * kills it.
 *
 * @throws MissingToolsError before anything is started
 * @throws TerraformError when a stack cannot be applied, planned or destroyed
 * @throws Interrupted with the exit code for the program
 */
export async function deployLocally(options: LocalDeploymentOptions): Promise<DeploymentResult> {
  const { environment = process.env, report = () => undefined, only, accountId, keep = false } = options;
  const needs = only === undefined ? options.stacks : needsOf(options.stacks, only);
  const names = Object.keys(needs);
  requireTools(['terraform', 'moto_server'], environment);
  const work = mkdtempSync(join(tmpdir(), 'etops-local-'));
  const removeWork = () => {
    rmSync(work, { recursive: true, force: true });
  };
  const processes = new ChildProcesses();
  const interruption = onInterruption(processes, removeWork);
  let emulator: EmulatedRegions | undefined;
  try {
    const factsFile = join(work, 'facts.json');
    writeFileSync(factsFile, '{}\n');
    const synthesized = await options.synthesize(factsFile);
    const regions = new Map(names.map((stack) => [stack, regionsOf(readStack(synthesized, stack))]));
    const cliConfigFile = join(work, 'terraform.rc');
    const all = names.map((stack) => readStack(synthesized, stack));
    const mirror = await providerMirror(all, environment, processes);
    writeFileSync(cliConfigFile, terraformCliConfig({ mirror }));

    const account = accountId === undefined ? {} : { accountId };
    const started = EmulatedRegions.start({
      regions: [...regions.values()].flat(),
      directory: work,
      environment,
      ...account,
    });
    const servers = (emulator = await started);
    processes.throwIfInterrupted();
    Object.entries(servers.endpoints).forEach(([region, endpoint]) => {
      report(`emulator of ${region} at ${endpoint}`);
    });
    const environmentIn = (region: string) =>
      emulatorEnvironment(servers.server(region).endpoint, cliConfigFile, environment);
    const stacks = new LocalStacks({
      emulator: servers,
      processes,
      report,
      environmentOf: (stack) => environmentIn(regions.get(stack)?.[0] ?? GLOBAL_REGION),
      outdir: join(work, 'cdktf.out'),
      gaps: options.gaps ?? emulatorGaps,
      parallelStacks: options.parallelStacks ?? 3,
    });

    // One after the other: each is made with the facts of all that were recorded before.
    let turn: Promise<unknown> = Promise.resolve();
    const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
      const done = turn.then(action);
      turn = done.catch(() => undefined);
      return done;
    };
    const rest: Promise<void>[] = [];
    const failures: unknown[] = [];
    try {
      await inOrder(needs, options.parallelStacks ?? 3, async (stack) => {
        const later = options.unhurried?.[stack] ?? [];
        await inTurn(async () => {
          stacks.copy([stack], await options.synthesize(factsFile));
        });
        const outputs = await stacks.applyWithout(later, stack);
        await inTurn(async () => {
          await options.recordFacts(factsFile, stack, outputs);
        });
        const whole = stacks.applyRest(later, stack);
        if (later.length === 0) {
          await whole;
        } else {
          rest.push(whole.catch((error: unknown) => void failures.push(error)));
        }
      });
    } finally {
      await Promise.all(rest);
    }
    if (failures.length > 0) {
      throw failures[0];
    }
    // With all facts: what is planned is what will be committed.
    stacks.copy(names, await options.synthesize(factsFile));
    const loss = only === undefined ? options.regionLoss : undefined;
    const isOfLostRegion = (stack: string) => loss !== undefined && regions.get(stack)?.includes(loss.region);
    await stacks.planAgain(names.filter((stack) => loss === undefined || isOfLostRegion(stack)));
    const regionLoss = loss === undefined ? undefined : await loseRegion(loss, { servers, stacks, regions, report });
    await stacks.searchForSecrets(names);

    if (keep) {
      report(keptNotice(servers.server(GLOBAL_REGION).endpoint, work, environmentIn(GLOBAL_REGION)));
      await interruption.wait();
    } else {
      await stacks.destroy(needs);
    }
    return {
      stacks: stacks.results(),
      ...(regionLoss === undefined ? {} : { regionLoss }),
      unsupportedCalls: servers.unsupportedCalls(),
      leftovers: keep ? [] : await servers.contents(),
    };
  } finally {
    interruption.remove();
    await emulator?.stop();
    removeWork();
  }
}
