import type { Checked, ProblemList } from '@etops/foundation';
import { checkLogRetention, checkResourceId, propPath } from '@etops/foundation';
import { readCidr } from '../address-plan';
import { checkRouteTables } from '../vpc';
import { checkCustomerGateway } from './check-customer-gateway';
import { checkTarget } from './check-target';
import { checkInsideRanges, checkSecurity } from './check-tunnels';
import type { VpnConnectionProps } from './vpn-props';

/** Checks a VPN connection's props. */
export function checkVpn(problems: ProblemList, path: string, props: Checked<VpnConnectionProps>): void {
  const { customerGateway, target, routing = 'bgp', tunnelInsideCidrBlocks, security = {} } = props;
  checkResourceId(problems, propPath(path, 'network.vpcId'), props.network.vpcId, 'vpc');
  readCidr(problems, propPath(path, 'network.cidrBlock'), props.network.cidrBlock);
  checkCustomerGateway(problems, propPath(path, 'customerGateway'), customerGateway, {
    vpcCidrBlock: props.network.cidrBlock,
    region: props.environment.region,
  });
  checkTarget(problems, propPath(path, 'target'), target ?? { kind: 'virtual-private-gateway' }, {
    customerGateway,
    routing,
    region: props.environment.region,
  });
  if (tunnelInsideCidrBlocks !== undefined) {
    checkInsideRanges(problems, propPath(path, 'tunnelInsideCidrBlocks'), tunnelInsideCidrBlocks);
  }
  checkSecurity(problems, propPath(path, 'security'), security);
  const isPropagated = target?.kind === 'existing-virtual-private-gateway';
  checkRouteTables(problems, propPath(path, 'routeTables'), props.routeTables, isPropagated ? undefined : 'the site');
  if (props.logRetentionDays !== 'none') {
    checkLogRetention(problems, propPath(path, 'logRetentionDays'), props.logRetentionDays, {
      code: 'VPN_LOG_RETENTION',
    });
  }
}
