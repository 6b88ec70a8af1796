import type { AlarmSpec } from '@etops/contracts';

/** Returns the alarms of a connection: a page if both tunnels are down, a ticket if one is. */
export function tunnelAlarms(
  siteName: string,
  vpnConnectionId: string,
  tunnelAddresses: readonly string[],
): readonly AlarmSpec[] {
  return [
    tunnelAlarm('vpn-is-down', 'page', `no tunnel to ${siteName} is up: check its device and its internet connection`, {
      VpnId: vpnConnectionId,
    }),
    ...tunnelAddresses.map((address, index) =>
      tunnelAlarm(
        `vpn-tunnel-${String(index + 1)}-is-down`,
        'ticket',
        `tunnel ${String(index + 1)} to ${siteName} is down, and the other tunnel carries all traffic: check the configuration of this tunnel on the device`,
        { TunnelIpAddress: address },
      ),
    ),
  ];
}

/**
 * Returns an alarm of TunnelState, which is 1 while a tunnel is up, with BGP established if it is used.
 *
 * AWS replaces an endpoint now and then, and a metric may arrive late: a page needs two periods of three.
 */
function tunnelAlarm(
  id: string,
  severity: AlarmSpec['severity'],
  description: string,
  dimensions: AlarmSpec['dimensions'],
): AlarmSpec {
  return {
    id,
    description,
    severity,
    namespace: 'AWS/VPN',
    metricName: 'TunnelState',
    dimensions,
    statistic: 'Maximum',
    periodSeconds: 300,
    evaluationPeriods: 3,
    ...(severity === 'page' ? { datapointsToAlarm: 2 } : {}),
    threshold: 1,
    comparison: 'LessThanThreshold',
    treatMissingData: 'breaching',
  };
}
