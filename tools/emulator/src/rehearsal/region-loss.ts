import type { StackJson } from '@etops/foundation';
import { StackReader } from '@etops/foundation';

/** A Region that is lost for a while, when everything is up. */
export interface RegionLoss {
  /** AWS Region id. */
  readonly region: string;
  /**
   * Changes a stack of another Region during the loss; each must change something.
   *
   * @default - more servers, other DNS weights, or a tag of a bucket: {@link changeDuringOutage}
   */
  readonly change?: (stack: string, json: StackJson) => StackJson;
}

/** Results of the stacks of the other Regions while one was lost. */
export interface RegionLossResult {
  readonly region: string;
  /** Stacks of that Region, which must fail to plan meanwhile: the proof that it is gone. */
  readonly unreachable: readonly string[];
  /** Stacks of that Region that could be planned all the same. */
  readonly reachable: readonly string[];
  /** Resources that were changed meanwhile, by stack; their second plan was made meanwhile, too. */
  readonly changed: Readonly<Record<string, number>>;
}

/** Returns the Regions of a stack's providers, its own first. */
export function regionsOf(json: StackJson): readonly string[] {
  return new StackReader(json).regions();
}

/** Checks whether a Region was really gone, and every other stack could be changed without it. */
export function isSurvived({ unreachable, reachable, changed }: RegionLossResult): boolean {
  const counts = Object.values(changed);
  return unreachable.length > 0 && reachable.length === 0 && counts.length > 0 && counts.every((count) => count > 0);
}
