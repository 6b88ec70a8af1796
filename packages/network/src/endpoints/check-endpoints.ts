import type { ProblemList } from '@etops/foundation';
import { propPath } from '@etops/foundation';
import type { EndpointOptions } from './endpoints-props';
import { INTERFACE_ENDPOINT_SERVICES } from './interface-endpoint-services';
import { nearestName } from './nearest-name';

/** Services with gateway endpoints. */
const GATEWAY_SERVICES: readonly string[] = ['s3', 'dynamodb'];

/** Checks that endpoints are for services that have them, each service once. */
export function checkEndpoints(
  problems: ProblemList,
  path: string,
  { gatewayEndpoints = [], interfaceEndpoints = [] }: EndpointOptions,
): void {
  checkGatewayEndpoints(problems, propPath(path, 'gatewayEndpoints'), gatewayEndpoints);
  checkInterfaceEndpoints(problems, propPath(path, 'interfaceEndpoints'), interfaceEndpoints);
}

function checkGatewayEndpoints(problems: ProblemList, path: string, services: readonly string[]): void {
  problems.literal(path, services)?.forEach((service, index) => {
    checkOnce(problems, path, services, index);
    problems.require(
      GATEWAY_SERVICES.includes(service),
      'NETWORK_ENDPOINT_UNKNOWN',
      () =>
        `${path} must be ${GATEWAY_SERVICES.join(' or ')}, got '${service}'; use interfaceEndpoints for other services`,
    );
  });
}

function checkInterfaceEndpoints(problems: ProblemList, path: string, services: readonly string[]): void {
  problems.literal(path, services)?.forEach((service, index) => {
    checkOnce(problems, path, services, index);
    problems.require(
      INTERFACE_ENDPOINT_SERVICES.some((known) => known === service),
      'NETWORK_ENDPOINT_UNKNOWN',
      () => `${path} must be services with interface endpoints, got '${service}'; ${remedyFor(service)}`,
    );
  });
}

function checkOnce(problems: ProblemList, path: string, services: readonly string[], index: number): void {
  const service = String(services[index]);
  problems.require(
    services.indexOf(service) === index,
    'NETWORK_ENDPOINT_DUPLICATE',
    () => `${path} must contain a service once, got '${service}' twice; remove one`,
  );
}

function remedyFor(service: string): string {
  return GATEWAY_SERVICES.includes(service)
    ? `use gatewayEndpoints for this service`
    : `use '${String(nearestName(service, INTERFACE_ENDPOINT_SERVICES))}', if you meant that`;
}
