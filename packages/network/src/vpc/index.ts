export { checkRouteTables } from './check-route-tables';
export { Network } from './network';
export type { NatGateways, NetworkProps } from './network-props';
export type { RouteTableRef } from './route-table-ref';
