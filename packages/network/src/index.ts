export { planEnvironments, planSubnets } from './address-plan';
export type {
  AddressPlanOptions,
  EnvironmentPlanProps,
  PlannedSubnet,
  ReservedRange,
  SubnetPlan,
  SubnetPlanProps,
  TierKind,
  TierProps,
} from './address-plan';
export { INTERFACE_ENDPOINT_SERVICES } from './endpoints';
export type { EndpointOptions, GatewayEndpointService, InterfaceEndpointService } from './endpoints';
export type { FlowLogOptions, FlowLogsProps } from './flow-logs';
export type { NetworkAclOptions, NetworkAclRule, NetworkAclRules } from './network-acls';
export { PeeringAccepter, PeeringRequester } from './peering';
export type { PeeringAccepterProps, PeeringProps, PeeringRequesterProps, RequestedPeer } from './peering';
export { Network } from './vpc';
export type { NatGateways, NetworkProps, RouteTableRef } from './vpc';
export { VpnConnection } from './vpn';
export type { CustomerGatewayProps, TunnelSecurity, VpnConnectionProps, VpnTarget } from './vpn';
