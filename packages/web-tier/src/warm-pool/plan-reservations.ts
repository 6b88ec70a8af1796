/** Returns the number of servers to reserve per zone: evenly, with the remainder in the first zones. */
export function planReservations(servers: number, zones: readonly string[]): ReadonlyMap<string, number> {
  const unique = [...new Set(zones)];
  const each = Math.floor(servers / unique.length);
  const remainder = servers % unique.length;
  return new Map(
    unique.map((zone, index) => [zone, each + (index < remainder ? 1 : 0)] as const).filter(([, count]) => count > 0),
  );
}
