import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeExamples, runExample } from '@etops/testing';

const example = (name: string) => join(__dirname, '../examples', `${name}.ts`);

describe('README', () => {
  it('shows the examples as they are compiled and run', () => {
    expect(readmeExamples(join(__dirname, '../README.md'))).toEqual(
      [
        'primary',
        'credentials',
        'replica',
        'promotion',
        'failback',
        'alarms',
        'monitoring',
        'replicated-backups',
        'restore',
        'snapshot-export',
      ].map((name) => readFileSync(example(name), 'utf8')),
    );
  });

  it('makes a database', () => {
    const { primary } = runExample(() => jest.requireActual(example('primary')));

    expect(primary?.resource('aws_db_instance')).toMatchObject({ identifier: 'airline-primary-database' });
  });

  it('makes its replica in another Region', () => {
    const { dr } = runExample(() => jest.requireActual(example('replica')));

    expect(dr?.resource('aws_db_instance')).toMatchObject({
      replicate_source_db: 'arn:aws:rds:eu-central-1:123456789012:db:airline-primary-database',
    });
  });

  it('copies the credentials to where the replica finds them', () => {
    const { primary, dr } = runExample(() => jest.requireActual(example('credentials')));

    expect(primary?.resource('aws_secretsmanager_secret')).toMatchObject({
      name: 'airline-primary-database-credentials',
      replica: [{ kms_key_id: 'arn:aws:kms:eu-west-1:123456789012:alias/airline-vault-database-secret' }],
    });
    expect(dr?.dataSources('aws_secretsmanager_secrets')).toMatchObject([
      { filter: [{ values: ['airline-primary-database-credentials'] }] },
    ]);
  });

  it('describes a replica that was promoted', () => {
    const lines = jest.spyOn(console, 'log').mockImplementation();
    const { dr } = runExample(() => jest.requireActual(example('promotion')));

    expect(dr?.resource('aws_db_instance')).not.toHaveProperty('replicate_source_db');
    expect(lines.mock.calls.flat()).toEqual(['multi-az-failover: 0 min', 'point-in-time: 5 min']);
    lines.mockRestore();
  });

  it('records more than metrics', () => {
    const { primary } = runExample(() => jest.requireActual(example('monitoring')));

    expect(primary?.resources('aws_cloudwatch_log_group')).toHaveLength(2);
  });

  it('replicates backups', () => {
    const { dr } = runExample(() => jest.requireActual(example('replicated-backups')));

    expect(dr?.resource('aws_db_instance_automated_backups_replication')).toMatchObject({ retention_period: 14 });
  });

  it('goes back by a replica in the other direction, beside the old database', () => {
    const { primary } = runExample(() => jest.requireActual(example('failback')));

    expect(primary?.resources('aws_db_instance').map(({ identifier }) => identifier)).toEqual([
      'airline-primary-database-2',
      'airline-primary-database',
    ]);
  });

  it('restores', () => {
    const { drill } = runExample(() => jest.requireActual(example('restore')));

    expect(drill?.resources('aws_db_instance')).toMatchObject([
      { restore_to_point_in_time: { restore_time: '2026-11-23T04:30:00Z' } },
      { snapshot_identifier: 'rds:airline-dr-database-2026-11-23-01-05' },
    ]);
  });

  it('exports snapshots', () => {
    const lines = jest.spyOn(console, 'log').mockImplementation();
    const { dr } = runExample(() => jest.requireActual(example('snapshot-export')));

    expect(dr?.resource('aws_scheduler_schedule')).toMatchObject({ schedule_expression: 'cron(0 6 ? * SUN *)' });
    expect(lines.mock.calls.flat()).toEqual([
      'keep what is below snapshots/airline-dr-database/ for as long as you need it',
    ]);
    lines.mockRestore();
  });

  it('says what to watch', () => {
    const lines = jest.spyOn(console, 'log').mockImplementation();
    runExample(() => jest.requireActual(example('alarms')));

    expect(lines.mock.calls.flat()).toContainEqual(
      expect.stringContaining('page: airline-primary-database: less than 20 GiB'),
    );
    lines.mockRestore();
  });
});
