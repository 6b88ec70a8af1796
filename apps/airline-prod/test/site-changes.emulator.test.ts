import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import {
  DescribeImagesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeVpnConnectionsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateHostedZoneCommand, ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import {
  DescribeSecretCommand,
  RemoveRegionsFromReplicationCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { DatabaseProps } from '@etops/database';
import { Database } from '@etops/database';
import { Rehearsal } from '@etops/emulator';
import { AwsClients } from '@etops/emulator/testing';
import { EnvironmentStack } from '@etops/foundation';
import type { VpnConnectionProps } from '@etops/network';
import { VpnConnection } from '@etops/network';
import type { WebTierProps } from '@etops/web-tier';
import { WebTier } from '@etops/web-tier';
import { App } from 'cdktf';
import { defaultNetwork } from './emulated-account';

const environment = {
  application: 'airline',
  name: 'staging',
  role: 'development',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;
const SECRET = 'airline-staging-database-credentials';
const KEY_ARN = 'arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000';
const MINUTES = 60_000;

/** Props that can be taken away again. */
interface Options {
  readonly web?: Partial<WebTierProps>;
  readonly database?: Partial<DatabaseProps>;
  readonly vpn?: Partial<VpnConnectionProps>;
}

describe('options of a site that are taken away, on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-site-changes-'));
  let rehearsal: Rehearsal;
  let clients: AwsClients;
  let webTier: WebTierProps;
  let database: DatabaseProps;
  let routeTableId: string;

  const synthesize = ({ web, database: data, vpn }: Options) => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, 'staging', { environment });
    new Database(stack, 'database', { ...database, ...data });
    new WebTier(stack, 'web', { ...webTier, ...web });
    new VpnConnection(stack, 'vpn', {
      environment,
      network: { vpcId: webTier.network.vpcId, cidrBlock: '172.31.0.0/16' },
      routeTables: [{ name: 'application', id: routeTableId }],
      customerGateway: { name: 'on-premises', ipAddress: '192.0.2.10', cidrBlocks: ['10.60.0.0/16'] },
      ...vpn,
    });
    app.synth();
  };
  const apply = async (options: Options) => {
    synthesize(options);
    await rehearsal.apply(outdir, 'staging');
  };

  const withoutOptions: Options = { vpn: { logRetentionDays: 'none' }, web: { webAcl: {} } };

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    clients = new AwsClients(rehearsal.endpoint, environment.region);
    const { Images = [] } = await clients.of(EC2Client).send(new DescribeImagesCommand());
    const { vpcId, dataSubnets } = await defaultNetwork(clients);
    const network = { vpcId, publicSubnets: dataSubnets, applicationSubnets: dataSubnets, dataSubnets };
    const { RouteTables = [] } = await clients.of(EC2Client).send(new DescribeRouteTablesCommand());
    routeTableId = RouteTables[0]?.RouteTableId ?? '';
    const { HostedZone } = await clients
      .of(Route53Client)
      .send(new CreateHostedZoneCommand({ Name: 'airline.example', CallerReference: 'site-changes' }));
    webTier = {
      environment,
      network,
      domain: {
        hostedZoneId: HostedZone?.Id?.replace('/hostedzone/', '') ?? '',
        zoneName: 'airline.example',
        originName: 'origin-staging.airline.example',
      },
      capacity: { minSize: 1, desiredCapacity: 1, maxSize: 6, ignoreMinSizeChanges: true },
      imageId: Images[0]?.ImageId ?? '',
      instanceType: 'm7g.large',
    };
    database = {
      environment,
      network,
      engine: 'mysql',
      // The newest that moto has options of.
      engineVersion: '8.0',
      extendedSupport: true,
      instanceClass: 'db.m7g.large',
      allocatedStorageGiB: 100,
      databaseName: 'airline',
    };
    await apply({
      database: {
        monitoring: { logs: ['audit'], performanceInsightsDays: 7, enhancedMonitoringSeconds: 60 },
        secretReplicas: [{ region: 'eu-west-1', kmsKeyArn: KEY_ARN }],
      },
      web: {
        domain: { ...webTier.domain, alternativeNames: ['www.airline.example'] },
        warmPool: { maxGroupPreparedCapacity: 6, capacityReservation: true },
        webAcl: { action: 'block', trustedCidrBlocks: ['203.0.113.0/24'], forwardedIpHeader: 'True-Client-IP' },
        loadBalancer: { allowedSources: { cidrBlocks: ['203.0.113.0/24'] } },
        fileSystem: { clientCidrBlocks: ['10.60.0.0/16'] },
      },
    });
  }, 10 * MINUTES);
  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true });
  });

  it(
    'copies of the credentials must be removed by hand first',
    async () => {
      synthesize(withoutOptions);

      await expect(rehearsal.plan(outdir, 'staging')).rejects.toThrow(
        // Terraform wraps the text of its errors.
        /remove-regions-from-replication\s+--region\s+eu-central-1\s+--secret-id\s+airline-staging-database-credentials\s+--remove-replica-regions\s+eu-west-1/,
      );
      await clients
        .of(SecretsManagerClient)
        .send(new RemoveRegionsFromReplicationCommand({ SecretId: SECRET, RemoveReplicaRegions: ['eu-west-1'] }));
      await apply(withoutOptions);
      const secret = await clients.of(SecretsManagerClient).send(new DescribeSecretCommand({ SecretId: SECRET }));
      expect(secret.ReplicationStatus ?? []).toEqual([]);
    },
    5 * MINUTES,
  );

  it('the database returns to the option group without an audit log', async () => {
    const { DBInstances = [] } = await clients.of(RDSClient).send(new DescribeDBInstancesCommand({}));

    expect(DBInstances[0]?.OptionGroupMemberships).toMatchObject([{ OptionGroupName: 'default:mysql-8-0' }]);
    expect(DBInstances[0]).toMatchObject({ MonitoringInterval: 0, PerformanceInsightsEnabled: false });
  });

  it('the certificate is for the origin only, whose validation record stays', async () => {
    const { ResourceRecordSets = [] } = await clients
      .of(Route53Client)
      .send(new ListResourceRecordSetsCommand({ HostedZoneId: webTier.domain.hostedZoneId }));
    const validated = ResourceRecordSets.filter(({ Type }) => Type === 'CNAME').map(({ Name }) => Name);

    expect(validated).toEqual([expect.stringMatching(/^_[^.]+\.origin-staging\.airline\.example\.$/)]);
  });

  it('the servers start in any capacity', async () => {
    const { AutoScalingGroups = [] } = await clients
      .of(AutoScalingClient)
      .send(new DescribeAutoScalingGroupsCommand({}));

    expect(AutoScalingGroups[0]?.CapacityReservationSpecification).toEqual({
      CapacityReservationPreference: 'default',
    });
    expect(AutoScalingGroups[0]?.WarmPoolConfiguration).toBeUndefined();
  });

  it('the internet may connect to the load balancer, and no other range to anything', async () => {
    const { SecurityGroupRules = [] } = await clients.of(EC2Client).send(new DescribeSecurityGroupRulesCommand({}));
    const ranges = SecurityGroupRules.filter(
      ({ IsEgress, CidrIpv4 }) => IsEgress === false && CidrIpv4 !== undefined,
    ).map(({ CidrIpv4, FromPort }) => `${CidrIpv4 ?? ''} ${String(FromPort)}`);

    expect(ranges.sort()).toEqual(['0.0.0.0/0 443', '0.0.0.0/0 80']);
  });

  it('the tunnels log nothing', async () => {
    const { VpnConnections = [] } = await clients.of(EC2Client).send(new DescribeVpnConnectionsCommand({}));
    const tunnels = VpnConnections[0]?.Options?.TunnelOptions ?? [];

    expect(tunnels.map(({ LogOptions }) => LogOptions?.CloudWatchLogOptions?.LogEnabled)).toEqual([false, false]);
  });

  it(
    'nothing is left to change',
    async () => {
      synthesize(withoutOptions);

      expect(await rehearsal.plan(outdir, 'staging')).toEqual([]);
    },
    2 * MINUTES,
  );
});
