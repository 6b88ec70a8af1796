import type { ProblemList } from '@etops/foundation';
import { propPath, show } from '@etops/foundation';
import type { EndpointOptions } from './endpoints-props';

/** Checks that endpoints are for each service once. */
export function checkEndpoints(
  problems: ProblemList,
  path: string,
  { gatewayEndpoints = [], interfaceEndpoints = [] }: EndpointOptions,
): void {
  checkOnce(problems, propPath(path, 'gatewayEndpoints'), gatewayEndpoints);
  checkOnce(problems, propPath(path, 'interfaceEndpoints'), interfaceEndpoints);
}

function checkOnce(problems: ProblemList, path: string, services: readonly string[]): void {
  services.forEach((service, index) => {
    problems.require(
      services.indexOf(service) === index,
      'NETWORK_ENDPOINT_DUPLICATE',
      () => `${path} must contain a service once, got ${show(service)} twice; remove one`,
    );
  });
}
