import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoScalingClient, CreateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import {
  BackupClient,
  CreateBackupVaultCommand,
  ListRecoveryPointsByBackupVaultCommand,
  StartBackupJobCommand,
  StartRestoreJobCommand,
} from '@aws-sdk/client-backup';
import type { StartBackupJobCommandInput } from '@aws-sdk/client-backup';
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateImageCommand,
  CreateLaunchTemplateCommand,
  CreateSnapshotCommand,
  CreateTagsCommand,
  CreateVolumeCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  DescribeSubnetsCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { CleanUpTarget, FreshnessCheck } from '@etops/backup';
import {
  cleanUpDefinition,
  freshnessDefinition,
  instanceRestoreDefinition,
  warmPoolExclusionDefinition,
} from '@etops/backup';
import type { EnvironmentRef } from '@etops/contracts';
import type { Emulator } from '@etops/emulator';
import { startEmulator } from '@etops/emulator';
import { AwsClients, Mailbox, StateMachines } from '@etops/emulator/testing';
import type { StateMachineDefinition } from '@etops/foundation';
import { renderDefinition } from '@etops/foundation';

const REGION = 'eu-central-1';
const ENVIRONMENT: EnvironmentRef = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: REGION,
  accountId: '123456789012',
};
const KEY_ARN = `arn:aws:kms:${REGION}:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000`;
const VAULT = 'airline-primary-backup';
const POINTER = '/airline/primary/web/image';
const DATABASE = `arn:aws:rds:${REGION}:123456789012:db:airline`;
const TAG = { key: 'Application', value: 'airline' };

describe('backup operations on the emulator', () => {
  const work = mkdtempSync(join(tmpdir(), 'etops-backup-'));
  let emulator: Emulator;
  let clients: AwsClients;
  let backup: BackupClient;
  let ec2: EC2Client;
  let stateMachines: StateMachines;
  let topicArn: string;
  let mailbox: Mailbox;

  beforeAll(async () => {
    emulator = await startEmulator({ logFile: join(work, 'emulator.log') });
  }, 60_000);
  afterAll(async () => {
    await emulator.stop();
    rmSync(work, { recursive: true });
  });
  beforeEach(async () => {
    await fetch(`${emulator.endpoint}/moto-api/reset`, { method: 'POST' });
    clients = new AwsClients(emulator.endpoint, REGION);
    backup = clients.of(BackupClient);
    ec2 = clients.of(EC2Client);
    stateMachines = new StateMachines(clients);
    await backup.send(new CreateBackupVaultCommand({ BackupVaultName: VAULT }));
    await clients
      .of(S3Client)
      .send(new CreateBucketCommand({ Bucket: 'reports', CreateBucketConfiguration: { LocationConstraint: REGION } }));
    ({ TopicArn: topicArn = '' } = await clients.of(SNSClient).send(new CreateTopicCommand({ Name: 'backup' })));
    mailbox = await Mailbox.subscribe(clients, topicArn);
  }, 60_000);

  const machine = (definition: StateMachineDefinition) => stateMachines.create(renderDefinition(definition));
  const run = (stateMachineArn: string, input: object) => stateMachines.run(stateMachineArn, input);

  async function backUp(more: Partial<StartBackupJobCommandInput> = {}): Promise<string> {
    const { RecoveryPointArn = '' } = await backup.send(
      new StartBackupJobCommand({
        BackupVaultName: VAULT,
        ResourceArn: DATABASE,
        IamRoleArn: 'arn:aws:iam::123456789012:role/backup',
        ...more,
      }),
    );
    return RecoveryPointArn;
  }

  async function recoveryPoints(): Promise<readonly string[]> {
    const { RecoveryPoints = [] } = await backup.send(
      new ListRecoveryPointsByBackupVaultCommand({ BackupVaultName: VAULT }),
    );
    return RecoveryPoints.map(({ RecoveryPointArn = '' }) => RecoveryPointArn).sort();
  }

  describe('the clean-up', () => {
    const later = '2030-01-31T10:00:00.000Z';
    const target = (): CleanUpTarget => ({
      environment: ENVIRONMENT,
      vaultNames: [VAULT],
      tag: TAG,
      imageNames: [],
      imagePointerNames: [POINTER],
      optionalImagePointerNames: ['/airline/staging/web/image'],
      reports: { bucketName: 'reports', kmsKeyArn: KEY_ARN, prefix: 'clean-up/' },
      notifications: { topicArn, kmsKeyArn: KEY_ARN },
    });
    const cleanUp = (changes: Partial<CleanUpTarget> = {}) =>
      machine(
        cleanUpDefinition(
          { ...target(), ...changes },
          { olderThanDays: 90, pageSize: 5, retrySeconds: 1, now: '$.now' },
        ),
      );

    async function tag(id: string, tags: Readonly<Record<string, string>>): Promise<void> {
      for (const [Key, Value] of Object.entries(tags)) {
        if (Key.startsWith('aws:')) {
          await emulator.tagAsService(REGION, id, Key, Value);
        } else {
          await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key, Value }] }));
        }
      }
    }

    async function image(name: string, instance: string, tags: Readonly<Record<string, string>> = {}) {
      const { ImageId: id = '' } = await ec2.send(new CreateImageCommand({ InstanceId: instance, Name: name }));
      await tag(id, { [TAG.key]: TAG.value, ...tags });
      return id;
    }

    async function launch(imageId: string): Promise<string> {
      const run = new RunInstancesCommand({ ImageId: imageId, MinCount: 1, MaxCount: 1 });
      return (await ec2.send(run)).Instances?.[0]?.InstanceId ?? '';
    }

    async function describeImages(...ids: readonly string[]) {
      const filter = ids.length === 0 ? {} : { ImageIds: [...ids] };
      return (await ec2.send(new DescribeImagesCommand(filter))).Images ?? [];
    }

    /** A server, images in use and not, snapshots of ours and of others, and recovery points of every kind. */
    async function fill() {
      const [first] = await describeImages();
      const instance = await launch(first?.ImageId ?? '');
      const images = {
        orphan: await image('orphan', instance),
        pointedAt: await image('pointed-at', instance),
        inTemplate: await image('in-template', instance),
        running: await image('running', instance),
        backedUp: await image('backed-up', instance, { 'aws:backup:source-resource': 'i-1' }),
        ofOthers: await image('of-others', instance, { [TAG.key]: 'shop' }),
      };
      await clients
        .of(SSMClient)
        .send(new PutParameterCommand({ Name: POINTER, Type: 'String', Value: images.pointedAt }));
      await ec2.send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: 'web',
          LaunchTemplateData: { ImageId: images.inTemplate },
        }),
      );
      await launch(images.running);
      const { VolumeId } = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: `${REGION}a`, Size: 1 }));
      const snapshot = async (tags: Readonly<Record<string, string>>) => {
        const { SnapshotId: id = '' } = await ec2.send(new CreateSnapshotCommand({ VolumeId }));
        await tag(id, tags);
        return id;
      };
      const snapshots = {
        orphan: await snapshot({ [TAG.key]: TAG.value }),
        managed: await snapshot({ [TAG.key]: TAG.value, 'aws:dlm:lifecycle-policy-id': 'policy-1' }),
        ofOthers: await snapshot({}),
      };
      const points = {
        orphan: await backUp(),
        expired: await backUp({ Lifecycle: { DeleteAfterDays: 1 }, RecoveryPointTags: { 'etops:status': 'EXPIRED' } }),
        owned: await backUp({ Lifecycle: { DeleteAfterDays: 35 } }),
        continuous: await backUp({ BackupOptions: { Continuous: 'true' } }),
        partial: await backUp({ RecoveryPointTags: { 'etops:status': 'PARTIAL' } }),
        // More than one page.
        others: await Promise.all([1, 2, 3].map(() => backUp())),
      };
      return { images, snapshots, points };
    }

    async function present() {
      const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
      const { Snapshots = [] } = await ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] }));
      return {
        images: Images.map(({ ImageId = '' }) => ImageId).sort(),
        snapshots: Snapshots.map(({ SnapshotId = '' }) => SnapshotId).sort(),
        points: await recoveryPoints(),
      };
    }

    async function outcomes(name: string, page: string): Promise<Readonly<Record<string, string>>> {
      const Key = `clean-up/${name}/${page}.json`;
      const { Body } = await clients.of(S3Client).send(new GetObjectCommand({ Bucket: 'reports', Key }));
      const report = (await Body?.transformToString()) ?? '';
      const { outcomes: found } = JSON.parse(report) as { outcomes: readonly { id: string; outcome: string }[] };
      return Object.fromEntries(found.map(({ id, outcome }) => [id, outcome]));
    }

    it('reports expired objects and deletes nothing in a dry run', async () => {
      const { images, snapshots, points } = await fill();
      const before = await present();

      const { status, name } = await run(await cleanUp(), { now: later });

      expect({ status, mail: await mailbox.read() }).toEqual({ status: 'SUCCEEDED', mail: [] });
      expect(await present()).toEqual(before);
      expect(await outcomes(name, 'images-1')).toEqual({
        [images.orphan]: 'would be deleted',
        [images.pointedAt]: 'kept: in use',
        [images.inTemplate]: 'kept: in use',
        [images.running]: 'kept: in use',
        [images.backedUp]: 'kept: a lifecycle deletes it',
      });
      expect(await outcomes(name, 'snapshots-1')).toEqual({
        [snapshots.orphan]: 'would be deleted',
        [snapshots.managed]: 'kept: a lifecycle deletes it',
      });
      expect({
        ...(await outcomes(name, 'recoverypointsofvault1-1')),
        ...(await outcomes(name, 'recoverypointsofvault1-2')),
      }).toEqual({
        [points.orphan]: 'would be deleted',
        [points.expired]: 'would be deleted',
        [points.owned]: 'kept: a lifecycle deletes it',
        [points.partial]: 'kept: a lifecycle deletes it',
        [points.continuous]: 'kept: continuous',
        ...Object.fromEntries(points.others.map((arn) => [arn, 'would be deleted'])),
      });
    }, 120_000);

    it('deletes exactly the orphans unless it is a dry run', async () => {
      const { images, snapshots, points } = await fill();
      const before = await present();
      const [orphan] = await describeImages(images.orphan);
      const ofImage = orphan?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId ?? '';

      expect(await run(await cleanUp(), { now: later, dryRun: false })).toMatchObject({ status: 'SUCCEEDED' });

      const gone = [images.orphan, snapshots.orphan, ofImage, points.orphan, points.expired, ...points.others];
      const without = (ids: readonly string[]) => ids.filter((id) => !gone.includes(id));
      expect(gone).not.toContain('');
      expect(await present()).toEqual({
        images: without(before.images),
        snapshots: without(before.snapshots),
        points: without(before.points),
      });
    }, 120_000);

    it('keeps objects that are younger than the limit', async () => {
      await fill();
      const before = await present();
      const today = new Date().toISOString();

      const { status, name } = await run(await cleanUp(), { now: today, dryRun: false });

      expect(status).toBe('SUCCEEDED');
      expect(await present()).toEqual(before);
      expect(await outcomes(name, 'recoverypointsofvault1-1')).toEqual({});
      expect(new Set(Object.values(await outcomes(name, 'images-1')))).toEqual(new Set(['kept: young']));
    }, 120_000);

    it.each([
      ['a pointer is missing', { imagePointerNames: ['/nowhere'] }, /a pointer of \/nowhere does not exist/],
      ['a vault is missing', { vaultNames: ['nowhere'] }, /nowhere/],
    ])(
      'deletes nothing, and notifies the topic, when %s',
      async (_, changes, why) => {
        await fill();
        const before = await present();

        expect(await run(await cleanUp(changes), { now: later, dryRun: false })).toMatchObject({
          status: 'FAILED',
          error: 'CleanUp.Failed',
        });

        expect(await present()).toEqual(before);
        expect(await mailbox.read()).toMatchObject([
          { subject: 'primary: clean-up of backups failed', message: expect.stringMatching(why) as unknown },
        ]);
      },
      120_000,
    );
  });

  async function newestImage(): Promise<string> {
    return (await ec2.send(new DescribeImagesCommand({}))).Images?.[0]?.ImageId ?? '';
  }

  async function describeInstances() {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    return Reservations.flatMap(({ Instances = [] }) => Instances);
  }

  describe('the warm pool exclusion', () => {
    const GROUP = 'airline-primary-web';

    it('tags the servers in service, and needs no warm pool', async () => {
      const autoScaling = clients.of(AutoScalingClient);
      const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
      await ec2.send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: 'web',
          LaunchTemplateData: { ImageId: await newestImage(), InstanceType: 't3.micro' },
        }),
      );
      await autoScaling.send(
        new CreateAutoScalingGroupCommand({
          AutoScalingGroupName: GROUP,
          MinSize: 2,
          MaxSize: 2,
          LaunchTemplate: { LaunchTemplateName: 'web' },
          VPCZoneIdentifier: Subnets[0]?.SubnetId ?? '',
        }),
      );
      const definition = warmPoolExclusionDefinition(
        {
          environment: ENVIRONMENT,
          autoScalingGroupName: GROUP,
          tag: { key: 'Backup', value: 'airline-primary' },
          notifications: { topicArn, kmsKeyArn: KEY_ARN },
        },
        { retrySeconds: 1 },
      );

      expect(await run(await machine(definition), {})).toMatchObject({ status: 'SUCCEEDED' });

      const tags = (await describeInstances()).map(({ Tags = [] }) => Tags.find(({ Key }) => Key === 'Backup')?.Value);
      expect(tags).toEqual(['airline-primary', 'airline-primary']);
    }, 120_000);
  });

  describe('the restore test of an instance', () => {
    async function definition() {
      const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
      const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
      return instanceRestoreDefinition(
        {
          environment: ENVIRONMENT,
          vault: { name: VAULT, kmsKeyAliasArn: `arn:aws:kms:${REGION}:123456789012:alias/airline-vault-backup` },
          selectionWindowDays: 3,
          subnetId: Subnets[0]?.SubnetId ?? '',
          securityGroupId: SecurityGroups[0]?.GroupId ?? '',
          instanceType: 't3.micro',
          notifications: { topicArn, kmsKeyArn: KEY_ARN },
        },
        { retrySeconds: 1, pollSeconds: 1, now: '$.now' },
      );
    }

    it('starts an instance from a recovery point, and terminates it', async () => {
      const imageId = await newestImage();
      await backUp({
        ResourceArn: `arn:aws:ec2:${REGION}:123456789012:instance/i-0123456789abcdef0`,
        RecoveryPointTags: { 'etops:image': imageId },
      });

      expect(await run(await machine(await definition()), { now: new Date().toISOString() })).toMatchObject({
        status: 'SUCCEEDED',
      });

      expect((await describeInstances()).map(({ State, ImageId }) => [ImageId, State?.Name])).toEqual([
        [imageId, 'terminated'],
      ]);
    }, 120_000);

    it('fails, and notifies the topic, when there is nothing to restore', async () => {
      expect(await run(await machine(await definition()), { now: new Date().toISOString() })).toMatchObject({
        status: 'FAILED',
      });
      expect(await mailbox.read()).toMatchObject([
        { message: expect.stringContaining('no complete recovery point of an instance') as unknown },
      ]);
    }, 120_000);
  });

  describe('the freshness monitor', () => {
    async function watched(checks: readonly FreshnessCheck[], now: string, created?: string) {
      const definition = freshnessDefinition(
        { environment: ENVIRONMENT, checks },
        { retrySeconds: 1, now: '$.now', ...(created === undefined ? {} : { created: '$.created' }) },
      );
      const { status, output } = await run(await machine(definition), { now, created });
      const values = await Promise.all(
        checks.map(async ({ id }) => {
          const { Datapoints = [] } = await clients.of(CloudWatchClient).send(
            new GetMetricStatisticsCommand({
              Namespace: 'Etops/Backup',
              MetricName: 'Fresh',
              Dimensions: [
                { Name: 'Environment', Value: 'primary' },
                { Name: 'FreshnessCheck', Value: id },
              ],
              StartTime: new Date(Date.now() - 3_600_000),
              EndTime: new Date(Date.now() + 3_600_000),
              Period: 7200,
              Statistics: ['Sum'],
            }),
          );
          return [id, Datapoints[0]?.Sum] as const;
        }),
      );
      return { status, cutoffs: output.cutoffs, values: Object.fromEntries(values) };
    }

    const LONG_AGO = '2020-01-01T00:00:00.000Z';
    const copies: FreshnessCheck = {
      kind: 'recovery-point',
      id: 'rds',
      vaultName: VAULT,
      resourceType: 'RDS',
      withinDays: 2,
    };
    const restores: FreshnessCheck = {
      kind: 'restore-test',
      id: 'restores',
      restoreTestingPlanArn: 'arn:plan',
      withinDays: 32,
    };

    it('publishes 1 for jobs that succeeded within their days', async () => {
      const ran = await machine({
        Comment: 'Ends',
        StartAt: 'End',
        TimeoutSeconds: 60,
        States: { End: { Type: 'Succeed' } },
      });
      await run(ran, {});
      const RecoveryPointArn = await backUp();
      await backup.send(new StartRestoreJobCommand({ RecoveryPointArn, Metadata: { 'etops:plan': 'arn:plan' } }));
      const cleanUp: FreshnessCheck = { kind: 'execution', id: 'clean-up', stateMachineArn: ran, withinDays: 8 };

      expect(await watched([copies, restores, cleanUp], new Date().toISOString())).toMatchObject({
        status: 'SUCCEEDED',
        values: { rds: 1, restores: 1, 'clean-up': 1 },
      });
    }, 120_000);

    it('publishes 0 for jobs that are missing, too old or incomplete, and for failed calls', async () => {
      await backUp({ RecoveryPointTags: { 'etops:status': 'PARTIAL' } });
      const nowhere: FreshnessCheck = { ...copies, id: 'nowhere', vaultName: 'nowhere' };
      const files: FreshnessCheck = { ...copies, id: 'efs', resourceType: 'EFS' };

      expect(await watched([copies, files, restores, nowhere], new Date().toISOString(), LONG_AGO)).toMatchObject({
        status: 'SUCCEEDED',
        values: { rds: 0, efs: 0, restores: 0, nowhere: 0 },
      });

      await backUp();
      expect(await watched([{ ...copies, id: 'late' }], '2030-01-01T00:00:00.000Z')).toMatchObject({
        values: { late: 0 },
      });
    }, 120_000);

    it('publishes 1 until the first run is due, but 0 for failed calls', async () => {
      const nowhere: FreshnessCheck = { ...copies, id: 'nowhere', vaultName: 'nowhere' };

      expect(await watched([copies, restores, nowhere], new Date().toISOString())).toMatchObject({
        status: 'SUCCEEDED',
        values: { rds: 1, restores: 1, nowhere: 0 },
      });
      const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString();
      const later = { copies: { ...copies, id: 'due' }, restores: { ...restores, id: 'not-due' } };
      expect(await watched([later.copies, later.restores], inTenDays)).toMatchObject({
        values: { due: 0, 'not-due': 1 },
      });
    }, 120_000);

    it.each([
      ['2028-03-01T23:59:59.999Z', ['2028-02-29T00:00:00Z', '2027-03-02T00:00:00Z']],
      ['2027-01-01T00:00:00.000Z', ['2026-12-31T00:00:00Z', '2026-01-01T00:00:00Z']],
      ['2026-08-09T08:08:08.080Z', ['2026-08-08T00:00:00Z', '2025-08-09T00:00:00Z']],
    ])(
      'computes the dates before %s',
      async (now, cutoffs) => {
        const checks = [1, 365].map((withinDays) => ({
          ...copies,
          id: `days-${String(withinDays)}`,
          withinDays,
        }));

        expect(await watched(checks, now)).toMatchObject({ status: 'SUCCEEDED', cutoffs });
      },
      120_000,
    );
  });
});
