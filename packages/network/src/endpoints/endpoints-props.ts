import type { InterfaceEndpointService } from './interface-endpoint-services';

/** AWS services with gateway endpoints. */
export type GatewayEndpointService = 's3' | 'dynamodb';

/** VPC endpoints of a network. */
export interface EndpointOptions {
  /**
   * Services with a gateway endpoint: every tier can reach them without NAT and free of charge.
   *
   * @default - s3 and dynamodb
   */
  readonly gatewayEndpoints?: readonly GatewayEndpointService[];
  /**
   * Services with an interface endpoint: their public DNS names resolve to private addresses inside the VPC, with one
   * network interface in each zone of the application tier. AWS bills each interface per hour.
   *
   * @default - none
   */
  readonly interfaceEndpoints?: readonly InterfaceEndpointService[];
}
