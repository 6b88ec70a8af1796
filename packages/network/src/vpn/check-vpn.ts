import type { Checked, ProblemList } from '@etops/foundation';
import { checkLogRetention, propPath } from '@etops/foundation';
import { checkRouteTables } from '../vpc';
import { checkCustomerGateway } from './check-customer-gateway';
import { checkTarget } from './check-target';
import { checkInsideRanges, checkSecurity } from './check-tunnels';
import type { VpnConnectionProps } from './vpn-props';

/** Checks a VPN connection's props. */
export function checkVpn(problems: ProblemList, path: string, props: Checked<VpnConnectionProps>): void {
  const { customerGateway, target, routing = 'bgp', tunnelInsideCidrBlocks = [], security = {} } = props;
  checkCustomerGateway(problems, propPath(path, 'customerGateway'), customerGateway, props.network.cidrBlock);
  checkTarget(problems, propPath(path, 'target'), target ?? { kind: 'virtual-private-gateway' }, {
    customerGateway,
    routing,
  });
  checkInsideRanges(problems, propPath(path, 'tunnelInsideCidrBlocks'), tunnelInsideCidrBlocks);
  checkSecurity(problems, propPath(path, 'security'), security);
  checkRouteTables(problems, propPath(path, 'routeTables'), props.routeTables);
  if (props.logRetentionDays !== 'none') {
    checkLogRetention(problems, propPath(path, 'logRetentionDays'), props.logRetentionDays, {
      code: 'VPN_LOG_RETENTION',
    });
  }
}
