import type { ProblemList } from '@etops/foundation';
import type { RouteTableRef } from '../route-table-ref';

/** Tables must have different names, which the addresses of routes in them start with. */
export function checkRouteTables(routeTables: readonly RouteTableRef[], problems: ProblemList): void {
  const names = routeTables.map(({ name }) => name);
  names.forEach((name, index) => {
    problems.require(
      names.indexOf(name) === index,
      'NETWORK_ROUTE_TABLE_DUPLICATE',
      () => `routeTables must have different names, got '${name}' twice; drop or rename one`,
    );
  });
}
