import type { Leftover } from '../servers';
import type { ExcludedResource } from '../terraform';
import type { RegionLossResult } from './region-loss';
import { isSurvived } from './region-loss';

/** Result of one stack. */
export interface StackResult {
  readonly stack: string;
  /** Resources in its state after `apply`. */
  readonly resources: number;
  /** Resources that the applied copy does not contain. */
  readonly excluded: readonly ExcludedResource[];
  /** Time from the start of `init` to the end of `apply`. */
  readonly seconds: number;
  readonly replan: 'empty' | 'differs';
  /** Changes of the second plan. */
  readonly difference?: string;
  /** Names of secrets whose value the stack's state contains. */
  readonly exposedSecrets: readonly string[];
  readonly destroyed: boolean;
}

export interface DeploymentResult {
  readonly stacks: readonly StackResult[];
  /** Result of the loss of a Region, if one was lost. */
  readonly regionLoss?: RegionLossResult;
  /** Calls that the emulator refused, without duplicates. */
  readonly unsupportedCalls: readonly string[];
  /** Resources that remained in the emulator after the destruction. */
  readonly leftovers: readonly Leftover[];
}

/**
 * Checks that every second plan was empty, no state contains a secret, the other Regions survived the loss of one, and
 * the destruction left nothing over.
 */
export function isProven({ stacks, regionLoss, leftovers }: DeploymentResult): boolean {
  const sound = stacks.every(({ replan, exposedSecrets }) => replan === 'empty' && exposedSecrets.length === 0);
  return sound && (regionLoss === undefined || isSurvived(regionLoss)) && leftovers.length === 0;
}
