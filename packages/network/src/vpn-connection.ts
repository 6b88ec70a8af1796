import { CustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import { VpnConnection as VpnConnectionResource } from '@cdktf/provider-aws/lib/vpn-connection';
import type { AlarmSpec } from '@etops/contracts';
import { isProtected, nameFor, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { declareRanges } from './internal/address-ranges';
import { EncryptedLogGroup } from './internal/log-group';
import { renderGateway } from './internal/vpn-gateways';
import { tunnelOptions } from './internal/vpn-tunnels';
import { checkVpn, DEFAULT_BGP_ASN } from './plan/check-vpn';
import type { VpnConnectionProps } from './vpn-props';

/** Numbers beyond this one go into an argument of their own. */
const BGP_ASN_LIMIT = 2147483647;

/**
 * A site-to-site VPN: two tunnels, in two zones, between a VPC and a site outside AWS.
 *
 * AWS makes the pre-shared keys and keeps them in a Secrets Manager secret; its API then answers `REDACTED`, so neither
 * the JSON nor the state holds a key. There is deliberately no prop for keys of one's own: the provider has no
 * write-only argument for them, and the state would keep them as text.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/42819 (checked 2026-11-22)
 * @throws ValidationError with every problem of the props
 */
export class VpnConnection extends Construct {
  /** Id of the connection, known after apply. */
  readonly vpnConnectionId: string;
  /** Secret with the pre-shared keys, for whoever configures the device. */
  readonly preSharedKeySecretArn: string;
  /** Public addresses of the two tunnels' ends at AWS. */
  readonly tunnelAddresses: readonly [string, string];
  /** Amazon's end, for further connections through it. */
  readonly gateway: { readonly vpnGatewayId: string } | { readonly transitGatewayId: string };
  /** Both tunnels down is a page, one of them a ticket. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: VpnConnectionProps) {
    super(scope, id);
    const { environment, site, routing = 'bgp', logRetentionDays = 90 } = props;
    throwProblems(this, checkVpn(props));
    const purpose = `vpn-${site.name}`;
    const name = nameFor(environment, purpose, { maxLength: 255 });
    const tags = { Name: name };
    declareRanges(this, {
      name: { prop: 'site.name', value: name },
      ranges: site.cidrBlocks.map((cidrBlock) => ({ kind: 'reserved', prop: 'site.cidrBlocks', cidrBlock })),
    });
    const { bgpAsn = DEFAULT_BGP_ASN, publicIpAddress } = site;
    const device = new CustomerGateway(this, 'customer-gateway', {
      type: 'ipsec.1',
      ipAddress: publicIpAddress,
      ...(bgpAsn > BGP_ASN_LIMIT ? { bgpAsnExtended: String(bgpAsn) } : { bgpAsn: String(bgpAsn) }),
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    const gateway = renderGateway(this, props);
    const logs =
      logRetentionDays === 'none'
        ? undefined
        : new EncryptedLogGroup(this, 'logs', { environment, purpose, retentionDays: logRetentionDays });
    const connection = new VpnConnectionResource(this, 'connection', {
      type: 'ipsec.1',
      customerGatewayId: device.id,
      ...gateway.ids,
      staticRoutesOnly: routing === 'static',
      presharedKeyStorage: 'SecretsManager',
      ...tunnelOptions(props, logs?.reportedArn),
      tags,
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    gateway.route(connection);

    this.gateway = gateway.ids;
    this.vpnConnectionId = connection.id;
    this.preSharedKeySecretArn = connection.presharedKeyArn;
    this.tunnelAddresses = [connection.tunnel1Address, connection.tunnel2Address];
    this.alarms = [
      tunnelAlarm('vpn-down', 'page', `no tunnel to ${site.name} is up; look at its device and line first`, {
        VpnId: connection.id,
      }),
      ...this.tunnelAddresses.map((address, index) =>
        tunnelAlarm(
          `vpn-tunnel-${String(index + 1)}-down`,
          'ticket',
          `tunnel ${String(index + 1)} to ${site.name} is down; the other one carries all, look at the device's configuration of this one`,
          { TunnelIpAddress: address },
        ),
      ),
    ];
  }
}

/** TunnelState is 1 for a tunnel that is up, with BGP established where that is used. */
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
    evaluationPeriods: severity === 'page' ? 1 : 3,
    threshold: 1,
    comparison: 'LessThanThreshold',
    treatMissingData: 'breaching',
  };
}
