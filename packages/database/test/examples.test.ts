import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareFragments, runExample } from '@etops/testing';

const root = join(__dirname, '..');
const docs = join(root, 'docs');

function runAndPrint(name: string) {
  const lines: unknown[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line) => lines.push(line));
  const stacks = runExample(() => jest.requireActual(join(root, 'examples', `${name}.ts`)));
  log.mockRestore();
  return { stacks, lines };
}

describe('examples', () => {
  it('contain every fragment of README and docs', () => {
    const pages = [join(root, 'README.md'), ...readdirSync(docs).map((page) => join(docs, page))];

    expect(compareFragments(pages, join(root, 'examples'))).toEqual({ notCompiled: [], notShown: [] });
  });

  it('create a database', () => {
    const { primary } = runAndPrint('database').stacks;

    expect(primary?.resource('aws_db_instance')).toMatchObject({ identifier: 'airline-primary-database' });
  });

  it('copy the credentials to the Region of the replica, which looks them up', () => {
    const { primary, dr } = runAndPrint('credentials').stacks;

    expect(primary?.resources('aws_secretsmanager_secret')).toContainEqual(
      expect.objectContaining({
        name: 'airline-primary-database-credentials',
        replica: [
          {
            region: 'eu-west-1',
            kms_key_id: 'arn:aws:kms:eu-west-1:123456789012:alias/airline-vault-database-secret',
          },
        ],
      }),
    );
    expect(primary?.resources('aws_secretsmanager_secret_rotation')).toHaveLength(1);
    expect(dr?.dataSources('aws_secretsmanager_secrets')).toMatchObject([
      { filter: [{ values: ['airline-primary-database-credentials'] }] },
    ]);
  });

  it('create a replica, promote it, and fail back with a replica in the opposite direction', () => {
    const { stacks, lines } = runAndPrint('replica');

    expect(stacks.dr?.resources('aws_db_instance')).toContainEqual(
      expect.objectContaining({
        identifier: 'airline-dr-database',
        replicate_source_db: 'arn:aws:rds:eu-central-1:123456789012:db:airline-primary-database',
      }),
    );
    const promoted = stacks.dr?.resources('aws_db_instance').filter((instance) => !('replicate_source_db' in instance));
    expect(promoted).toMatchObject([{ identifier: 'airline-dr-promoted-database', multi_az: true }]);
    expect(stacks.primary?.resources('aws_db_instance').map(({ identifier }) => identifier)).toEqual([
      'airline-primary-database-2',
      'airline-primary-database',
    ]);
    expect(lines).toEqual(['multi-az-failover: 0 min', 'point-in-time: 5 min']);
  });

  it('print alarms, and create log groups', () => {
    const { stacks, lines } = runAndPrint('monitoring');

    expect(lines).toContainEqual(expect.stringContaining('page: airline-primary-database: less than 20 GiB'));
    expect(stacks.primary?.resources('aws_cloudwatch_log_group')).toHaveLength(2);
  });

  it('replicate backups, and restore from a snapshot and from replicated backups', () => {
    const { dr, drill } = runAndPrint('restore').stacks;

    expect(dr?.resource('aws_db_instance_automated_backups_replication')).toMatchObject({ retention_period: 14 });
    expect(drill?.resources('aws_db_instance')).toMatchObject([
      { restore_to_point_in_time: { restore_time: '2026-11-23T04:30:00Z' } },
      { snapshot_identifier: 'rds:airline-dr-database-2026-11-23-01-05' },
    ]);
  });

  it('export snapshots on a schedule', () => {
    const { stacks, lines } = runAndPrint('snapshot-export');

    expect(stacks.dr?.resource('aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'cron(0 6 ? * SUN *)',
    });
    expect(lines).toEqual(['keep exports below snapshots/airline-dr-database/ for as long as you need them']);
  });
});
