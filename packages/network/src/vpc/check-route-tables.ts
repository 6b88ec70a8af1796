import type { ProblemList } from '@etops/foundation';
import { checkGiven } from '@etops/foundation';
import type { RouteTableRef } from './route-table-ref';

/** Checks that route tables are complete, and that they have different names, with which the addresses of their routes begin. */
export function checkRouteTables(problems: ProblemList, path: string, routeTables: readonly RouteTableRef[]): void {
  routeTables.forEach(({ name, id }, index) => {
    const options = { code: 'NETWORK_ROUTE_TABLE', advice: "pass the route tables of a network's ref" };
    checkGiven(problems, `${path}[${String(index)}].name`, name, options);
    checkGiven(problems, `${path}[${String(index)}].id`, id, options);
  });
  const names = routeTables.map(({ name }) => name);
  names.forEach((name, index) => {
    problems.require(
      names.indexOf(name) === index,
      'NETWORK_ROUTE_TABLE_DUPLICATE',
      () => `${path} must have different names, got '${name}' twice; rename or remove one`,
    );
  });
}
