import type { Environment } from '../processes';
import type { ExcludedTypes } from '../terraform';
import type { RegionLoss } from './region-loss';
import type { StackNeeds } from './stack-needs';

/** A stack, and the emulated account that it is applied to. */
export interface Inspection {
  readonly moment: 'before' | 'after';
  readonly stack: string;
  /** Output directory with the JSON of the stack. */
  readonly outdir: string;
  /** Returns the address of the emulator of a Region. */
  readonly endpointOf: (region: string) => string;
}

export interface LocalDeploymentOptions {
  /** Stacks in the order of their first need, each with the stacks that must be applied before it. */
  readonly stacks: StackNeeds;
  /**
   * Synthesizes all stacks with the outputs recorded so far, and returns the output directory. Called before each stack
   * is applied, one call at a time, and once more before the second plans.
   */
  readonly synthesize: (outputsFile: string) => Promise<string>;
  /** Records a stack's outputs in the file, which starts as `{}`. Called for one stack at a time. */
  readonly recordOutputs: (outputsFile: string, stack: string, outputs: Readonly<Record<string, unknown>>) => unknown;
  /**
   * Looks at the emulated account before each stack is applied, and once more when all are.
   *
   * @default - nobody looks
   */
  readonly inspect?: (inspection: Inspection) => Promise<void>;
  /**
   * Name of one stack to deploy, with those that it needs. No Region is lost then.
   *
   * @default - all stacks
   */
  readonly only?: string;
  /**
   * Resource types, by stack, that are slow to create and that no other stack needs. They are applied last, while the
   * dependent stacks start.
   *
   * @default - each stack is applied at once
   */
  readonly deferredTypes?: Readonly<Record<string, readonly string[]>>;
  /**
   * Region to lose after everything is applied. The stacks of the other Regions are planned again and changed without it.
   *
   * @default - no Region is lost
   */
  readonly regionLoss?: RegionLoss;
  /**
   * Whether to skip the destruction and to keep the emulated AWS running until Ctrl-C.
   *
   * @default false
   */
  readonly keep?: boolean;
  /**
   * Receives each line of progress.
   *
   * @default - progress is not reported
   */
  readonly report?: (line: string) => void;
  /**
   * Number of stacks to work on at a time, 1 or more. Each needs about 600 MiB for its provider process.
   *
   * @default 3
   */
  readonly parallelStacks?: number;
  /** @default '123456789012' */
  readonly accountId?: string;
  /**
   * Resource types to exclude from the applied copies, each with the reason.
   *
   * @default - the types that the emulator does not support
   */
  readonly unsupportedTypes?: ExcludedTypes;
  /**
   * Environment that provides PATH and the provider mirror.
   *
   * @default - the environment of this process
   */
  readonly environment?: Environment;
}
