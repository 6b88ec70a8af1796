export { VpnConnection } from './vpn-connection';
export type { CustomerGatewayProps, TunnelSecurity, VpnConnectionProps, VpnTarget } from './vpn-props';
