import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CleanUpTarget, Expectation } from '@etops/backup';
import { cleanUpDefinition, watchDefinition } from '@etops/backup';
import type { Emulator } from '@etops/emulator';
import { startEmulator } from '@etops/emulator';
import type { StateMachineDefinition } from '@etops/foundation';
import { elements, EmulatedAws } from './emulated-aws';

const REGION = 'eu-central-1';
const VAULT = 'airline-primary-backup';
const POINTER = '/airline/primary/web/image';
const DATABASE = `arn:aws:rds:${REGION}:123456789012:db:airline`;
const TAG = { key: 'Application', value: 'airline' };

describe('the care of backups, on the emulator', () => {
  const work = mkdtempSync(join(tmpdir(), 'etops-backup-'));
  let emulator: Emulator;
  let aws: EmulatedAws;
  let topicArn: string;
  let queueUrl: string;

  beforeAll(async () => {
    emulator = await startEmulator({ logFile: join(work, 'emulator.log') });
  }, 60_000);
  afterAll(async () => {
    await emulator.stop();
    rmSync(work, { recursive: true });
  });
  beforeEach(async () => {
    await fetch(`${emulator.endpoint}/moto-api/reset`, { method: 'POST' });
    aws = new EmulatedAws(emulator.endpoint, REGION);
    await aws.rest('backup', 'PUT', `/backup-vaults/${VAULT}`, {});
    const configuration = `<CreateBucketConfiguration><LocationConstraint>${REGION}</LocationConstraint></CreateBucketConfiguration>`;
    await aws.rest('s3', 'PUT', '/reports', configuration);
    [topicArn = ''] = elements(await aws.query('sns', '2010-03-31', 'CreateTopic', { Name: 'backup' }), 'TopicArn');
    ({ QueueUrl: queueUrl } = await aws.json<{ QueueUrl: string }>('sqs', 'AmazonSQS.CreateQueue', {
      QueueName: 'mail',
    }));
    await aws.query('sns', '2010-03-31', 'Subscribe', {
      TopicArn: topicArn,
      Protocol: 'sqs',
      Endpoint: `arn:aws:sqs:${REGION}:123456789012:mail`,
    });
  }, 60_000);

  const ec2 = (action: string, parameters: Readonly<Record<string, string>> = {}) =>
    aws.query('ec2', '2016-11-15', action, parameters);

  async function machine(definition: StateMachineDefinition): Promise<string> {
    const { stateMachineArn } = await aws.json<{ stateMachineArn: string }>(
      'states',
      'AWSStepFunctions.CreateStateMachine',
      {
        name: `machine-${randomUUID()}`,
        definition: JSON.stringify(definition),
        roleArn: 'arn:aws:iam::123456789012:role/machine',
      },
    );
    return stateMachineArn;
  }

  /** Runs a machine to its end, at a time of its own. */
  async function run(stateMachineArn: string, input: object) {
    const name = randomUUID();
    const { executionArn } = await aws.json<{ executionArn: string }>('states', 'AWSStepFunctions.StartExecution', {
      stateMachineArn,
      name,
      input: JSON.stringify(input),
    });
    for (;;) {
      const { status, error, output } = await aws.json<{ status: string; error?: string; output?: string }>(
        'states',
        'AWSStepFunctions.DescribeExecution',
        { executionArn },
      );
      if (status !== 'RUNNING') {
        return { status, error, name, output: JSON.parse(output ?? '{}') as Readonly<Record<string, unknown>> };
      }
      await delay(100);
    }
  }

  async function backUp(more: object = {}): Promise<string> {
    const answer = await aws.rest('backup', 'PUT', '/backup-jobs', {
      BackupVaultName: VAULT,
      ResourceArn: DATABASE,
      IamRoleArn: 'arn:aws:iam::123456789012:role/backup',
      ...more,
    });
    return (JSON.parse(answer) as { RecoveryPointArn: string }).RecoveryPointArn;
  }

  async function recoveryPoints(): Promise<readonly string[]> {
    const answer = await aws.rest('backup', 'GET', `/backup-vaults/${VAULT}/recovery-points/`);
    const { RecoveryPoints } = JSON.parse(answer) as { RecoveryPoints: readonly { RecoveryPointArn: string }[] };
    return RecoveryPoints.map(({ RecoveryPointArn }) => RecoveryPointArn).sort();
  }

  describe('a clean-up', () => {
    const later = '2030-01-31T10:00:00.000Z';
    const target = (): CleanUpTarget => ({
      partition: 'aws',
      environmentName: 'primary',
      vaultNames: [VAULT],
      tag: TAG,
      imagePointerNames: [POINTER],
      reportBucketName: 'reports',
      reportPrefix: 'clean-up/',
      topicArn,
    });
    const cleanUp = (changes: Partial<CleanUpTarget> = {}) =>
      machine(
        cleanUpDefinition(
          { ...target(), ...changes },
          { olderThanDays: 90, pageSize: 5, retrySeconds: 1, now: '$.now' },
        ),
      );

    async function image(name: string, instance: string, tags: Readonly<Record<string, string>> = {}) {
      const [id = ''] = elements(await ec2('CreateImage', { InstanceId: instance, Name: name }), 'imageId');
      const all = Object.entries({ [TAG.key]: TAG.value, ...tags });
      const parameters = all.flatMap(([key, value], index) => [
        [`Tag.${String(index + 1)}.Key`, key],
        [`Tag.${String(index + 1)}.Value`, value],
      ]);
      await ec2('CreateTags', { 'ResourceId.1': id, ...(Object.fromEntries(parameters) as Record<string, string>) });
      return id;
    }

    /** A server, images in use and not, snapshots of ours and of others, and recovery points of every kind. */
    async function fill() {
      const [first = ''] = elements(await ec2('DescribeImages'), 'imageId');
      const run = await ec2('RunInstances', { ImageId: first, MinCount: '1', MaxCount: '1' });
      const [instance = ''] = elements(run, 'instanceId');
      const images = {
        orphan: await image('orphan', instance),
        pointedAt: await image('pointed-at', instance),
        inTemplate: await image('in-template', instance),
        running: await image('running', instance),
        backedUp: await image('backed-up', instance, { 'aws:backup:source-resource': 'i-1' }),
        ofOthers: await image('of-others', instance, { [TAG.key]: 'shop' }),
      };
      await aws.json('ssm', 'AmazonSSM.PutParameter', { Name: POINTER, Type: 'String', Value: images.pointedAt });
      await ec2('CreateLaunchTemplate', { LaunchTemplateName: 'web', 'LaunchTemplateData.ImageId': images.inTemplate });
      await ec2('RunInstances', { ImageId: images.running, MinCount: '1', MaxCount: '1' });
      const volume = await ec2('CreateVolume', { AvailabilityZone: `${REGION}a`, Size: '1' });
      const [volumeId = ''] = elements(volume, 'volumeId');
      const snapshot = async (tags: Readonly<Record<string, string>>) => {
        const [id = ''] = elements(await ec2('CreateSnapshot', { VolumeId: volumeId }), 'snapshotId');
        for (const [Key, Value] of Object.entries(tags)) {
          await ec2('CreateTags', { 'ResourceId.1': id, 'Tag.1.Key': Key, 'Tag.1.Value': Value });
        }
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
      const images = elements(await ec2('DescribeImages', { 'Owner.1': 'self' }), 'imageId');
      const snapshots = elements(await ec2('DescribeSnapshots', { 'Owner.1': 'self' }), 'snapshotId');
      return { images: [...images].sort(), snapshots: [...snapshots].sort(), points: await recoveryPoints() };
    }

    async function outcomes(name: string, page: string): Promise<Readonly<Record<string, string>>> {
      const report = await aws.rest('s3', 'GET', `/reports/clean-up/${name}/${page}.json`);
      const { outcomes: found } = JSON.parse(report) as { outcomes: readonly { id: string; outcome: string }[] };
      return Object.fromEntries(found.map(({ id, outcome }) => [id, outcome]));
    }

    async function mail() {
      const { Messages = [] } = await aws.json<{ Messages?: readonly { Body: string }[] }>(
        'sqs',
        'AmazonSQS.ReceiveMessage',
        { QueueUrl: queueUrl, MaxNumberOfMessages: 10 },
      );
      return Messages.map(({ Body }) => JSON.parse(Body) as { Subject: string; Message: string });
    }

    it('reports what it would delete, and deletes nothing, unless it is told to', async () => {
      const { images, snapshots, points } = await fill();
      const before = await present();

      const { status, name } = await run(await cleanUp(), { now: later });

      expect({ status, mail: await mail() }).toEqual({ status: 'SUCCEEDED', mail: [] });
      expect(await present()).toEqual(before);
      expect(await outcomes(name, 'images-1')).toEqual({
        [images.orphan]: 'would be deleted',
        [images.pointedAt]: 'kept: in use',
        [images.inTemplate]: 'kept: in use',
        [images.running]: 'kept: in use',
        [images.backedUp]: 'kept: a lifecycle ends it',
      });
      expect(await outcomes(name, 'snapshots-1')).toEqual({
        [snapshots.orphan]: 'would be deleted',
        [snapshots.managed]: 'kept: a lifecycle ends it',
      });
      expect({
        ...(await outcomes(name, 'recoverypointsofvault1-1')),
        ...(await outcomes(name, 'recoverypointsofvault1-2')),
      }).toEqual({
        [points.orphan]: 'would be deleted',
        [points.expired]: 'would be deleted',
        [points.owned]: 'kept: a lifecycle ends it',
        [points.partial]: 'kept: a lifecycle ends it',
        [points.continuous]: 'kept: continuous',
        ...Object.fromEntries(points.others.map((arn) => [arn, 'would be deleted'])),
      });
    }, 120_000);

    it('deletes exactly the orphans when it is told to', async () => {
      const { images, snapshots, points } = await fill();
      const before = await present();
      const [ofImage = ''] = elements(await ec2('DescribeImages', { 'ImageId.1': images.orphan }), 'snapshotId');

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

    it('keeps everything that is young', async () => {
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
      'deletes nothing, and tells people, when %s',
      async (_, changes, why) => {
        await fill();
        const before = await present();

        expect(await run(await cleanUp(changes), { now: later, dryRun: false })).toMatchObject({
          status: 'FAILED',
          error: 'CleanUp.Failed',
        });

        expect(await present()).toEqual(before);
        expect(await mail()).toMatchObject([
          { Subject: 'primary: clean-up of backups failed', Message: expect.stringMatching(why) as unknown },
        ]);
      },
      120_000,
    );
  });

  describe('a watch', () => {
    async function watched(expectations: readonly Expectation[], now: string) {
      const definition = watchDefinition(
        { partition: 'aws', environmentName: 'primary', expectations },
        { retrySeconds: 1, now: '$.now' },
      );
      const { status, output } = await run(await machine(definition), { now });
      const values = await Promise.all(
        expectations.map(async ({ id }) => {
          const answer = await aws.query('monitoring', '2010-08-01', 'GetMetricStatistics', {
            Namespace: 'Etops/Backup',
            MetricName: 'Happened',
            'Dimensions.member.1.Name': 'Environment',
            'Dimensions.member.1.Value': 'primary',
            'Dimensions.member.2.Name': 'Expectation',
            'Dimensions.member.2.Value': id,
            StartTime: new Date(Date.now() - 3_600_000).toISOString(),
            EndTime: new Date(Date.now() + 3_600_000).toISOString(),
            Period: '7200',
            'Statistics.member.1': 'Sum',
          });
          return [id, Number(elements(answer, 'Sum')[0])] as const;
        }),
      );
      return { status, cutoffs: output.cutoffs, values: Object.fromEntries(values) };
    }

    const copies: Expectation = {
      kind: 'recovery-point',
      id: 'rds',
      vaultName: VAULT,
      resourceType: 'RDS',
      withinDays: 2,
    };
    const restores: Expectation = {
      kind: 'restore-test',
      id: 'restores',
      restoreTestingPlanArn: 'arn:plan',
      withinDays: 32,
    };

    it('says yes to what happened within its days', async () => {
      const ran = await machine({
        Comment: 'Ends',
        StartAt: 'End',
        TimeoutSeconds: 60,
        States: { End: { Type: 'Succeed' } },
      });
      await run(ran, {});
      const RecoveryPointArn = await backUp();
      await aws.rest('backup', 'PUT', '/restore-jobs', { RecoveryPointArn, Metadata: { 'etops:plan': 'arn:plan' } });
      const cleanUp: Expectation = { kind: 'execution', id: 'clean-up', stateMachineArn: ran, withinDays: 8 };

      expect(await watched([copies, restores, cleanUp], new Date().toISOString())).toMatchObject({
        status: 'SUCCEEDED',
        values: { rds: 1, restores: 1, 'clean-up': 1 },
      });
    }, 120_000);

    it('says no to what never happened, happened too long ago, is not complete, or cannot be asked', async () => {
      await backUp({ RecoveryPointTags: { 'etops:status': 'PARTIAL' } });
      const nowhere: Expectation = { ...copies, id: 'nowhere', vaultName: 'nowhere' };
      const files: Expectation = { ...copies, id: 'efs', resourceType: 'EFS' };

      expect(await watched([copies, files, restores, nowhere], new Date().toISOString())).toMatchObject({
        status: 'SUCCEEDED',
        values: { rds: 0, efs: 0, restores: 0, nowhere: 0 },
      });

      await backUp();
      expect(await watched([{ ...copies, id: 'late' }], '2030-01-01T00:00:00.000Z')).toMatchObject({
        values: { late: 0 },
      });
    }, 120_000);

    it.each([
      ['2028-03-01T23:59:59.999Z', ['2028-02-29T00:00:00Z', '2027-03-02T00:00:00Z']],
      ['2027-01-01T00:00:00.000Z', ['2026-12-31T00:00:00Z', '2026-01-01T00:00:00Z']],
      ['2026-08-09T08:08:08.080Z', ['2026-08-08T00:00:00Z', '2025-08-09T00:00:00Z']],
    ])(
      'knows what day it was before %s',
      async (now, cutoffs) => {
        const expectations = [1, 365].map((withinDays) => ({
          ...copies,
          id: `days-${String(withinDays)}`,
          withinDays,
        }));

        expect(await watched(expectations, now)).toMatchObject({ status: 'SUCCEEDED', cutoffs });
      },
      120_000,
    );
  });
});
