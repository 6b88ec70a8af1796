import type { ProblemList } from '@etops/foundation';
import { INTERFACE_ENDPOINT_SERVICES } from '../interface-endpoint-services';
import { nearestName } from './nearest-name';

/** Services that are reached through a gateway endpoint. */
const GATEWAY_SERVICES = ['s3', 'dynamodb'];

/** Names must be of services that exist, each once. */
export function checkInterfaceEndpoints(services: readonly string[], problems: ProblemList): void {
  services.forEach((service, index) => {
    problems.require(
      services.indexOf(service) === index,
      'NETWORK_ENDPOINT_DUPLICATE',
      () => `interfaceEndpoints must name a service once, got '${service}' twice; drop one`,
    );
    problems.require(
      INTERFACE_ENDPOINT_SERVICES.some((known) => known === service),
      'NETWORK_ENDPOINT_UNKNOWN',
      () => `interfaceEndpoints must name services that have one, got '${service}'; ${remedyFor(service)}`,
    );
  });
}

function remedyFor(service: string): string {
  return GATEWAY_SERVICES.includes(service)
    ? `name it in gatewayEndpoints`
    : `did you mean '${String(nearestName(service, INTERFACE_ENDPOINT_SERVICES))}'?`;
}
