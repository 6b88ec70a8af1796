import type { ModifyVpnTunnelOptionsSpecification } from '@aws-sdk/client-ec2';
import {
  AcceptVpcPeeringConnectionCommand,
  CancelCapacityReservationCommand,
  CreateCapacityReservationCommand,
  CreateCustomerGatewayCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  CreateVpnConnectionCommand,
  CreateVpnGatewayCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpnConnectionsCommand,
  EC2Client,
  ModifyCapacityReservationCommand,
  ModifyVpcPeeringConnectionOptionsCommand,
  ModifyVpnTunnelOptionsCommand,
} from '@aws-sdk/client-ec2';
import { ACCOUNT, EmulatedAws, REGION } from './emulated-aws';

const LogGroupArn = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:vpn`;

describe('tunnels of a VPN connection', () => {
  const aws = new EmulatedAws();
  const ec2 = () => aws.clients.of(EC2Client);
  let VpnConnectionId: string | undefined;
  const logsOf = async (index: number) => {
    const { VpnConnections } = await ec2().send(new DescribeVpnConnectionsCommand({}));
    return VpnConnections?.[0]?.Options?.TunnelOptions?.[index]?.LogOptions?.CloudWatchLogOptions;
  };
  const addresses = async () => {
    const { VpnConnections } = await ec2().send(new DescribeVpnConnectionsCommand({}));
    return VpnConnections?.[0]?.Options?.TunnelOptions?.map(({ OutsideIpAddress }) => OutsideIpAddress) ?? [];
  };
  const modify = async (TunnelOptions: ModifyVpnTunnelOptionsSpecification) => {
    const [VpnTunnelOutsideIpAddress] = await addresses();
    await ec2().send(new ModifyVpnTunnelOptionsCommand({ VpnConnectionId, VpnTunnelOutsideIpAddress, TunnelOptions }));
  };

  beforeAll(async () => {
    const gateway = await ec2().send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' }));
    const customer = { Type: 'ipsec.1', IpAddress: '192.0.2.1', BgpAsn: 65000 } as const;
    const { CustomerGateway } = await ec2().send(new CreateCustomerGatewayCommand(customer));
    const CloudWatchLogOptions = { LogEnabled: true, LogGroupArn, LogOutputFormat: 'json' };
    const created = await ec2().send(
      new CreateVpnConnectionCommand({
        Type: 'ipsec.1',
        CustomerGatewayId: CustomerGateway?.CustomerGatewayId,
        VpnGatewayId: gateway.VpnGateway?.VpnGatewayId,
        Options: { StaticRoutesOnly: true, TunnelOptions: [{ LogOptions: { CloudWatchLogOptions } }, {}] },
      }),
    );
    VpnConnectionId = created.VpnConnection?.VpnConnectionId;
  });

  it('end at one customer gateway for identical requests, and at another one for another device', async () => {
    const idOf = async (DeviceName?: string) => {
      const request = { Type: 'ipsec.1', IpAddress: '192.0.2.7', BgpAsn: 65000, DeviceName } as const;
      const { CustomerGateway } = await ec2().send(new CreateCustomerGatewayCommand(request));
      return [CustomerGateway?.CustomerGatewayId, CustomerGateway?.DeviceName];
    };
    const first = await idOf('primary');

    expect(await idOf('primary')).toEqual(first);
    expect(await idOf('staging')).toEqual([expect.not.stringMatching(first[0] ?? ''), 'staging']);
    expect(await idOf()).toEqual(await idOf());
  });

  it('have different addresses, and logs only where they are enabled', async () => {
    expect(new Set(await addresses()).size).toBe(2);
    expect(await logsOf(0)).toMatchObject({ LogEnabled: true, LogGroupArn });
    expect(await logsOf(1)).toMatchObject({ LogEnabled: false });
  });

  it('keep their logs in a change without, until the logs are disabled', async () => {
    await modify({ DPDTimeoutSeconds: 40 });
    expect(await logsOf(0)).toMatchObject({ LogEnabled: true, LogGroupArn });

    await modify({ LogOptions: { CloudWatchLogOptions: { LogEnabled: false } } });
    expect(await logsOf(0)).toMatchObject({ LogEnabled: false });
  });

  it('refuse a change without options, logs without a group, and an unknown address', async () => {
    const LogOptions = { CloudWatchLogOptions: { LogEnabled: true } };
    const elsewhere = { VpnConnectionId, VpnTunnelOutsideIpAddress: '192.0.2.9' };

    await expect(modify({})).rejects.toMatchObject({ name: 'MissingParameter' });
    await expect(modify({ LogOptions })).rejects.toMatchObject({ name: 'InvalidParameterCombination' });
    await expect(
      ec2().send(new ModifyVpnTunnelOptionsCommand({ ...elsewhere, TunnelOptions: { DPDTimeoutSeconds: 40 } })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });
});

describe('peering connections', () => {
  const aws = new EmulatedAws();

  it('are found by filters, and have options only when they are active', async () => {
    const ec2 = aws.clients.of(EC2Client);
    const createVpc = async (CidrBlock: string) =>
      (await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId ?? '';
    const [VpcId, PeerVpcId] = [await createVpc('10.1.0.0/16'), await createVpc('10.2.0.0/16')];
    const Tags = [{ Key: 'Name', Value: 'peering' }];
    const TagSpecifications = [{ ResourceType: 'vpc-peering-connection' as const, Tags }];
    const created = await ec2.send(new CreateVpcPeeringConnectionCommand({ VpcId, PeerVpcId, TagSpecifications }));
    const VpcPeeringConnectionId = created.VpcPeeringConnection?.VpcPeeringConnectionId;
    const found = async (Name: string, value: string) => {
      const Filters = [{ Name, Values: [value] }];
      const { VpcPeeringConnections } = await ec2.send(new DescribeVpcPeeringConnectionsCommand({ Filters }));
      return VpcPeeringConnections?.length;
    };
    const RequesterPeeringConnectionOptions = { AllowDnsResolutionFromRemoteVpc: true };
    const change = { VpcPeeringConnectionId, RequesterPeeringConnectionOptions };
    const modify = () => ec2.send(new ModifyVpcPeeringConnectionOptionsCommand(change));

    expect(await found('status-code', 'active')).toBe(0);
    expect(await found('accepter-vpc-info.vpc-id', PeerVpcId)).toBe(1);
    expect(await found('accepter-vpc-info.vpc-id', VpcId)).toBe(0);
    expect(await found('tag:Name', 'peering')).toBe(1);
    expect(await found('tag:Name', 'other')).toBe(0);
    await expect(modify()).rejects.toMatchObject({ name: 'OperationNotPermitted' });

    await ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
    expect(await found('status-code', 'active')).toBe(1);
    await modify();
  });
});

describe('capacity reservations', () => {
  const aws = new EmulatedAws();
  const RESERVATION = {
    InstanceType: 'm7g.large',
    InstancePlatform: 'Linux/UNIX',
    AvailabilityZone: `${REGION}a`,
    InstanceCount: 2,
  } as const;

  it.each([
    ['no instances', { InstanceCount: 0 }],
    ['an unknown type', { InstanceType: 'm99.large' }],
    ['a zone of another Region', { AvailabilityZone: 'eu-west-1a' }],
    ['an unknown platform', { InstancePlatform: 'BeOS' as 'Linux/UNIX' }],
    ['a limit without a date', { EndDateType: 'limited' as const }],
  ])('refuses %s', async (_, change) => {
    await expect(
      aws.clients.of(EC2Client).send(new CreateCapacityReservationCommand({ ...RESERVATION, ...change })),
    ).rejects.toMatchObject({ name: expect.stringMatching(/^InvalidParameter(Value|Combination)$/) as string });
  });

  it('refuses to change a cancelled reservation', async () => {
    const ec2 = aws.clients.of(EC2Client);
    const { CapacityReservation } = await ec2.send(new CreateCapacityReservationCommand(RESERVATION));
    const CapacityReservationId = CapacityReservation?.CapacityReservationId;
    await ec2.send(new CancelCapacityReservationCommand({ CapacityReservationId }));

    await expect(
      ec2.send(new ModifyCapacityReservationCommand({ CapacityReservationId, InstanceCount: 3 })),
    ).rejects.toMatchObject({ name: 'InvalidCapacityReservationState' });
  });
});
