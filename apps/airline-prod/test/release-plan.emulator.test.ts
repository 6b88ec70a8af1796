import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import type { BackupRule } from '@etops/backup';
import { BackupPlan, backupTags, BackupVault } from '@etops/backup';
import type { DatabaseProps } from '@etops/database';
import { Database } from '@etops/database';
import { Rehearsal } from '@etops/emulator';
import { AwsClients, StateMachines } from '@etops/emulator/testing';
import { defaultPolicies, EnvironmentStack } from '@etops/foundation';
import type { WebTierProps } from '@etops/web-tier';
import { noTerraformRefresh, WebTier } from '@etops/web-tier';
import { App } from 'cdktf';
import { defaultNetwork } from './emulated-account';

const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;
const ALARM = 'airline-primary-web-release-errors';
/** Commands of servers that never become healthy. */
const BROKEN = 'exit 1 # emulator: never healthy';
const FIVE_MINUTES = 300_000;

/** Props that a test changes. */
interface Changes {
  readonly web?: Partial<WebTierProps>;
  readonly database?: Partial<DatabaseProps>;
  readonly backup?: Partial<BackupRule>;
}

describe('the plan of a site after a release, on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-release-plan-'));
  let rehearsal: Rehearsal;
  let clients: AwsClients;
  let withoutRelease: WebTierProps;
  let webTier: WebTierProps;
  let database: DatabaseProps;
  let images: { readonly first: string; readonly second: string };
  let stateMachineArn: string;

  /** As in production, but for the waits of the state machine, which are cut to nothing. */
  const synthesize = (changes: Changes = {}, base: WebTierProps = webTier) => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, 'primary', {
      environment,
      policies: [...defaultPolicies, noTerraformRefresh],
    });
    const { ref } = new Database(stack, 'database', { ...database, ...changes.database });
    const web = new WebTier(stack, 'web', { ...base, database: ref, ...changes.web });
    const vault = new BackupVault(stack, 'backup-vault', { environment }).ref;
    const daily = { name: 'daily', schedule: 'cron(0 23 ? * * *)', timeZone: 'Europe/Berlin', retentionDays: 14 };
    new BackupPlan(stack, 'backup-plan', { environment, vault, rules: [{ ...daily, ...changes.backup }] });
    app.synth();
    const file = join(outdir, 'stacks', 'primary', 'cdk.tf.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(String.raw`\"Seconds\":30`, String.raw`\"Seconds\":0`));
    stateMachineArn = web.release?.stateMachineArn ?? '';
  };
  const plan = (changes: Changes = {}, base: WebTierProps = webTier) => {
    synthesize(changes, base);
    return rehearsal.plan(outdir, 'primary');
  };
  const release = async (imageId: string): Promise<string> => {
    const { status, error } = await new StateMachines(clients).run(stateMachineArn, { imageId });
    return error ?? status;
  };
  /** Returns the versions of the launch template that the group and its servers use. */
  const versions = async () => {
    const { AutoScalingGroups: [group] = [] } = await clients
      .of(AutoScalingClient)
      .send(new DescribeAutoScalingGroupsCommand());
    return {
      group: group?.LaunchTemplate?.Version,
      servers: [...new Set(group?.Instances?.map(({ LaunchTemplate }) => LaunchTemplate?.Version))],
    };
  };
  const setAlarm = (StateValue: 'ALARM' | 'OK') =>
    clients.of(CloudWatchClient).send(new SetAlarmStateCommand({ AlarmName: ALARM, StateValue, StateReason: 'test' }));

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    clients = new AwsClients(rehearsal.endpoint, environment.region);
    const { Images = [] } = await clients.of(EC2Client).send(new DescribeImagesCommand());
    const [first = '', second = ''] = Images.map(({ ImageId }) => ImageId);
    images = { first, second };
    const { vpcId, dataSubnets } = await defaultNetwork(clients);
    const network = { vpcId, publicSubnets: dataSubnets, applicationSubnets: dataSubnets, dataSubnets };
    database = {
      environment,
      network,
      engine: 'postgres',
      engineVersion: '16',
      instanceClass: 'db.m7g.large',
      allocatedStorageGiB: 100,
      maxAllocatedStorageGiB: 500,
      databaseName: 'airline',
      tags: backupTags(environment),
    };
    withoutRelease = {
      environment,
      network,
      domain: {
        hostedZoneId: await createZone(clients, 'airline.example'),
        zoneName: 'airline.example',
        originName: 'origin-primary.airline.example',
      },
      capacity: { minSize: 2, desiredCapacity: 2, maxSize: 4, ignoreMinSizeChanges: true },
      warmPool: { maxGroupPreparedCapacity: 4, capacityReservation: true },
      imageId: first,
      instanceType: 'm7g.large',
      webAcl: {},
      fileSystem: { tags: backupTags(environment) },
    };
    webTier = { ...withoutRelease, release: {} };
    synthesize();
    await rehearsal.apply(outdir, 'primary');
  }, 2 * FIVE_MINUTES);

  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  it(
    'is empty after a successful release',
    async () => {
      expect(await release(images.second)).toBe('SUCCEEDED');

      expect(await plan()).toEqual([]);
    },
    FIVE_MINUTES,
  );

  it(
    'is empty after a rollback, and never returns to the first image',
    async () => {
      await setAlarm('ALARM');

      expect(await release(images.first)).toBe('Release.RolledBack');

      await setAlarm('OK');
      expect(await plan({ web: { imageId: images.second } })).toEqual([]);
    },
    FIVE_MINUTES,
  );

  it(
    'is empty after a change of the template is applied, and the change waits for a release',
    async () => {
      const before = await versions();
      synthesize({ web: { userDataBefore: BROKEN } });
      await rehearsal.apply(outdir, 'primary');

      expect(await plan({ web: { userDataBefore: BROKEN } })).toEqual([]);
      expect(await versions()).toEqual(before);
    },
    FIVE_MINUTES,
  );

  it(
    'is empty after a release with a bad template, which leaves servers on the version that ran before',
    async () => {
      const before = await versions();

      expect(await release(images.first)).toBe('Release.RolledBack');

      expect(await versions()).toEqual(before);
      expect(await plan({ web: { userDataBefore: BROKEN } })).toEqual([]);
    },
    FIVE_MINUTES,
  );

  it(
    'lets the group follow the template again when releases are taken back',
    async () => {
      const changes = await plan({ web: { imageId: images.second } }, withoutRelease);

      expect(changes).toContainEqual(expect.objectContaining({ action: 'update', type: 'aws_autoscaling_group' }));
      expect(changes.filter(({ action }) => action === 'replace')).toEqual([]);
    },
    FIVE_MINUTES,
  );

  it(
    'replaces no stateful resource when capacity, types, versions, windows, alarms or tags change',
    async () => {
      const changes = await plan({
        web: {
          instanceType: 'm7g.xlarge',
          capacity: { minSize: 3, desiredCapacity: 3, maxSize: 9, ignoreMinSizeChanges: true },
          warmPool: {
            maxGroupPreparedCapacity: 5,
            fullLoadCapacity: 6,
            bootTimeoutSeconds: 900,
            capacityReservation: true,
          },
          scaling: { cpuPercent: 40, requestsPerServerPerMinute: 800, predictive: 'forecast-only' },
          healthCheck: { path: '/up', intervalSeconds: 20 },
          rootVolumeGiB: 30,
          accessLogRetentionDays: 30,
          alarms: { errorPercent: 5 },
          release: { maxErrorPercent: 2, bakeMinutes: 20 },
          webAcl: { requestsPerAddress: 500, action: 'count', requestLogs: 'all', requestLogRetentionDays: 30 },
          fileSystem: { tags: { ...backupTags(environment), CostCenter: '42' } },
          tags: { CostCenter: '42' },
        },
        database: {
          instanceClass: 'db.m7g.xlarge',
          engineVersion: '16.4',
          allocatedStorageGiB: 200,
          maxAllocatedStorageGiB: 1000,
          backupRetentionDays: 14,
          backupWindow: '22:00-23:00',
          maintenanceWindow: 'tue:03:00-tue:04:00',
          alarmThresholds: { cpuPercent: 50 },
          tags: { CostCenter: '42' },
        },
        backup: { schedule: 'cron(0 22 ? * * *)', retentionDays: 21 },
      });
      const typesOf = (...actions: readonly string[]) =>
        new Set(changes.filter(({ action }) => actions.includes(action)).map(({ type }) => type));

      expect([...typesOf('delete', 'replace')]).toEqual(['aws_ec2_capacity_reservation']);
      expect([...typesOf('update')]).toEqual(
        expect.arrayContaining([
          'aws_autoscaling_group',
          'aws_backup_plan',
          'aws_cloudwatch_metric_alarm',
          'aws_db_instance',
          'aws_efs_file_system',
          'aws_launch_template',
          'aws_lb_target_group',
          'aws_s3_bucket_lifecycle_configuration',
          'aws_wafv2_web_acl',
        ]),
      );
    },
    FIVE_MINUTES,
  );
});

async function createZone(clients: AwsClients, name: string): Promise<string> {
  const { HostedZone } = await clients
    .of(Route53Client)
    .send(new CreateHostedZoneCommand({ Name: name, CallerReference: name }));
  return HostedZone?.Id?.replace('/hostedzone/', '') ?? '';
}
