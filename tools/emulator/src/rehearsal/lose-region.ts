import type { EmulatedRegions } from '../servers';
import type { LocalStacks } from './local-stacks';
import { changeDuringOutage } from './outage-change';
import type { RegionLoss, RegionLossResult } from './region-loss';

/** Stacks that are applied, and where. */
export interface AppliedStacks {
  readonly servers: EmulatedRegions;
  readonly stacks: LocalStacks;
  /** The Regions of each stack's providers, its own first. */
  readonly regions: ReadonlyMap<string, readonly string[]>;
  readonly report: (line: string) => void;
}

/** Plans and changes the stacks of the other Regions while nobody listens for one. */
export async function loseRegion(
  { region, change = (_, json) => changeDuringOutage(json) }: RegionLoss,
  { servers, stacks, regions, report }: AppliedStacks,
): Promise<RegionLossResult> {
  const namesWhere = (wanted: (own: readonly string[]) => boolean) =>
    [...regions].filter(([, own]) => wanted(own)).map(([stack]) => stack);
  await servers.server(region).stopListening();
  report(`${region} is lost`);
  const lost = namesWhere(([own]) => own === region);
  // Both to their end, even after a failure: no process may outlive this.
  const survivors = namesWhere((own) => !own.includes(region));
  const unreachable = stacks.unreachable(lost);
  const [changed] = await Promise.allSettled([stacks.planAgainAndChange(survivors, change), unreachable]);
  await servers.server(region).startListening();
  report(`${region} is back`);
  if (changed.status === 'rejected') {
    throw changed.reason;
  }
  const gone = await unreachable;
  return {
    region,
    unreachable: gone,
    reachable: lost.filter((stack) => !gone.includes(stack)),
    changed: changed.value,
  };
}
