import { problemsOf } from '@etops/testing';
import { Lazy } from 'cdktf';
import { AutomatedBackupsReplication, Database } from '../src';
import type { DatabaseProps, RestoreFrom } from '../src';
import { databaseProps, synthDatabase, synthIn } from './support';

const pointInTime = (source: string, time = 'latest'): RestoreFrom => ({ kind: 'point-in-time', source, time });
const restored = (restoreFrom: RestoreFrom, props: Partial<DatabaseProps> = {}) =>
  synthDatabase({ ...props, restoreFrom }).resource('aws_db_instance');

describe('a restore', () => {
  it.each<[string, RestoreFrom, object]>([
    ['a snapshot', { kind: 'snapshot', snapshot: 'before-the-release' }, { snapshot_identifier: 'before-the-release' }],
    [
      'an automated snapshot',
      { kind: 'snapshot', snapshot: 'rds:airline-dr-database-2026-11-23-01-05' },
      { snapshot_identifier: 'rds:airline-dr-database-2026-11-23-01-05' },
    ],
    [
      'a snapshot by its ARN',
      { kind: 'snapshot', snapshot: 'arn:aws:rds:eu-central-1:123456789012:snapshot:awsbackup:job-0a1b' },
      { snapshot_identifier: 'arn:aws:rds:eu-central-1:123456789012:snapshot:awsbackup:job-0a1b' },
    ],
    [
      'the latest time',
      pointInTime('orders'),
      { restore_to_point_in_time: { source_db_instance_identifier: 'orders', use_latest_restorable_time: true } },
    ],
    [
      'a point in time',
      pointInTime('orders', '2026-11-23T04:30:00Z'),
      { restore_to_point_in_time: { source_db_instance_identifier: 'orders', restore_time: '2026-11-23T04:30:00Z' } },
    ],
    [
      'replicated backups',
      pointInTime('arn:aws:rds:eu-central-1:123456789012:auto-backup:ab-0a1b2c'),
      {
        restore_to_point_in_time: {
          source_db_instance_automated_backups_arn: 'arn:aws:rds:eu-central-1:123456789012:auto-backup:ab-0a1b2c',
          use_latest_restorable_time: true,
        },
      },
    ],
  ])('uses the data of %s', (_, from, expected) => {
    expect(restored(from)).toMatchObject(expected);
  });

  it('uses name and size of the source, and sets the password of the new secret', () => {
    const instance = restored({ kind: 'snapshot', snapshot: 'nightly' }, { username: 'captain', passwordVersion: 2 });

    expect(instance).toMatchObject({
      engine: 'postgres',
      username: 'captain',
      password_wo: expect.stringContaining('.secret_string).password') as unknown,
      password_wo_version: 2,
    });
    for (const absent of ['db_name', 'allocated_storage']) {
      expect(instance).not.toHaveProperty(absent);
    }
  });

  it('fails the apply if the source is not encrypted, or has another master user', () => {
    expect(restored({ kind: 'snapshot', snapshot: 'nightly' }).lifecycle).toMatchObject({
      postcondition: [
        {
          condition: '${self.storage_encrypted}',
          error_message: expect.stringContaining('Copy the snapshot with a KMS key') as unknown,
        },
        {
          condition: '${self.username == "administrator"}',
          error_message: expect.stringContaining("Use the source's name as username") as unknown,
        },
      ],
    });
  });

  it('counts at creation only: neither changing nor removing it replaces a database', () => {
    const settled = [
      'snapshot_identifier',
      'restore_to_point_in_time',
      'kms_key_id',
      'db_name',
      'engine_lifecycle_support',
    ];

    expect(restored(pointInTime('orders')).lifecycle).toMatchObject({ ignore_changes: settled });
    expect(synthDatabase().resource('aws_db_instance').lifecycle).toEqual({
      prevent_destroy: true,
      ignore_changes: settled,
    });
  });

  it('keeps its Terraform addresses', () => {
    expect(synthDatabase({ restoreFrom: pointInTime('orders') }).addresses()).toEqual(synthDatabase().addresses());
  });

  it('lets Terraform decide between identifier and ARN of a source that it knows only at apply', () => {
    const json = synthIn((stack) => {
      const { automatedBackupsArn } = new AutomatedBackupsReplication(stack, 'backups', {
        environment: stack.environment,
        sourceArn: 'arn:aws:rds:eu-west-1:123456789012:db:orders',
      });
      new Database(stack, 'database', { ...databaseProps, restoreFrom: pointInTime(automatedBackupsArn) });
    });
    const [address = ''] = json.addresses().filter((each) => each.includes('automated_backups_replication.'));

    expect(json.resource('aws_db_instance').restore_to_point_in_time).toEqual({
      source_db_instance_automated_backups_arn: `\${startswith(${address}.id, "arn:") ? ${address}.id : null}`,
      source_db_instance_identifier: `\${startswith(${address}.id, "arn:") ? null : ${address}.id}`,
      use_latest_restorable_time: true,
    });
  });

  it('accepts a snapshot that Terraform knows only at apply', () => {
    const from = Lazy.stringValue({ produce: () => 'orders' });
    expect(restored({ kind: 'snapshot', snapshot: from })).toMatchObject({ snapshot_identifier: 'orders' });
  });

  it.each<[RestoreFrom, string]>([
    [
      { kind: 'snapshot', snapshot: 'arn:aws:rds:eu-west-1:123456789012:snapshot:nightly' },
      "restoreFrom.snapshot must be the identifier of a DB snapshot, or the ARN of one in eu-central-1, got 'arn:aws:rds:eu-west-1:123456789012:snapshot:nightly'; copy a snapshot of another Region to this one first [DATABASE_RESTORE_SNAPSHOT]",
    ],
    [
      { kind: 'snapshot', snapshot: 's3://archive/snapshots' },
      "restoreFrom.snapshot must be the identifier of a DB snapshot, or the ARN of one in eu-central-1, got 's3://archive/snapshots'; copy a snapshot of another Region to this one first [DATABASE_RESTORE_SNAPSHOT]",
    ],
    [
      pointInTime('arn:aws:rds:eu-central-1:123456789012:db:orders'),
      "restoreFrom.source must be the identifier of a DB instance, or the ARN of replicated automated backups in eu-central-1 of account 123456789012, got 'arn:aws:rds:eu-central-1:123456789012:db:orders'; use the identifier in the instance's Region, and the ARN of its replicated backups in another Region [DATABASE_RESTORE_SOURCE]",
    ],
    [
      pointInTime('arn:aws:rds:eu-west-1:123456789012:auto-backup:ab-0a1b2c'),
      "restoreFrom.source must be the identifier of a DB instance, or the ARN of replicated automated backups in eu-central-1 of account 123456789012, got 'arn:aws:rds:eu-west-1:123456789012:auto-backup:ab-0a1b2c'; use the identifier in the instance's Region, and the ARN of its replicated backups in another Region [DATABASE_RESTORE_SOURCE]",
    ],
    [
      pointInTime('arn:aws:rds:eu-central-1:210987654321:auto-backup:ab-0a1b2c'),
      "restoreFrom.source must be the identifier of a DB instance, or the ARN of replicated automated backups in eu-central-1 of account 123456789012, got 'arn:aws:rds:eu-central-1:210987654321:auto-backup:ab-0a1b2c'; use the identifier in the instance's Region, and the ARN of its replicated backups in another Region [DATABASE_RESTORE_SOURCE]",
    ],
    [
      pointInTime('airline-primary-database'),
      "restoreFrom.source must be another database, got 'airline-primary-database' itself; RDS restores to a new instance: use a new construct id or identifier [DATABASE_RESTORE_ITSELF]",
    ],
    [
      pointInTime('orders', '23.11.2026 04:30'),
      "restoreFrom.time must be 'latest' or a time in UTC with seconds and Z, got '23.11.2026 04:30'; use '2026-11-23T04:30:00Z', for example [DATABASE_RESTORE_TIME]",
    ],
    [
      pointInTime('orders', '2026-13-23T04:30:00Z'),
      "restoreFrom.time must be 'latest' or a time in UTC with seconds and Z, got '2026-13-23T04:30:00Z'; use '2026-11-23T04:30:00Z', for example [DATABASE_RESTORE_TIME]",
    ],
  ])('fails when restoreFrom is %j', (restoreFrom, message) => {
    expect(problemsOf(() => synthDatabase({ restoreFrom }))).toEqual([`primary/database: ${message}`]);
  });
});
