import type { StackJson } from '@etops/foundation';
import { StackReader } from '@etops/foundation';

/** A Region to lose for a while, after everything is applied. */
export interface RegionLoss {
  /** AWS Region id. */
  readonly region: string;
  /**
   * Changes a stack of another Region during the loss; it must change a resource.
   *
   * @default - more servers, other DNS weights, or a tag of a bucket: {@link changeDuringOutage}
   */
  readonly change?: (stack: string, json: StackJson) => StackJson;
}

/** Results of the stacks of the other Regions while one was lost. */
export interface RegionLossResult {
  readonly region: string;
  /** Stacks of the lost Region that could not be planned: this proves that the Region was lost. */
  readonly unreachable: readonly string[];
  /** Stacks of the lost Region that could be planned nevertheless. */
  readonly reachable: readonly string[];
  /** Number of changed resources by stack of the other Regions. Their second plan ran during the loss, too. */
  readonly changed: Readonly<Record<string, number>>;
}

/** Returns the Regions of a stack's providers, its own first. */
export function regionsOf(json: StackJson): readonly string[] {
  return new StackReader(json).regions();
}

/** Checks that the Region was lost, and that every stack of another Region could be changed without it. */
export function isSurvived({ unreachable, reachable, changed }: RegionLossResult): boolean {
  const counts = Object.values(changed);
  return unreachable.length > 0 && reachable.length === 0 && counts.length > 0 && counts.every((count) => count > 0);
}
