import type { ProblemList } from '@etops/foundation';
import { INTERFACE_ENDPOINT_SERVICES } from '../interface-endpoint-services';
import { nearestName } from './nearest-name';

/** Services that are reached through a gateway endpoint. */
const GATEWAY_SERVICES = ['s3', 'dynamodb'];

/** Gateway endpoints are of the two services that have them, each once. */
export function checkGatewayEndpoints(services: readonly string[], problems: ProblemList): void {
  services.forEach((service, index) => {
    checkOnce('gatewayEndpoints', services, index, problems);
    problems.require(
      GATEWAY_SERVICES.includes(service),
      'NETWORK_ENDPOINT_UNKNOWN',
      () =>
        `gatewayEndpoints must name ${GATEWAY_SERVICES.join(' or ')}, got '${service}'; name other services in interfaceEndpoints`,
    );
  });
}

/** Names must be of services that exist, each once. */
export function checkInterfaceEndpoints(services: readonly string[], problems: ProblemList): void {
  services.forEach((service, index) => {
    checkOnce('interfaceEndpoints', services, index, problems);
    problems.require(
      INTERFACE_ENDPOINT_SERVICES.some((known) => known === service),
      'NETWORK_ENDPOINT_UNKNOWN',
      () => `interfaceEndpoints must name services that have one, got '${service}'; ${remedyFor(service)}`,
    );
  });
}

function checkOnce(prop: string, services: readonly string[], index: number, problems: ProblemList): void {
  const service = String(services[index]);
  problems.require(
    services.indexOf(service) === index,
    'NETWORK_ENDPOINT_DUPLICATE',
    () => `${prop} must name a service once, got '${service}' twice; drop one`,
  );
}

function remedyFor(service: string): string {
  return GATEWAY_SERVICES.includes(service)
    ? `name it in gatewayEndpoints`
    : `did you mean '${String(nearestName(service, INTERFACE_ENDPOINT_SERVICES))}'?`;
}
