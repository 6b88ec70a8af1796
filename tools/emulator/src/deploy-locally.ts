import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildProcesses } from './child-processes';
import type { DeploymentResult } from './deployment';
import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import type { Environment } from './emulator-environment';
import { emulatorEnvironment } from './emulator-environment';
import { emulatorGaps } from './emulator-gaps';
import { onInterruption } from './interruption';
import type { Gaps } from './leave-out';
import { LocalStacks } from './local-stacks';
import { providerMirror } from './provider-mirror';
import { requireTools } from './required-tools';
import { terraformCliConfig } from './terraform-cli-config';
import type { Waves } from './waves';
import { wavesUpTo } from './waves';
import { readStack } from './working-copy';

export interface LocalDeploymentOptions {
  /** Stacks in their order; those of one wave are applied side by side. */
  readonly waves: Waves;
  /**
   * Synthesizes all stacks with the facts that were recorded so far, and says into which directory; called before
   * every wave, and once more before the second plans.
   */
  readonly synthesize: (factsFile: string) => Promise<string>;
  /** Takes a stack's outputs into the facts file, which starts as `{}`; called for one stack after the other. */
  readonly recordFacts: (factsFile: string, stack: string, outputs: Readonly<Record<string, unknown>>) => unknown;
  /**
   * The one stack that is wanted; the waves before its own are deployed for it.
   *
   * @default - all
   */
  readonly only?: string;
  /**
   * Nothing is destroyed, and the emulator stays up until Ctrl-C.
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
   * @default 2
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
 * Deploys stacks on an emulated AWS, plans each a second time, and destroys them.
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
  const waves = only === undefined ? options.waves : wavesUpTo(options.waves, only);
  requireTools(['terraform', 'moto_server'], environment);
  const work = mkdtempSync(join(tmpdir(), 'etops-local-'));
  const removeWork = () => {
    rmSync(work, { recursive: true, force: true });
  };
  const processes = new ChildProcesses();
  const interruption = onInterruption(processes, removeWork);
  let emulator: Emulator | undefined;
  try {
    const account = accountId === undefined ? {} : { accountId };
    emulator = await startEmulator({ logFile: join(work, 'emulator.log'), environment, ...account });
    report(`emulator at ${emulator.endpoint}`);
    const cliConfigFile = join(work, 'terraform.rc');
    const terraformEnvironment = emulatorEnvironment(emulator.endpoint, cliConfigFile, environment);
    const stacks = new LocalStacks({
      emulator,
      processes,
      report,
      environment: terraformEnvironment,
      outdir: join(work, 'cdktf.out'),
      gaps: options.gaps ?? emulatorGaps,
      parallelStacks: options.parallelStacks ?? 2,
    });
    const factsFile = join(work, 'facts.json');
    writeFileSync(factsFile, '{}\n');

    const useProviders = async (outdir: string) => {
      const all = waves.flat().map((stack) => readStack(outdir, stack));
      const mirror = await providerMirror(all, environment, processes);
      writeFileSync(cliConfigFile, terraformCliConfig({ mirror }));
    };
    for (const [index, wave] of waves.entries()) {
      const outdir = await options.synthesize(factsFile);
      if (index === 0) {
        await useProviders(outdir);
      }
      stacks.copy(wave, outdir);
      const outputs = await stacks.apply(wave);
      for (const [position, stack] of wave.entries()) {
        await options.recordFacts(factsFile, stack, outputs[position] ?? {});
      }
    }
    // With all facts: what is planned is what will be committed.
    stacks.copy(waves.flat(), await options.synthesize(factsFile));
    await stacks.planAgain(waves.flat());
    await stacks.searchForSecrets(waves.flat());

    if (keep) {
      report(keptNotice(emulator.endpoint, work, terraformEnvironment));
      await interruption.wait();
    } else {
      await stacks.destroy(waves);
    }
    return {
      stacks: stacks.results(),
      unsupportedCalls: emulator.unsupportedCalls(),
      leftovers: keep ? [] : await emulator.contents(),
    };
  } finally {
    interruption.remove();
    await emulator?.stop();
    removeWork();
  }
}

/** Writes a file to source, and says what can be done with it. */
function keptNotice(endpoint: string, work: string, environment: Readonly<Record<string, string>>): string {
  const file = join(work, 'environment.sh');
  const settings = Object.entries(environment).filter(([name]) => /^(AWS|TF)_|_proxy$/i.test(name));
  const lines = settings.map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`);
  writeFileSync(file, lines.join(''));
  return [
    `kept: the emulator stays at ${endpoint} until Ctrl-C`,
    `  . ${file}`,
    `  terraform -chdir=${join(work, 'cdktf.out', 'stacks')}/<stack> plan`,
  ].join('\n');
}
