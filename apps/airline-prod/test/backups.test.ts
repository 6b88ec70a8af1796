import { airline } from '../src/config/airline';
import { recordedOutputs, synthesized } from './output';

const output = synthesized();

describe('backups', () => {
  /** Returns the minutes of a day in UTC at which a plan in Europe/Berlin may start a job, in winter and in summer. */
  function startsOf({ schedule, start_window }: { schedule: string; start_window: number }): number[] {
    const [, minute = '', hours = ''] = /^cron\((\d+) ([\d,]+) /.exec(schedule) ?? [];
    return hours
      .split(',')
      .flatMap((hour) =>
        [60, 120].flatMap((offset) =>
          Array.from({ length: start_window + 1 }, (_, wait) => Number(hour) * 60 + Number(minute) - offset + wait),
        ),
      );
  }

  it('start outside RDS’s windows and the hour before each', () => {
    const rules = ['primary', 'dr'].flatMap((stack) =>
      (output.json[stack]?.resources('aws_backup_plan') ?? []).flatMap(
        ({ rule }) =>
          rule as readonly { schedule: string; schedule_expression_timezone: string; start_window: number }[],
      ),
    );
    const { backup_window: backup, maintenance_window: maintenance } =
      output.json.primary?.resource('aws_db_instance') ?? {};
    const closed = [String(backup), String(maintenance).replaceAll(/[a-z]{3}:/g, '')].map((window) => {
      const [start = 0, end = 0] = window
        .split('-')
        .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
      return { from: start - 60, until: end };
    });

    expect(closed).toEqual([
      { from: 0, until: 120 },
      { from: 120, until: 240 },
    ]);
    expect(rules).toHaveLength(10);
    for (const rule of rules) {
      const starts = startsOf(rule).map((minute) => (minute + 1440) % 1440);

      expect(rule.schedule_expression_timezone).toBe('Europe/Berlin');
      expect(starts.length).toBeGreaterThanOrEqual(2 * (rule.start_window + 1));
      expect(starts.filter((minute) => closed.some(({ from, until }) => minute >= from && minute < until))).toEqual([]);
    }
  });

  it.each([
    ['EC2', 'while DR has replicas', {}],
    ['EC2, RDS', 'once its database is promoted', { databaseRole: 'primary' }],
    ['EC2, EFS, RDS', 'once its files are writable, too', { databaseRole: 'primary', filesRole: 'primary' }],
  ] as const)('have alarms in DR for a missing backup of %s, %s', (types, _, roles) => {
    const { json } = synthesized(recordedOutputs, { ...airline, dr: { ...airline.dr, ...roles } });
    const alarms = json.dr?.resources('aws_cloudwatch_metric_alarm') ?? [];

    expect(
      alarms
        .filter(({ metric_name }) => metric_name === 'NumberOfBackupJobsCompleted')
        .map(({ dimensions }) => dimensions),
    ).toEqual(types.split(', ').map((type) => ({ BackupVaultName: 'airline-dr-backup', ResourceType: type })));
  });

  it('notify of a clean-up that could not be started', () => {
    const { primary } = output.json;
    const alarms = primary?.resources('aws_cloudwatch_metric_alarm') ?? [];

    expect(alarms).toContainEqual(
      expect.objectContaining({
        alarm_name: 'airline-primary-backup-starts-lost',
        namespace: 'AWS/SQS',
        dimensions: { QueueName: 'airline-primary-backup-clean-up-dead-letters' },
        alarm_actions: [expect.stringContaining('aws_sns_topic.backup-notifications_topic') as string],
      }),
    );
  });

  it('include servers as AMIs, and do not select their volumes again', () => {
    const [selection] =
      output.json.primary
        ?.resources('aws_backup_selection')
        .filter(({ resources }) =>
          (resources as readonly string[]).some((pattern) => pattern.includes(':instance/')),
        ) ?? [];

    expect(selection?.resources).toContain('arn:aws:ec2:*:*:instance/*');
    expect(selection?.resources).not.toContain('arn:aws:ec2:*:*:volume/*');
  });

  it('are restored in DR from the copies, into DR’s network', () => {
    const { dr } = output.json;
    const [plan] = dr?.resources('aws_backup_restore_testing_plan') ?? [];

    expect(JSON.stringify(plan)).toContain('arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup');
    expect(JSON.stringify(dr?.resources('aws_db_subnet_group'))).toContain(
      'airline_dr_restore_test'.replaceAll('_', '-'),
    );
  });
});
