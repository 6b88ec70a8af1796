import type { ProblemList } from '@etops/foundation';
import { checkResourceId, isToken, show } from '@etops/foundation';
import type { RouteTableRef } from './route-table-ref';

/**
 * Checks that there are route tables, each once, under different names, with which the addresses of their routes begin.
 *
 * @param noun what the routes lead to, for the message about an empty list; without it, none is needed
 */
export function checkRouteTables(
  problems: ProblemList,
  path: string,
  routeTables: readonly RouteTableRef[],
  noun?: string,
): void {
  problems.require(
    noun === undefined || routeTables.length > 0,
    'NETWORK_ROUTE_TABLE_NONE',
    () =>
      `${path} must contain a route table, got none; use those of the application tier, or no subnet reaches ${String(noun)}`,
  );
  routeTables.forEach(({ name, id }, index) => {
    problems.literal(`${path}[${String(index)}].name`, name, 'it is part of the addresses of routes');
    checkResourceId(problems, `${path}[${String(index)}].id`, id, 'route-table');
    problems.require(
      isToken(id) || routeTables.findIndex((other) => other.id === id) === index,
      'NETWORK_ROUTE_TABLE_DUPLICATE',
      () => `${path} must contain each route table once, got ${show(id)} twice; remove one`,
    );
  });
  const names = routeTables.map(({ name }) => name);
  names.forEach((name, index) => {
    const first = routeTables[names.indexOf(name)];
    problems.require(
      first?.id === routeTables[index]?.id,
      'NETWORK_ROUTE_TABLE_DUPLICATE',
      () => `${path} must have different names, got '${name}' twice; rename or remove one`,
    );
  });
}
