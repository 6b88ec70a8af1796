import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  DeleteDBSnapshotCommand,
  DescribeDBSnapshotsCommand,
  DescribeExportTasksCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { SnapshotExport } from '@etops/database';
import { Rehearsal } from '@etops/emulator';
import { AwsClients, Mailbox, StateMachines } from '@etops/emulator/testing';
import { customerKeyAliasArn, EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';
import { createKeyWithAlias } from './emulated-account';

const environment = {
  application: 'airline',
  name: 'dr',
  role: 'production',
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;
const INSTANCE = 'airline-dr-database';
const BUCKET = 'airline-vault-archive';
const TWO_MINUTES = 120_000;

/** A key of another stack of the Region. */
const archiveKey = customerKeyAliasArn({ ...environment, name: 'vault' }, 'archive');

interface Notification {
  readonly subject: string;
  readonly snapshot?: string;
  readonly location?: string;
  readonly failure?: { readonly Cause: string };
}

describe('a snapshot export on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-snapshot-export-'));
  let rehearsal: Rehearsal;
  let rds: RDSClient;
  let stateMachines: StateMachines;
  let stateMachineArn: string;
  let mailbox: Mailbox;

  /** As in production, but for the waits of the state machine, which are cut to nothing. */
  const synthesize = () => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, 'dr', { environment });
    ({ stateMachineArn } = new SnapshotExport(stack, 'database-export', {
      environment,
      database: { identifier: INSTANCE },
      archive: { bucketName: BUCKET, kmsKeyArn: archiveKey },
      schedule: 'cron(0 6 ? * SUN *)',
      timeZone: 'Europe/Berlin',
      timeoutHours: 1,
    }));
    app.synth();
    const file = join(outdir, 'stacks', 'dr', 'cdk.tf.json');
    const json = readFileSync(file, 'utf8')
      .replaceAll(String.raw`\"Seconds\":300`, String.raw`\"Seconds\":0`)
      .replaceAll(String.raw`\"IntervalSeconds\":60`, String.raw`\"IntervalSeconds\":1`);
    writeFileSync(file, json);
  };

  /** Runs the state machine to its end, as the schedule does. */
  const run = async (): Promise<string> => {
    const { status, error } = await stateMachines.run(stateMachineArn);
    return error ?? status;
  };

  /** Returns the notifications since the last call. */
  const notifications = async (): Promise<readonly Notification[]> =>
    (await mailbox.read()).map(({ subject, message }) => ({ subject, ...(JSON.parse(message) as object) }));
  const exportTasks = async () => (await rds.send(new DescribeExportTasksCommand())).ExportTasks ?? [];
  const takeSnapshot = () => rehearsal.emulator.takeAutomatedSnapshot(environment.region, INSTANCE);

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    const clients = new AwsClients(rehearsal.endpoint, environment.region);
    rds = clients.of(RDSClient);
    stateMachines = new StateMachines(clients);
    await createKeyWithAlias(clients, archiveKey);
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: INSTANCE,
        DBInstanceClass: 'db.m7g.large',
        Engine: 'postgres',
        AllocatedStorage: 100,
        MasterUsername: 'administrator',
        MasterUserPassword: 'of-a-database-that-is-none',
        BackupRetentionPeriod: 7,
      }),
    );
    synthesize();
    await rehearsal.apply(outdir, 'dr');
    const { Topics = [] } = await clients.of(SNSClient).send(new ListTopicsCommand());
    mailbox = await Mailbox.subscribe(clients, Topics[0]?.TopicArn ?? '');
  }, 2 * TWO_MINUTES);

  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  it(
    'has an empty second plan',
    async () => {
      expect(await rehearsal.plan(outdir, 'dr')).toEqual([]);
    },
    TWO_MINUTES,
  );

  it(
    'fails with a reason when no snapshot exists',
    async () => {
      const { DBSnapshots = [] } = await rds.send(new DescribeDBSnapshotsCommand({ DBInstanceIdentifier: INSTANCE }));
      for (const { DBSnapshotIdentifier } of DBSnapshots) {
        await rds.send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier }));
      }

      expect(await run()).toBe('SnapshotExport.Failed');
      expect(await notifications()).toMatchObject([
        {
          subject: 'dr: snapshot export failed',
          database: INSTANCE,
          failure: { Cause: expect.stringContaining('has no snapshot') as unknown },
        },
      ]);
      expect(await exportTasks()).toEqual([]);
    },
    TWO_MINUTES,
  );

  it(
    'writes the newest snapshot below its prefix, encrypted with its key, and notifies',
    async () => {
      await takeSnapshot();
      await delay(1100);
      await rds.send(new CreateDBSnapshotCommand({ DBInstanceIdentifier: INSTANCE, DBSnapshotIdentifier: 'by-hand' }));
      const newest = await takeSnapshot();
      const [day = ''] = new Date().toISOString().split('T');

      expect(await run()).toBe('SUCCEEDED');

      const [told] = await notifications();
      expect(told).toMatchObject({ subject: 'dr: snapshot export succeeded', snapshot: newest });
      const task =
        /^s3:\/\/airline-vault-archive\/snapshots\/airline-dr-database\/(airline-dr-database-export-.*)\/$/.exec(
          told?.location ?? '',
        )?.[1];
      expect(task).toMatch(new RegExp(`-${day}-[0-9a-f]{8}$`));
      expect(await exportTasks()).toMatchObject([
        {
          ExportTaskIdentifier: task,
          Status: 'COMPLETE',
          SourceArn: newest,
          KmsKeyId: expect.stringMatching(/^arn:aws:kms:eu-west-1:123456789012:key\//) as unknown,
          IamRoleArn: 'arn:aws:iam::123456789012:role/airline-dr-database-export-writer',
        },
      ]);
    },
    TWO_MINUTES,
  );

  it(
    'writes a snapshot of AWS Backup, if that is the newest',
    async () => {
      const take = (by: 'rds' | 'aws-backup') =>
        rehearsal.emulator.takeAutomatedSnapshot(environment.region, INSTANCE, by);
      await take('aws-backup');
      await delay(1100);
      await take('rds');
      await delay(1100);
      const newest = await take('aws-backup');

      expect(newest).toContain(':snapshot:awsbackup:job-');
      expect(await run()).toBe('SUCCEEDED');
      expect(await notifications()).toMatchObject([{ snapshot: newest }]);
    },
    TWO_MINUTES,
  );

  it(
    'fails when the newest snapshot was exported before, because backups have stopped',
    async () => {
      expect(await run()).toBe('SnapshotExport.Failed');
      expect(await notifications()).toMatchObject([
        { failure: { Cause: expect.stringContaining('has been exported before') as unknown } },
      ]);
      expect(await exportTasks()).toHaveLength(2);
    },
    TWO_MINUTES,
  );

  it(
    'notifies with the reason of a failed task, and exports the same snapshot next time',
    async () => {
      const newest = await takeSnapshot();
      await rehearsal.emulator.planExportTasks(['FAILED']);

      expect(await run()).toBe('SnapshotExport.Failed');
      expect(await notifications()).toMatchObject([
        { failure: { Cause: 'the export task ended as FAILED: ["set by a test"]' } },
      ]);

      expect(await run()).toBe('SUCCEEDED');
      expect(await notifications()).toMatchObject([{ snapshot: newest }]);
    },
    TWO_MINUTES,
  );

  it(
    'fails when RDS leaves something out of an export that it calls complete',
    async () => {
      await takeSnapshot();
      await rehearsal.emulator.planExportTasks(['Incomplete']);

      expect(await run()).toBe('SnapshotExport.Failed');
      expect(await notifications()).toMatchObject([
        { failure: { Cause: expect.stringMatching(/^the export may lack data: set by a test;/) as unknown } },
      ]);
    },
    TWO_MINUTES,
  );

  it(
    'cancels a task that times out',
    async () => {
      await delay(1100);
      await takeSnapshot();
      await rehearsal.emulator.planExportTasks(['IN_PROGRESS']);

      expect(await run()).toBe('SnapshotExport.Failed');
      expect(await notifications()).toMatchObject([
        { failure: { Cause: 'the export task timed out, and was cancelled' } },
      ]);
      expect((await exportTasks()).map(({ Status }) => Status)).toContain('CANCELED');
    },
    TWO_MINUTES,
  );

  it(
    'waits until the account can run another task',
    async () => {
      await delay(1100);
      await takeSnapshot();
      await rehearsal.emulator.planExportTasks(['Refused', 'COMPLETE']);

      expect(await run()).toBe('SUCCEEDED');
    },
    TWO_MINUTES,
  );
});
