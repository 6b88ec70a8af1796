import type { LocalDeploymentOptions } from './local-deployment-options';
import type { LocalStacks } from './local-stacks';
import type { StackNeeds } from './stack-needs';
import { inOrder } from './stack-needs';

export interface ApplyOptions extends Pick<
  LocalDeploymentOptions,
  'synthesize' | 'recordOutputs' | 'deferredTypes' | 'parallelStacks'
> {
  readonly needs: StackNeeds;
  readonly outputsFile: string;
  /** Called with the output directory, before a stack is applied. */
  readonly before: (stack: string, outdir: string) => Promise<void>;
}

/**
 * Applies each stack as soon as those that it needs are applied, and waits for everything that was started.
 *
 * @throws TerraformError if a stack, or its deferred resources, cannot be applied
 */
export async function applyStacks(stacks: LocalStacks, options: ApplyOptions): Promise<void> {
  const { needs, outputsFile, before, synthesize, recordOutputs, deferredTypes = {}, parallelStacks = 3 } = options;
  const oneAtATime = queue();
  const deferred = new DeferredWork();
  try {
    await inOrder(needs, parallelStacks, async (stack) => {
      const types = deferredTypes[stack] ?? [];
      // One at a time: each synthesis reads all outputs recorded before.
      await oneAtATime(async () => {
        const outdir = await synthesize(outputsFile);
        stacks.copy([stack], outdir);
        await before(stack, outdir);
      });
      const outputs = await stacks.applyWithout(types, stack);
      await oneAtATime(async () => {
        await recordOutputs(outputsFile, stack, outputs);
      });
      const rest = stacks.applyRest(types, stack);
      if (types.length > 0) {
        deferred.add(rest);
      } else {
        await rest;
      }
    });
  } finally {
    await deferred.settle();
  }
  deferred.throwFirstFailure();
}

/** Returns a function that runs actions one after the other, also after a failure. */
function queue(): <T>(action: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (action) => {
    const done = last.then(action);
    last = done.catch(() => undefined);
    return done;
  };
}

/** Collects work that continues while other stacks are applied. */
class DeferredWork {
  private readonly running: Promise<void>[] = [];
  private readonly failures: unknown[] = [];

  add(work: Promise<void>): void {
    this.running.push(work.catch((error: unknown) => void this.failures.push(error)));
  }

  async settle(): Promise<void> {
    await Promise.all(this.running);
  }

  throwFirstFailure(): void {
    if (this.failures.length > 0) {
      throw this.failures[0];
    }
  }
}
