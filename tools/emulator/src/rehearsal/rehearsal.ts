import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../processes';
import { ChildProcesses, emulatorEnvironment, requireTools } from '../processes';
import type { Emulator } from '../servers';
import { startEmulator } from '../servers';
import type { PlannedChange } from '../terraform';
import { providerMirror, readStack, stackDirectory, Terraform, terraformCliConfig, writeStack } from '../terraform';

/**
 * An emulator and Terraform on it, for tests that change something and look at the plan afterwards.
 *
 * Each stack has its state beside its working copy, which is synthesized anew for every step.
 */
export class Rehearsal {
  private readonly processes = new ChildProcesses();
  private readonly initialized = new Set<string>();

  private constructor(
    private readonly work: string,
    /** What it runs on. */
    readonly emulator: Emulator,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly callerEnvironment: Environment,
  ) {}

  /**
   * @throws MissingToolsError before anything is started
   */
  static async start(callerEnvironment: Environment = process.env): Promise<Rehearsal> {
    requireTools(['terraform', 'moto_server'], callerEnvironment);
    const work = mkdtempSync(join(tmpdir(), 'etops-rehearsal-'));
    const logFile = join(work, 'emulator.log');
    const emulator = await startEmulator({ logFile, environment: callerEnvironment });
    const environment = emulatorEnvironment(emulator.endpoint, join(work, 'terraform.rc'), callerEnvironment);
    return new Rehearsal(work, emulator, environment, callerEnvironment);
  }

  get endpoint(): string {
    return this.emulator.endpoint;
  }

  /** Applies a stack as it was synthesized into a directory. */
  async apply(outdir: string, stack: string): Promise<void> {
    await (await this.terraform(outdir, stack)).apply();
  }

  /** What Terraform would change in a stack as it was synthesized into a directory; nothing is changed. */
  async plan(outdir: string, stack: string): Promise<readonly PlannedChange[]> {
    return (await this.terraform(outdir, stack)).plannedChanges();
  }

  /** Ends the emulator, with all that was made there. */
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
    // Once: it reads and hashes the whole provider.
    if (!this.initialized.has(stack)) {
      const mirror = await providerMirror([json], this.callerEnvironment, this.processes);
      writeFileSync(join(this.work, 'terraform.rc'), terraformCliConfig({ mirror }));
      await terraform.init();
      this.initialized.add(stack);
    }
    return terraform;
  }
}
