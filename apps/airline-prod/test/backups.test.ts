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
    expect(rules).toHaveLength(12);
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

  it('keep the image of staging if staging exists, and clean up without it', () => {
    const [machine] =
      output.json.primary
        ?.resources('aws_sfn_state_machine')
        .filter(({ name }) => name === 'airline-primary-backup-clean-up') ?? [];
    const { States } = JSON.parse(String(machine?.definition)) as {
      States: Record<
        string,
        { Parameters?: { Names: readonly string[] }; ResultSelector?: object; Choices?: object[] }
      >;
    };

    expect(States.ReadImagePointers?.Parameters?.Names).toEqual([
      '/airline/primary/web/image',
      '/airline/staging/web/image',
    ]);
    expect(JSON.stringify(States.ReadImagePointers?.ResultSelector)).not.toContain('staging');
    expect(States.IsAnyImagePointerMissing?.Choices).toHaveLength(1);
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

  it('keep one image of each server a day, for a week here and in the other Region', () => {
    for (const site of ['primary', 'dr']) {
      const plan = output.json[site]
        ?.resources('aws_backup_plan')
        .find(({ name }) => name === `airline-${site}-instances`);
      const selections = output.json[site]?.resources('aws_backup_selection') ?? [];
      const ofServers = selections.filter(({ resources }) => JSON.stringify(resources).includes(':instance/'));

      expect(plan?.rule).toEqual([
        expect.objectContaining({
          schedule: 'cron(0 23 ? * * *)',
          lifecycle: { delete_after: 7 },
          copy_action: [expect.objectContaining({ lifecycle: { delete_after: 7 } })],
        }),
      ]);
      expect(ofServers.map(({ resources }) => resources)).toEqual([['arn:aws:ec2:*:*:instance/*']]);
      expect(JSON.stringify(selections)).not.toContain(':volume/');
    }
  });

  it('hold 84 images of twelve servers in each Region', () => {
    const recoveryPoints = ['primary', 'dr'].flatMap((site) =>
      (output.json[site]?.resources('aws_backup_plan') ?? [])
        .filter(({ name }) => String(name).endsWith('-instances'))
        .flatMap(({ rule }) => rule as readonly { lifecycle: { delete_after: number } }[]),
    );

    // Twelve servers, a point a day for a week: 84, and as many copies. All rules together kept 1,224.
    expect(recoveryPoints.reduce((sum, { lifecycle }) => sum + 6 * lifecycle.delete_after, 0)).toBe(84);
  });

  it('leave out the warm pool, and restore one server a month', () => {
    const { dr, primary } = output.json;
    const machines = (dr?.resources('aws_sfn_state_machine') ?? []).map(({ name }) => name);
    const tests = (dr?.resources('aws_backup_restore_testing_selection') ?? []).map(
      ({ protected_resource_type }) => protected_resource_type,
    );

    expect(machines).toEqual(
      expect.arrayContaining(['airline-dr-backup-warm-pool', 'airline-dr-backup-instance-restore']),
    );
    expect(tests).toEqual(['EFS', 'RDS', 'S3']);
    expect(primary?.text).not.toContain('backup-warm-pool"');
  });

  it('contain no images of servers if the configuration says so', () => {
    const none = { ...airline, backup: { ...airline.backup, instances: 'none' as const } };
    const { json, coverage } = synthesized(recordedOutputs, none);

    for (const stack of [json.primary, json.dr]) {
      expect(JSON.stringify(stack?.resources('aws_backup_selection'))).not.toContain(':instance/');
      expect(stack?.text).not.toContain('ResourceType": "EC2"');
    }
    expect(json.dr?.text).not.toContain('instance-restore-test');
    expect(coverage.find(({ path }) => path === 'primary/web/servers/group')?.exemption).toMatchObject({
      exemptFrom: 'everything',
    });
  });

  it('are checked in the Region of the database in use, and where its backups are replicated to', () => {
    const lookedAt = (json: typeof output.json, stack: string) => {
      const [machine] =
        json[stack]
          ?.resources('aws_sfn_state_machine')
          .filter(({ name }) => name === `airline-${stack}-backup-freshness`) ?? [];
      return Object.entries(
        (
          JSON.parse(String(machine?.definition)) as {
            States: Record<string, { Resource?: string; Parameters?: unknown }>;
          }
        ).States,
      )
        .filter(([name]) => name === 'LookForDatabaseBackups')
        .map(([, { Resource, Parameters }]) => [Resource?.split(':').at(-1), Parameters]);
    };
    const promoted = synthesized(recordedOutputs, { ...airline, dr: { ...airline.dr, databaseRole: 'primary' } }).json;
    const of = (call: string, DbInstanceIdentifier: string) => [[call, { DbInstanceIdentifier }]];

    expect(lookedAt(output.json, 'primary')).toEqual(of('describeDBInstances', 'airline-primary-database'));
    expect(lookedAt(output.json, 'dr')).toEqual(of('describeDBInstanceAutomatedBackups', 'airline-primary-database'));
    expect(lookedAt(promoted, 'primary')).toEqual(of('describeDBInstanceAutomatedBackups', 'airline-dr-database'));
    expect(lookedAt(promoted, 'dr')).toEqual(of('describeDBInstances', 'airline-dr-database'));
  });

  it('have the windows of the configuration', () => {
    const windows = { startWindowMinutes: 120, completionWindowMinutes: 5_760 };
    const { json } = synthesized(recordedOutputs, { ...airline, backup: { ...airline.backup, windows } });
    const rules = (json.primary?.resources('aws_backup_plan') ?? []).flatMap(
      ({ rule }) => rule as readonly { start_window: number; completion_window: number }[],
    );

    expect(rules).toHaveLength(6);
    for (const rule of rules) {
      expect(rule).toMatchObject({ start_window: 120, completion_window: 5_760 });
    }
  });

  it('are audited with the recorder and the role that the account has, or not at all', () => {
    const audited = (audit: NonNullable<typeof airline.backup.audit>) =>
      synthesized(recordedOutputs, { ...airline, backup: { ...airline.backup, audit } }).json.primary;
    const existing = audited({ recorder: { kind: 'existing', resourceTypes: 'all' }, reportsRole: 'exists' });

    expect(output.json.primary?.resources('aws_config_configuration_recorder')).toHaveLength(1);
    expect(existing?.resources('aws_config_configuration_recorder')).toEqual([]);
    expect(existing?.text).not.toContain('reports.backup.amazonaws.com"');
    expect(existing?.resources('aws_backup_framework')).toHaveLength(1);
    expect(audited(false)?.resources('aws_backup_framework')).toEqual([]);
  });

  it('are audited in their own environment only', () => {
    const [framework] = output.json.primary?.resources('aws_backup_framework') ?? [];
    const scopes = (framework?.control as readonly { scope?: object }[]).flatMap(({ scope }) =>
      scope === undefined ? [] : [scope],
    );

    expect(scopes).toEqual([1, 2, 3].map(() => ({ tags: { Backup: 'airline-primary' } })));
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
