export { checkEndpoints } from './check-endpoints';
export { renderGatewayEndpoints, renderInterfaceEndpoints } from './endpoints';
export type { EndpointOptions, GatewayEndpointService } from './endpoints-props';
export { INTERFACE_ENDPOINT_SERVICES } from './interface-endpoint-services';
export type { InterfaceEndpointService } from './interface-endpoint-services';
