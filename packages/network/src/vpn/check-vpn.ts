import type { ProblemList } from '@etops/foundation';
import { checkOneOf } from '@etops/foundation';
import { checkLogRetention } from '../logs';
import { checkRouteTables } from '../vpc';
import { checkCustomerGateway } from './check-customer-gateway';
import { checkTarget } from './check-target';
import { checkInsideRanges, checkSecurity } from './check-tunnels';
import type { VpnConnectionProps } from './vpn-props';

const ROUTING: readonly NonNullable<VpnConnectionProps['routing']>[] = ['bgp', 'static'];

/** Checks a VPN connection's props. */
export function checkVpn(problems: ProblemList, path: string, props: VpnConnectionProps): void {
  const { customerGateway, target, routing = 'bgp', tunnelInsideCidrBlocks = [], security = {} } = props;
  checkCustomerGateway(problems, `${path}customerGateway`, customerGateway, props.network.cidrBlock);
  checkOneOf(problems, `${path}routing`, problems.literal(`${path}routing`, routing), ROUTING, { code: 'VPN_ROUTING' });
  checkTarget(problems, `${path}target`, target ?? { kind: 'virtual-private-gateway' }, { customerGateway, routing });
  checkInsideRanges(problems, `${path}tunnelInsideCidrBlocks`, tunnelInsideCidrBlocks);
  checkSecurity(problems, `${path}security`, security);
  checkRouteTables(problems, `${path}routeTables`, props.routeTables);
  if (props.logRetentionDays !== 'none') {
    checkLogRetention(problems, `${path}logRetentionDays`, props.logRetentionDays, 'VPN_LOG_RETENTION');
  }
}
