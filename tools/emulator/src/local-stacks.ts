import type { ChildProcesses } from './child-processes';
import type { StackResult } from './deployment';
import type { Emulator } from './emulator';
import { exposedSecrets } from './exposed-secrets';
import { inParallel } from './in-parallel';
import type { Gaps, LeftOut } from './leave-out';
import { leaveOut } from './leave-out';
import { Terraform } from './terraform';
import type { Waves } from './waves';
import { readStack, stackDirectory, withoutPreventDestroy, writeStack } from './working-copy';

export interface LocalStacksOptions {
  readonly emulator: Emulator;
  readonly processes: ChildProcesses;
  /** Of every Terraform that works on a stack. */
  readonly environment: Readonly<Record<string, string>>;
  /** Takes the working copies, laid out as cdktf does it, since paths in the JSON are relative to there. */
  readonly outdir: string;
  readonly gaps: Gaps;
  readonly parallelStacks: number;
  readonly report: (line: string) => void;
}

interface Progress {
  readonly leftOut: readonly LeftOut[];
  readonly resources?: number;
  readonly seconds?: number;
  readonly difference?: string;
  readonly exposedSecrets?: readonly string[];
  readonly destroyed?: boolean;
}

/** The working copies of stacks, and what has become of them on the emulator. */
export class LocalStacks {
  private readonly progress = new Map<string, Progress>();

  constructor(private readonly options: LocalStacksOptions) {}

  /** Copies stacks as they are synthesized now, without what the emulator lacks. */
  copy(stacks: readonly string[], synthesized: string): void {
    for (const stack of stacks) {
      const { json, leftOut } = leaveOut(readStack(synthesized, stack), this.options.gaps);
      writeStack(this.options.outdir, stack, json);
      this.note(stack, { leftOut });
    }
  }

  /** Applies stacks side by side and gives their outputs, in the same order. */
  async apply(stacks: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
    // One after the other: each `init` reads and hashes the whole provider.
    for (const stack of stacks) {
      await this.timed(stack, () => this.terraform(stack).init());
    }
    return this.each(stacks, async (stack) => {
      const terraform = this.terraform(stack);
      await this.timed(stack, () => terraform.apply());
      const resources = (await terraform.resources()).length;
      this.note(stack, { resources });
      this.options.report(`${stack}: ${String(resources)} resources in ${this.seconds(stack)}`);
      return terraform.outputs();
    });
  }

  /** Plans stacks that are applied, and keeps what would change. */
  async planAgain(stacks: readonly string[]): Promise<void> {
    await this.each(stacks, async (stack) => {
      const difference = await this.terraform(stack).plan();
      this.note(stack, difference === undefined ? {} : { difference });
      this.options.report(`${stack}: the second plan ${difference === undefined ? 'is empty' : 'differs'}`);
    });
  }

  /** Searches the states of stacks that are applied for the secrets that the emulator keeps. */
  async searchForSecrets(stacks: readonly string[]): Promise<void> {
    const secrets = await this.options.emulator.secrets();
    await this.each(stacks, async (stack) => {
      this.note(stack, { exposedSecrets: exposedSecrets(await this.terraform(stack).state(), secrets) });
    });
    this.options.report(`states searched for ${String(secrets.length)} secrets`);
  }

  /**
   * Destroys stacks in reverse order.
   *
   * What production protects is laid open first, on the emulator and in the working copies only: AWS's deletion
   * protection, `prevent_destroy`, and the objects in the buckets of a stack when its turn comes. The stack that holds
   * the state buckets comes last, when the states in them have served.
   */
  async destroy(waves: Waves): Promise<void> {
    const unprotected = await this.options.emulator.switchOffDeletionProtection();
    this.options.report(`deletion protection switched off: ${unprotected.join(', ') || 'none was on'}`);
    for (const wave of [...waves].reverse()) {
      await this.each(wave, async (stack) => {
        const { outdir, report } = this.options;
        writeStack(outdir, stack, withoutPreventDestroy(readStack(outdir, stack)));
        await this.emptyBuckets(stack);
        await this.terraform(stack).destroy();
        this.note(stack, { destroyed: true });
        report(`${stack}: destroyed`);
      });
    }
  }

  results(): readonly StackResult[] {
    return [...this.progress].map(
      ([
        stack,
        { leftOut, resources = 0, seconds = 0, difference, exposedSecrets: exposed = [], destroyed = false },
      ]) => ({
        stack,
        resources,
        leftOut,
        seconds: Math.round(seconds),
        replan: difference === undefined ? 'empty' : 'differs',
        ...(difference === undefined ? {} : { difference }),
        exposedSecrets: exposed,
        destroyed,
      }),
    );
  }

  private async emptyBuckets(stack: string): Promise<void> {
    const resources = await this.terraform(stack).resources();
    for (const { attributes } of resources.filter(({ type }) => type === 'aws_s3_bucket')) {
      const bucket = String(attributes.bucket);
      const removed = await this.options.emulator.emptyBucket(bucket);
      if (removed > 0) {
        this.options.report(`${stack}: ${String(removed)} object versions removed from ${bucket}`);
      }
    }
  }

  private terraform(stack: string): Terraform {
    const { environment, outdir, processes } = this.options;
    return new Terraform({ stack, directory: stackDirectory(outdir, stack), environment, processes });
  }

  private each<R>(stacks: readonly string[], action: (stack: string) => Promise<R>): Promise<R[]> {
    return inParallel(stacks, this.options.parallelStacks, action);
  }

  private async timed(stack: string, action: () => Promise<void>): Promise<void> {
    const start = Date.now();
    await action();
    this.note(stack, { seconds: (this.progress.get(stack)?.seconds ?? 0) + (Date.now() - start) / 1000 });
  }

  private seconds(stack: string): string {
    return `${(this.progress.get(stack)?.seconds ?? 0).toFixed(0)} s`;
  }

  private note(stack: string, news: Partial<Progress>): void {
    this.progress.set(stack, { leftOut: [], ...this.progress.get(stack), ...news });
  }
}
