import type { ProblemList } from '@etops/foundation';
import { checkLogRetention } from '../logs';
import { checkRouteTables } from '../vpc';
import { checkCustomerGateway } from './check-customer-gateway';
import { checkTarget } from './check-target';
import { checkInsideRanges, checkSecurity } from './check-tunnels';
import type { VpnConnectionProps } from './vpn-props';

/** Checks a VPN connection's props. */
export function checkVpn(problems: ProblemList, path: string, props: VpnConnectionProps): void {
  const { customerGateway, target, routing = 'bgp', tunnelInsideCidrBlocks = [], security = {} } = props;
  checkCustomerGateway(problems, `${path}customerGateway`, customerGateway, props.network.cidrBlock);
  checkTarget(problems, `${path}target`, target ?? { kind: 'virtual-private-gateway' }, { customerGateway, routing });
  checkInsideRanges(problems, `${path}tunnelInsideCidrBlocks`, tunnelInsideCidrBlocks);
  checkSecurity(problems, `${path}security`, security);
  checkRouteTables(problems, `${path}routeTables`, props.routeTables);
  if (props.logRetentionDays !== 'none') {
    checkLogRetention(problems, `${path}logRetentionDays`, props.logRetentionDays, 'VPN_LOG_RETENTION');
  }
}
