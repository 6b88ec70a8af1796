import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import type { Environment } from '../processes';
import { ChildProcesses, emulatorEnvironment, requireTools } from '../processes';
import type { Emulator } from '../servers';
import { startEmulator } from '../servers';
import type { PlannedChange } from '../terraform';
import { providerMirror, readStack, stackDirectory, Terraform, terraformCliConfig, writeStack } from '../terraform';

/**
 * Runs Terraform on an emulator, for tests that change something and then check the plan.
 *
 * Each stack has a local state next to its working copy. Synthesize the stack again before every step.
 */
export class Rehearsal {
  private readonly processes = new ChildProcesses();
  private readonly initialized = new Set<string>();

  private constructor(
    private readonly work: string,
    /** Emulator of all Regions. */
    readonly emulator: Emulator,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly callerEnvironment: Environment,
  ) {}

  /**
   * @throws MissingToolsError before anything is started
   */
  static async start(callerEnvironment: Environment = process.env): Promise<Rehearsal> {
    requireTools(['terraform', 'moto_server'], callerEnvironment);
    const work = createWorkFolder(tmpdir(), 'etops-rehearsal-');
    const logFile = join(work, 'emulator.log');
    const emulator = await startEmulator({ logFile, environment: callerEnvironment });
    const environment = emulatorEnvironment(emulator.endpoint, join(work, 'terraform.rc'), callerEnvironment);
    return new Rehearsal(work, emulator, environment, callerEnvironment);
  }

  get endpoint(): string {
    return this.emulator.endpoint;
  }

  /** Applies a stack of a cdktf output directory. */
  async apply(outdir: string, stack: string): Promise<void> {
    await (await this.terraform(outdir, stack)).apply();
  }

  /** Returns the changes that Terraform plans for a stack of a cdktf output directory. */
  async plan(outdir: string, stack: string): Promise<readonly PlannedChange[]> {
    return (await this.terraform(outdir, stack)).plannedChanges();
  }

  /** Ends the emulator and deletes its contents. */
  async stop(): Promise<void> {
    this.processes.kill();
    await this.emulator.stop();
    rmSync(this.work, { recursive: true, force: true });
  }

  private async terraform(outdir: string, stack: string): Promise<Terraform> {
    const json = readStack(outdir, stack);
    writeStack(this.work, stack, { ...json, terraform: { ...json.terraform, backend: { local: {} } } });
    const terraform = new Terraform({
      stack,
      directory: stackDirectory(this.work, stack),
      environment: this.environment,
      processes: this.processes,
    });
    // Once per stack: init reads and hashes the whole provider.
    if (!this.initialized.has(stack)) {
      const mirror = await providerMirror([json], this.callerEnvironment, this.processes);
      writeFileSync(join(this.work, 'terraform.rc'), terraformCliConfig({ mirror }));
      await terraform.init();
      this.initialized.add(stack);
    }
    return terraform;
  }
}
