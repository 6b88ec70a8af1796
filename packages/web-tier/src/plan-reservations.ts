/** How many servers each zone is reserved: as even as can be, the first zones first. */
export function planReservations(servers: number, zones: readonly string[]): ReadonlyMap<string, number> {
  const unique = [...new Set(zones)];
  const each = Math.floor(servers / unique.length);
  const more = servers % unique.length;
  return new Map(
    unique.map((zone, index) => [zone, each + (index < more ? 1 : 0)] as const).filter(([, count]) => count > 0),
  );
}
