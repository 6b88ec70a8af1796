import type { ProblemList } from '@etops/foundation';
import { LOG_RETENTION_DAYS } from '../limits';
import { checkRouteTables } from '../vpc';
import { checkCustomerGateway } from './check-customer-gateway';
import { checkInsideRanges, checkSecurity } from './check-tunnels';
import { checkTarget } from './check-target';
import type { VpnConnectionProps } from './vpn-props';

/** Checks a VPN connection's props. */
export function checkVpn(problems: ProblemList, path: string, props: VpnConnectionProps): void {
  const { customerGateway, target, routing = 'bgp', tunnelInsideCidrBlocks = [], security = {} } = props;
  checkCustomerGateway(problems, `${path}customerGateway`, customerGateway, props.network.cidrBlock);
  checkTarget(problems, `${path}target`, target ?? { kind: 'virtual-private-gateway' }, { customerGateway, routing });
  checkInsideRanges(problems, `${path}tunnelInsideCidrBlocks`, tunnelInsideCidrBlocks);
  checkSecurity(problems, `${path}security`, security);
  checkRouteTables(problems, `${path}routeTables`, props.routeTables);
  checkLogRetention(problems, `${path}logRetentionDays`, props.logRetentionDays);
}

function checkLogRetention(problems: ProblemList, path: string, days: number | 'none' | undefined): void {
  problems.require(
    days === undefined || days === 'none' || LOG_RETENTION_DAYS.includes(days),
    'VPN_LOG_RETENTION',
    () =>
      `${path} must be a retention period of CloudWatch Logs, got ${String(days)}; use one of ${LOG_RETENTION_DAYS.slice(4, 12).join(', ')}, for example`,
  );
}
