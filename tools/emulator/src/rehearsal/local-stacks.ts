import type { StackJson } from '@etops/foundation';
import type { ChildProcesses } from '../processes';
import type { EmulatorContents } from '../servers';
import type { ExcludedResource, ExcludedTypes } from '../terraform';
import {
  exclude,
  readStack,
  stackDirectory,
  Terraform,
  TerraformError,
  withoutPreventDestroy,
  writeStack,
} from '../terraform';
import type { StackResult } from './deployment';
import { exposedSecrets } from './exposed-secrets';
import type { StackNeeds } from './stack-needs';
import { independent, inOrder, reversed } from './stack-needs';

export interface LocalStacksOptions {
  readonly emulator: EmulatorContents;
  readonly processes: ChildProcesses;
  /** Environment of the Terraform process for a stack. */
  readonly environmentOf: (stack: string) => Readonly<Record<string, string>>;
  /** Folder for the working copies, in the layout of cdktf, because paths in the JSON are relative to it. */
  readonly outdir: string;
  readonly unsupportedTypes: ExcludedTypes;
  readonly parallelStacks: number;
  readonly report: (line: string) => void;
}

type Backend = NonNullable<StackJson['terraform']>['backend'];

interface Progress {
  readonly excluded: readonly ExcludedResource[];
  readonly resources?: number;
  readonly seconds?: number;
  readonly difference?: string;
  readonly exposedSecrets?: readonly string[];
  readonly destroyed?: boolean;
}

/** Applies, plans and destroys working copies of stacks on the emulator, and records the results. */
export class LocalStacks {
  private readonly progress = new Map<string, Progress>();
  /** Backend of each stack's state: where it was created, and where it is. */
  private readonly backends = new Map<string, { readonly first: Backend; readonly current: Backend }>();

  constructor(private readonly options: LocalStacksOptions) {}

  /** Copies synthesized stacks, without the resource types that the emulator does not support. */
  copy(stacks: readonly string[], synthesized: string): void {
    for (const stack of stacks) {
      const { json, excluded } = exclude(readStack(synthesized, stack), this.options.unsupportedTypes);
      writeStack(this.options.outdir, stack, json);
      this.note(stack, { excluded });
    }
  }

  /** Applies a stack without some resource types, and returns its outputs. */
  async applyWithout(types: readonly string[], stack: string): Promise<Readonly<Record<string, unknown>>> {
    const { outdir } = this.options;
    const whole = readStack(outdir, stack);
    writeStack(outdir, stack, exclude(whole, Object.fromEntries(types.map((type) => [type, 'deferred']))).json);
    const terraform = this.terraform(stack);
    await this.timed(stack, () => terraform.init());
    const backend = whole.terraform?.backend;
    this.backends.set(stack, { first: backend, current: backend });
    await this.timed(stack, () => terraform.apply());
    writeStack(outdir, stack, whole);
    return terraform.outputs();
  }

  /** Applies the resources that {@link applyWithout} deferred. */
  async applyRest(types: readonly string[], stack: string): Promise<void> {
    const terraform = this.terraform(stack);
    if (types.length > 0) {
      await this.timed(stack, () => terraform.apply({ refresh: false }));
    }
    const resources = (await terraform.resources()).length;
    this.note(stack, { resources });
    const seconds = this.progress.get(stack)?.seconds ?? 0;
    this.options.report(`${stack}: ${String(resources)} resources in ${seconds.toFixed(0)} s`);
  }

  /** Plans applied stacks, and records the changes. */
  async planAgain(stacks: readonly string[]): Promise<void> {
    await this.each(stacks, (stack) => this.planOneAgain(stack));
  }

  /** Plans applied stacks as {@link planAgain} does, then changes them; returns the number of changed resources by stack. */
  async planAgainAndChange(
    stacks: readonly string[],
    change: (stack: string, json: StackJson) => StackJson,
  ): Promise<Readonly<Record<string, number>>> {
    const counts = await this.each(stacks, async (stack) => {
      await this.planOneAgain(stack);
      const { outdir } = this.options;
      writeStack(outdir, stack, change(stack, readStack(outdir, stack)));
      const changed = await this.terraform(stack).apply({ refresh: false });
      this.options.report(`${stack}: ${String(changed)} changed`);
      return changed;
    });
    return Object.fromEntries(counts);
  }

  /** Returns the stacks that cannot be planned now. */
  async unreachable(stacks: readonly string[]): Promise<readonly string[]> {
    const results = await this.each(stacks, (stack) =>
      this.terraform(stack)
        .plan()
        .then(
          () => false,
          (error: unknown) => isUnreachable(error),
        ),
    );
    return stacks.filter((stack) => results.get(stack));
  }

  /** Searches the states of applied stacks for the values of all secrets. */
  async searchForSecrets(stacks: readonly string[]): Promise<void> {
    const secrets = await this.options.emulator.secrets();
    await this.each(stacks, async (stack) => {
      this.note(stack, { exposedSecrets: exposedSecrets(await this.terraform(stack).state(), secrets) });
    });
    this.options.report(`states searched for ${String(secrets.length)} secrets`);
  }

  /**
   * Destroys stacks, each as soon as those that need it are destroyed, after their second plan.
   *
   * Removes the protections of production first, on the emulator and in the working copies only: AWS's deletion
   * protection, `prevent_destroy`, and the objects in the buckets of each stack. The stack with the state buckets comes
   * last, because the others need their states.
   */
  async destroy(needs: StackNeeds): Promise<void> {
    const unprotected = await this.options.emulator.switchOffDeletionProtection();
    this.options.report(`deletion protection switched off: ${unprotected.join(', ') || 'none was on'}`);
    await inOrder(reversed(needs), this.options.parallelStacks, async (stack) => {
      const { outdir, report } = this.options;
      writeStack(outdir, stack, withoutPreventDestroy(readStack(outdir, stack)));
      // A stack cannot delete the bucket of its own state.
      await this.moveState(stack, this.backends.get(stack)?.first);
      await this.emptyBuckets(stack);
      await this.terraform(stack).destroy({ refresh: false });
      this.note(stack, { destroyed: true });
      report(`${stack}: destroyed`);
    });
  }

  results(): readonly StackResult[] {
    return [...this.progress].map(
      ([
        stack,
        { excluded, resources = 0, seconds = 0, difference, exposedSecrets: exposed = [], destroyed = false },
      ]) => ({
        stack,
        resources,
        excluded,
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

  /** Moves the state of a stack to another backend, as `cdktf deploy --migrate-state` does. */
  private async moveState(stack: string, backend: Backend): Promise<void> {
    const { first, current } = this.backends.get(stack) ?? {};
    if (backend === undefined || JSON.stringify(backend) === JSON.stringify(current)) {
      return;
    }
    const { outdir } = this.options;
    const json = readStack(outdir, stack);
    writeStack(outdir, stack, { ...json, terraform: { ...json.terraform, backend } });
    await this.terraform(stack).init({ migrateState: true });
    this.backends.set(stack, { first, current: backend });
    this.options.report(`${stack}: its state is in ${Object.keys(backend).join()} now`);
  }

  private async planOneAgain(stack: string): Promise<void> {
    await this.moveState(stack, readStack(this.options.outdir, stack).terraform?.backend);
    const difference = await this.terraform(stack).plan();
    this.note(stack, difference === undefined ? {} : { difference });
    this.options.report(`${stack}: the second plan ${difference === undefined ? 'is empty' : 'differs'}`);
  }

  private terraform(stack: string): Terraform {
    const { environmentOf, outdir, processes } = this.options;
    const directory = stackDirectory(outdir, stack);
    return new Terraform({ stack, directory, environment: environmentOf(stack), processes });
  }

  private each<R>(stacks: readonly string[], action: (stack: string) => Promise<R>): Promise<ReadonlyMap<string, R>> {
    return inOrder(independent(stacks), this.options.parallelStacks, action);
  }

  private async timed(stack: string, action: () => Promise<unknown>): Promise<void> {
    const start = Date.now();
    await action();
    this.note(stack, { seconds: (this.progress.get(stack)?.seconds ?? 0) + (Date.now() - start) / 1000 });
  }

  private note(stack: string, news: Partial<Progress>): void {
    this.progress.set(stack, { excluded: [], ...this.progress.get(stack), ...news });
  }
}

/** Returns true if the server with the stack's state refuses connections. Any other error does not prove a lost Region. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof TerraformError && error.message.includes('connection refused')) {
    return true;
  }
  throw error;
}
