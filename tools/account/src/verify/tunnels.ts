import { DescribeVpnConnectionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { blocksOf, textOf } from '@etops/foundation';
import type { Check } from '../check';
import { finding } from '../check';

/** Checks that both tunnels of each VPN connection are up. */
export const tunnels: Check = async ({ stack, account }) => {
  const findings = stack.resources('aws_vpn_connection').map(async (connection) => {
    const { region } = stack.providerOf(connection);
    const name = textOf(blocksOf(connection.attributes.tags)[0]?.Name);
    const { VpnConnections = [] } = await account.client(EC2Client, region).send(
      new DescribeVpnConnectionsCommand({
        Filters: [
          { Name: 'tag:Name', Values: [name] },
          { Name: 'state', Values: ['available'] },
        ],
      }),
    );
    const up = (VpnConnections[0]?.VgwTelemetry ?? []).filter(({ Status }) => Status === 'UP').length;
    return finding(
      up === 2,
      name,
      VpnConnections.length === 0 ? `not in ${region}` : `${String(up)} of 2 tunnels up`,
      'configure the device with the settings of the connection: aws ec2 describe-vpn-connections',
    );
  });
  return Promise.all(findings);
};
