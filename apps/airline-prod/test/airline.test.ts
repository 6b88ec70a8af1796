import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlarmSpec } from '@etops/contracts';
import { problemsOf } from '@etops/testing';
import { WebTier } from '@etops/web-tier';
import { airline } from '../src/config/airline';
import { stackBuilders, stackNeeds } from '../src/stacks/assembly';
import { airlineTruthTablePage } from '../src/airline-reports';
import type { Output } from './output';
import { recordedOutputs, synthesized } from './output';

const output = synthesized();
const stacks = ['bootstrap', 'vault', 'primary', 'dr', 'staging', 'dns'];

describe('every stack', () => {
  it.each(stacks)('%s is as it was reviewed', (stack) => {
    expect(output.json[stack]?.json).toMatchSnapshot();
  });

  it('is synthesized, and has its place in the order of deployment', () => {
    expect(output.stacks.map(({ name }) => name)).toEqual(stacks);
    expect(Object.keys(stackNeeds).sort()).toEqual([...stacks].sort());
  });
});

describe('region isolation', () => {
  it.each(stacks)('%s reads no other stack’s state and depends on no other stack', (stack) => {
    expect(output.json[stack]?.text).not.toContain('terraform_remote_state');
    expect(output.manifest.stacks[stack]?.dependencies).toEqual([]);
  });

  it.each(['vault', 'dr', 'dns'])('%s is held by the DR Region alone', (stack) => {
    const { provider, terraform } = output.json[stack]?.json as {
      provider: { aws: readonly { region: string }[] };
      terraform: { backend: { s3: { region: string; bucket: string } } };
    };

    // Metrics of health checks are in us-east-1 only, as is the API of Route 53 that any plan of `dns` calls.
    const elsewhere = stack === 'dns' ? ['us-east-1'] : [];
    expect(provider.aws.map(({ region }) => region)).toEqual([airline.dr.location.region, ...elsewhere]);
    expect(terraform.backend.s3).toMatchObject({
      region: airline.dr.location.region,
      bucket: `airline-state-123456789012-${airline.dr.location.region}`,
    });
  });
});

describe('the traffic', () => {
  it('changes weights of dns and nothing else when it all goes to AWS', () => {
    const shifted = synthesized(recordedOutputs, { ...airline, traffic: 'all-to-aws' });
    const textOf = ({ json }: Output, stack: string) => json[stack]?.text ?? '';
    const withoutWeights = (text: string) =>
      text.replaceAll(/"weighted_routing_policy":\{"weight":\d+\}/g, '"weighted_routing_policy":{}');

    expect(stacks.filter((stack) => textOf(shifted, stack) !== textOf(output, stack))).toEqual(['dns']);
    expect(withoutWeights(textOf(shifted, 'dns')) === withoutWeights(textOf(output, 'dns'))).toBe(true);
  });

  it('is led as the page in the docs says', () => {
    const page = join(__dirname, '..', '..', '..', 'docs', 'dns-truth-table.md');

    expect(readFileSync(page, 'utf8')).toBe(airlineTruthTablePage(airline));
  });
});

describe('bootstrap', () => {
  it('makes the state bucket of every Region that a stack keeps its state in', () => {
    const made = output.json.bootstrap?.resources('aws_s3_bucket').map(({ bucket }) => bucket);
    const used = stacks
      .filter((stack) => stack !== 'bootstrap')
      .map(
        (stack) => (output.json[stack]?.json.terraform as { backend: { s3: { bucket: string } } }).backend.s3.bucket,
      );

    expect(new Set(made)).toEqual(new Set(used));
  });
});

describe('a website', () => {
  it('has six servers over three zones in primary, and one in DR that may become as many', () => {
    const [primary, dr] = ['primary', 'dr'].map((stack) => output.json[stack]?.resource('aws_autoscaling_group'));

    expect(primary).toMatchObject({ min_size: 6, desired_capacity: 6 });
    expect(primary?.vpc_zone_identifier).toHaveLength(3);
    expect(dr).toMatchObject({ min_size: 1, desired_capacity: 1, max_size: primary?.max_size });
  });

  it('has a Multi-AZ database, and its replica in the other Region by an ARN that is computed', () => {
    expect(output.json.primary?.resource('aws_db_instance')).toMatchObject({ multi_az: true });
    expect(output.json.dr?.resource('aws_db_instance')).toMatchObject({
      replicate_source_db: `arn:aws:rds:eu-central-1:123456789012:db:${String(
        output.json.primary?.resource('aws_db_instance').identifier,
      )}`,
    });
  });

  it('copies its backups to the locked vault by an ARN that is computed', () => {
    const vault = String(output.json.vault?.resource('aws_backup_vault').name);

    expect(JSON.stringify(output.json.primary?.resources('aws_backup_plan')[0])).toContain(
      `arn:aws:backup:eu-west-1:123456789012:backup-vault:${vault}`,
    );
  });

  it('copies the database’s credentials to DR, where they are found by name under the vault’s key', () => {
    const [alias] =
      output.json.vault?.resources('aws_kms_alias').filter(({ name }) => String(name).includes('database')) ?? [];
    const { name, replica } = output.json.primary?.resource('aws_secretsmanager_secret') ?? {};

    expect(replica).toEqual([
      { region: 'eu-west-1', kms_key_id: `arn:aws:kms:eu-west-1:123456789012:${String(alias?.name)}` },
    ]);
    expect(output.json.dr?.dataSources('aws_secretsmanager_secrets')).toMatchObject([{ filter: [{ values: [name] }] }]);
    expect(output.json.dr?.dataSources('aws_kms_alias')).toContainEqual(expect.objectContaining({ name: alias?.name }));
  });

  it('exports the snapshots of DR’s own database to the archive there, where a rule says how long they are kept', () => {
    const { dr, vault } = output.json;
    const machine = String(
      dr?.resources('aws_sfn_state_machine').find(({ name }) => name === 'airline-dr-database-export')?.definition,
    );
    const bucket = vault?.resources('aws_s3_bucket').find(({ bucket: name }) => String(name).includes('archive'));
    const rules = vault?.resources('aws_s3_bucket_lifecycle_configuration').flatMap(({ rule }) => rule);

    expect(machine).toContain(`"S3BucketName":"${String(bucket?.bucket)}","S3Prefix":"database-exports"`);
    expect(machine).toContain('"DbInstanceIdentifier":"airline-dr-database"');
    expect(rules).toContainEqual(expect.objectContaining({ filter: [{ prefix: 'database-exports/' }] }));
  });

  it('keeps the database’s backups in DR as well, whether or not the replica still follows', () => {
    expect(output.json.dr?.resource('aws_db_instance_automated_backups_replication')).toMatchObject({
      source_db_instance_arn: output.json.dr?.resource('aws_db_instance').replicate_source_db,
    });
  });

  it('keeps no password in any JSON', () => {
    const passwords = ['primary', 'staging'].flatMap((stack) => output.json[stack]?.resources('aws_db_instance') ?? []);

    expect(passwords.map(({ password }) => password)).toEqual([undefined, undefined]);
    expect(passwords.map(({ password_wo }) => password_wo)).toEqual([
      expect.stringContaining('ephemeral.'),
      expect.stringContaining('ephemeral.'),
    ]);
  });
});

describe('backups', () => {
  /** Minutes of a day in UTC at which a plan in Europe/Berlin may start a job, in winter and in summer. */
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

  it('start when RDS takes them: not in its windows, nor in the hour before', () => {
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
    ['EC2', 'while it has replicas', {}],
    ['EC2, RDS', 'once its database is promoted', { databaseRole: 'primary' }],
    ['EC2, EFS, RDS', 'once its files are its own, too', { databaseRole: 'primary', filesRole: 'primary' }],
  ] as const)('are missed in DR where none was made of %s, %s', (types, _, roles) => {
    const { json } = synthesized(recordedOutputs, { ...airline, dr: { ...airline.dr, ...roles } });
    const alarms = json.dr?.resources('aws_cloudwatch_metric_alarm') ?? [];

    expect(
      alarms
        .filter(({ metric_name }) => metric_name === 'NumberOfBackupJobsCompleted')
        .map(({ dimensions }) => dimensions),
    ).toEqual(types.split(', ').map((type) => ({ BackupVaultName: 'airline-dr-backup', ResourceType: type })));
  });

  it('of servers are machine images, which hold their volumes; the volumes are not backed up once more', () => {
    const [selection] =
      output.json.primary
        ?.resources('aws_backup_selection')
        .filter(({ resources }) =>
          (resources as readonly string[]).some((pattern) => pattern.includes(':instance/')),
        ) ?? [];

    expect(selection?.resources).toContain('arn:aws:ec2:*:*:instance/*');
    expect(selection?.resources).not.toContain('arn:aws:ec2:*:*:volume/*');
  });

  it('are restored in DR, from the copies, into its own network', () => {
    const { dr } = output.json;
    const [plan] = dr?.resources('aws_backup_restore_testing_plan') ?? [];

    expect(JSON.stringify(plan)).toContain('arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup');
    expect(JSON.stringify(dr?.resources('aws_db_subnet_group'))).toContain(
      'airline_dr_restore_test'.replaceAll('_', '-'),
    );
  });
});

describe('the copy of the files', () => {
  it('calls people when it is older than what may be lost', () => {
    const alarms: AlarmSpec[] = [];
    const builders: typeof stackBuilders = (...args) =>
      stackBuilders(...args).map((build) => (app) => {
        const stack = build(app);
        const web = stack.node.tryFindChild('web');
        if (stack.node.id === 'primary' && web instanceof WebTier) {
          alarms.push(...web.alarms);
        }
        return stack;
      });

    synthesized(recordedOutputs, airline, { builders });

    expect(alarms.find(({ id }) => id === 'files-replication')).toMatchObject({
      metricName: 'TimeSinceLastSync',
      threshold: airline.objective.recoveryPointMinutes * 60,
    });
  });
});

describe('a wrong figure', () => {
  it('fails in every stack that has it', () => {
    const wrong = {
      ...airline,
      accountId: 'airline',
    };

    const problems = problemsOf(() => synthesized({}, wrong));

    expect(problems).toEqual(
      stacks.map((stack) => expect.stringMatching(new RegExp(`^${stack}: .* \\[ENVIRONMENT_ACCOUNT\\]$`)) as unknown),
    );
  });

  it('hides none in another part of the same stack', () => {
    const { primary, database, backup } = airline;
    const wrong = {
      ...airline,
      database: { ...database, instanceClass: 'large' },
      backup: { ...backup, lock: { ...backup.lock, maximumRetentionDays: 364 } },
      onPremises: { ...airline.onPremises, vpnAddress: '10.0.0.1' },
      primary: { ...primary, web: { ...primary.web, imageId: 'latest' } },
    };

    const problems = problemsOf(() => synthesized({}, wrong));

    expect(problems.map((problem) => /^(.*?): .* \[([A-Z_]+)\]$/.exec(problem)?.slice(1).join(' '))).toEqual([
      'primary/vpn VPN_SITE_ADDRESS',
      'primary/database DATABASE_INSTANCE_CLASS',
      'primary/web WEB_TIER_IMAGE',
      'primary/backup-plan BACKUP_RETENTION_ABOVE_LOCK',
      'dr/vpn VPN_SITE_ADDRESS',
      'dr/database DATABASE_INSTANCE_CLASS',
      'dr/backup-plan BACKUP_RETENTION_ABOVE_LOCK',
    ]);
  });
});
