import type { EmulatedRegions } from '../servers';
import type { LocalStacks } from './local-stacks';
import { changeDuringOutage } from './outage-change';
import type { RegionLoss, RegionLossResult } from './region-loss';

/** Applied stacks, and their servers and Regions. */
export interface AppliedStacks {
  readonly servers: EmulatedRegions;
  readonly stacks: LocalStacks;
  /** Regions of each stack's providers; the first is the stack's Region. */
  readonly regions: ReadonlyMap<string, readonly string[]>;
  readonly report: (line: string) => void;
}

/** Plans and changes the stacks of the other Regions while the server of one does not listen. */
export async function loseRegion(
  { region, change = (_, json) => changeDuringOutage(json) }: RegionLoss,
  { servers, stacks, regions, report }: AppliedStacks,
): Promise<RegionLossResult> {
  const namesWhere = (wanted: (own: readonly string[]) => boolean) =>
    [...regions].filter(([, own]) => wanted(own)).map(([stack]) => stack);
  await servers.server(region).stopListening();
  report(`${region} is lost`);
  const lost = namesWhere(([own]) => own === region);
  // Waits for both, even after a failure: no process may continue after this function.
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
