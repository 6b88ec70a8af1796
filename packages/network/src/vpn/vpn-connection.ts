import { CustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import { VpnConnection as VpnConnectionResource } from '@cdktf/provider-aws/lib/vpn-connection';
import type { AlarmSpec } from '@etops/contracts';
import {
  checkProps,
  EncryptedLogGroup,
  isProtected,
  LOG_GROUP_NAME_LENGTH,
  nameFor,
  ProblemList,
  TAG_VALUE_LENGTH,
  throwProblems,
} from '@etops/foundation';
import { Construct } from 'constructs';
import { declareRanges } from '../address-plan';
import { BGP_ASN_ARGUMENT, DEVICE_NAME_LENGTH } from '../limits';
import { DEFAULT_BGP_ASN } from './autonomous-systems';
import { checkVpn } from './check-vpn';
import { tunnelAlarms } from './tunnel-alarms';
import { tunnelOptions } from './tunnel-options';
import type { VpnConnectionProps } from './vpn-props';
import { renderTarget } from './vpn-target';
import { shapes } from '../shapes.generated';

/**
 * Prefix of log groups that services write to with a resource policy, whose length is limited: CloudWatch Logs covers all
 * groups of this prefix at once.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html (checked 2026-11-28)
 */
const LOG_GROUP_PREFIX = '/aws/vendedlogs/vpn/';

/**
 * Creates a site-to-site VPN: two tunnels, in two zones, between a VPC and a site outside of AWS.
 *
 * AWS generates the pre-shared keys and stores them in a Secrets Manager secret; its API then returns `REDACTED`.
 * Neither the JSON nor the state contains a key. Deliberately, you cannot pass your own keys: the provider has no
 * write-only argument for them, so the state would contain them in plain text.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/42819 (checked 2026-11-22)
 * @throws ValidationError with every problem of the props
 */
export class VpnConnection extends Construct {
  /** Id of the connection, known after apply. */
  readonly vpnConnectionId: string;
  /** ARN of the secret with the pre-shared keys, for the configuration of the device. */
  readonly preSharedKeySecretArn: string;
  /** Public addresses of the two tunnels on the Amazon side. */
  readonly tunnelAddresses: readonly [string, string];
  /** Target gateway, for further connections to it. */
  readonly target: { readonly vpnGatewayId: string } | { readonly transitGatewayId: string };
  /** Alarms: pages if both tunnels are down, opens a ticket if one is. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: VpnConnectionProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'VpnConnectionProps', props);
    const { environment, customerGateway, routing = 'bgp', logRetentionDays = 90 } = checked;
    const problems = new ProblemList();
    checkVpn(problems, '', checked);
    throwProblems(this, problems.all);
    const purpose = `vpn-${customerGateway.name}`;
    const name = nameFor(environment, purpose, { maxLength: TAG_VALUE_LENGTH.max });
    const tags = { Name: name };
    declareRanges(this, {
      ranges: customerGateway.cidrBlocks.map((cidrBlock) => ({
        kind: 'reserved',
        prop: 'customerGateway.cidrBlocks',
        cidrBlock,
      })),
    });
    const { bgpAsn = DEFAULT_BGP_ASN, ipAddress } = customerGateway;
    const device = new CustomerGateway(this, 'customer-gateway', {
      type: 'ipsec.1',
      ipAddress,
      // EC2 returns an existing gateway for the same address and number, unless the name differs: one environment would
      // delete the gateway of another. It cannot be changed later.
      deviceName: nameFor(environment, purpose, { maxLength: DEVICE_NAME_LENGTH.max }),
      ...(bgpAsn > BGP_ASN_ARGUMENT.max ? { bgpAsnExtended: String(bgpAsn) } : { bgpAsn: String(bgpAsn) }),
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    const target = renderTarget(this, checked);
    const logGroupNameLength = LOG_GROUP_NAME_LENGTH.max - LOG_GROUP_PREFIX.length;
    const logs =
      logRetentionDays === 'none'
        ? undefined
        : new EncryptedLogGroup(this, 'logs', {
            environment,
            purpose,
            name: `${LOG_GROUP_PREFIX}${nameFor(environment, purpose, { maxLength: logGroupNameLength })}`,
            retentionDays: logRetentionDays,
          });
    const connection = new VpnConnectionResource(this, 'connection', {
      type: 'ipsec.1',
      customerGatewayId: device.id,
      ...target.ids,
      staticRoutesOnly: routing === 'static',
      presharedKeyStorage: 'SecretsManager',
      ...tunnelOptions(checked, logs?.reportedArn),
      tags,
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    target.route(connection);

    this.target = target.ids;
    this.vpnConnectionId = connection.id;
    this.preSharedKeySecretArn = connection.presharedKeyArn;
    this.tunnelAddresses = [connection.tunnel1Address, connection.tunnel2Address];
    this.alarms = tunnelAlarms(customerGateway.name, connection.id, this.tunnelAddresses);
  }
}
