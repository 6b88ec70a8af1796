import type { ProblemList } from '@etops/foundation';
import type { RouteTableRef } from './route-table-ref';

/** Checks that route tables have different names, with which the addresses of their routes begin. */
export function checkRouteTables(problems: ProblemList, path: string, routeTables: readonly RouteTableRef[]): void {
  const names = routeTables.map(({ name }) => name);
  names.forEach((name, index) => {
    problems.require(
      names.indexOf(name) === index,
      'NETWORK_ROUTE_TABLE_DUPLICATE',
      () => `${path} must have different names, got '${name}' twice; rename or remove one`,
    );
  });
}
