import type { Leftover } from '../servers';
import type { ExcludedResource } from '../terraform';
import type { RegionLossResult } from './region-loss';
import { isSurvived } from './region-loss';

/** What became of one stack. */
export interface StackResult {
  readonly stack: string;
  /** Resources in its state after `apply`. */
  readonly resources: number;
  /** What its applied copy lacks. */
  readonly excluded: readonly ExcludedResource[];
  /** From the start of `init` to the end of `apply`. */
  readonly seconds: number;
  readonly replan: 'empty' | 'differs';
  /** What the second plan would change. */
  readonly difference?: string;
  /** Secrets of Secrets Manager whose value stands in the stack's state. */
  readonly exposedSecrets: readonly string[];
  readonly destroyed: boolean;
}

export interface DeploymentResult {
  readonly stacks: readonly StackResult[];
  /** What became of the other Regions without the one that was lost, if one was. */
  readonly regionLoss?: RegionLossResult;
  /** Calls that the emulator refused, each once. */
  readonly unsupportedCalls: readonly string[];
  /** What the emulator still held when everything was destroyed. */
  readonly leftovers: readonly Leftover[];
}

/**
 * Whether everything was applied, planned again without a difference, without a secret in a state, survived the loss of
 * a Region, and, unless kept, destroyed without a rest.
 */
export function isProven({ stacks, regionLoss, leftovers }: DeploymentResult): boolean {
  const sound = stacks.every(({ replan, exposedSecrets }) => replan === 'empty' && exposedSecrets.length === 0);
  return sound && (regionLoss === undefined || isSurvived(regionLoss)) && leftovers.length === 0;
}
