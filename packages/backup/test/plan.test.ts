import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, testEnvironment } from '@etops/testing';
import { TerraformVariable, Token } from 'cdktf';
import * as fc from 'fast-check';
import { BackupPlan, BackupRegionSettings, backupTags, backupVaultRef, presetRules } from '../src';
import type {
  BackupPlanProps,
  BackupRegionSettingsProps,
  LocalBackupVaultRef,
  PlanPreset,
  PresetOptions,
} from '../src';

const recovery = { ...testEnvironment, name: 'vault', role: 'recovery', region: 'eu-west-1' } as const;
const lock = { mode: 'governance', minimumRetentionDays: 30, maximumRetentionDays: 365 } as const;
const vault: LocalBackupVaultRef = { ...backupVaultRef(testEnvironment), vaultName: 'airline-primary-backup' };
const daily = { name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 14 };
const copied = { ...daily, copies: [{ destination: backupVaultRef(recovery, { lock }), retentionDays: 35 }] };

const planOf = (props: Partial<BackupPlanProps> = {}) =>
  synth(
    (stack: EnvironmentStack) => {
      new BackupPlan(stack, 'backup-plan', { environment: testEnvironment, vault, rules: [copied], ...props });
    },
    (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
  );

describe('BackupPlan', () => {
  it('keeps its addresses', () => {
    expect(planOf().addresses()).toMatchSnapshot();
  });

  it('fails with a second plan of the same name', () => {
    expect(
      problemsOf(() =>
        synth(
          (stack) => {
            new BackupPlan(stack, 'backup-plan', { vault, rules: [copied] });
            new BackupPlan(stack, 'second', { vault, rules: [daily] });
            new BackupPlan(stack, 'third', { vault, rules: [daily], name: 'airline-other' });
          },
          (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
        ),
      ),
    ).toEqual([
      expect.stringMatching(
        /^test\/second: aws_backup_plan 'airline-primary-backup' must exist once in eu-central-1 .* \(both also have aws_iam_role 'airline-primary-backup-role'/,
      ),
    ]);
  });

  it('renders the schedule, windows and retention of a rule, and its copies', () => {
    expect(planOf({ rules: [{ ...copied, timeZone: 'Europe/Berlin' }] }).resource('aws_backup_plan')).toMatchObject({
      name: 'airline-primary-backup',
      rule: [
        {
          rule_name: 'daily',
          target_vault_name: 'airline-primary-backup',
          schedule: 'cron(0 5 ? * * *)',
          schedule_expression_timezone: 'Europe/Berlin',
          start_window: 60,
          completion_window: 480,
          lifecycle: { delete_after: 14 },
          copy_action: [
            {
              destination_vault_arn: 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup',
              lifecycle: { delete_after: 35 },
            },
          ],
        },
      ],
    });
  });

  it("selects resources with the environment's tag", () => {
    expect(backupTags(testEnvironment)).toEqual({ Backup: 'airline-primary' });
    expect(planOf().resource('aws_backup_selection')).toMatchObject({
      selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value: 'airline-primary' }],
    });
  });

  it('renders selections by tag and type, by type alone and by ARN', () => {
    const json = planOf({
      selections: [
        { name: 'tagged', tag: { key: 'Backup', value: 'nightly' }, types: ['RDS', 'EFS'] },
        { name: 'buckets', types: ['S3'], exceptArns: ['arn:aws:s3:::*-logs'] },
        { name: 'one', resourceArns: ['arn:aws:rds:eu-central-1:123456789012:db:airline'] },
      ],
    });

    expect(json.addresses().filter((address) => address.startsWith('aws_backup_selection'))).toMatchSnapshot();
    expect(json.resources('aws_backup_selection')).toMatchObject([
      { name: 'buckets', resources: ['arn:aws:s3:::*'], not_resources: ['arn:aws:s3:::*-logs'] },
      { name: 'one', resources: ['arn:aws:rds:eu-central-1:123456789012:db:airline'] },
      {
        name: 'tagged',
        resources: ['arn:aws:elasticfilesystem:*:*:file-system/*', 'arn:aws:rds:*:*:db:*'],
        condition: [{ string_equals: [{ key: 'aws:ResourceTag/Backup', value: 'nightly' }] }],
      },
    ]);
  });

  it('renders continuous backup, cold storage and the archive of snapshots', () => {
    const rules = [
      { ...daily, continuous: true },
      { ...copied, name: 'monthly', retentionDays: 365, coldAfterDays: 30, archiveSnapshots: true },
    ];

    expect(planOf({ rules }).resource('aws_backup_plan').rule).toMatchObject([
      { enable_continuous_backup: true, lifecycle: { delete_after: 14 } },
      {
        lifecycle: { cold_storage_after: 30, delete_after: 365, opt_in_to_archive_for_supported_resources: true },
        copy_action: [{ lifecycle: { delete_after: 35 } }],
      },
    ]);
  });

  it('fails if copies do not reach back as far as the objective', () => {
    expect(problemsOf(() => planOf({ objective: { minimumDays: 60 } }))).toEqual([
      "test/backup-plan: rules[daily].copies[0].retentionDays must be at least 60, the objective's minimumDays, got 35; raise it to 60 [BACKUP_RETENTION_UNDERLIVES_OBJECTIVE]",
    ]);
  });

  it('creates a role with four managed policies, on which the selections depend', () => {
    const json = planOf();
    const attachments = json.resources('aws_iam_role_policy_attachment');

    expect(attachments.map(({ policy_arn }) => policy_arn)).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
      'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores',
      'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup',
      'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore',
    ]);
    expect(json.resource('aws_backup_selection').depends_on).toHaveLength(4);
    expect(json.resource('aws_iam_role')).toMatchObject({
      name: 'airline-primary-backup-role',
      assume_role_policy: expect.stringContaining('"Service":"backup.amazonaws.com"') as string,
    });
  });

  it('uses a given role, and creates none', () => {
    const roleArn = 'arn:aws:iam::123456789012:role/backup';
    const json = planOf({ roleArn });

    expect(json.resource('aws_backup_selection')).toMatchObject({ iam_role_arn: roleArn });
    expect(json.resources('aws_iam_role')).toEqual([]);
  });

  it('accepts Terraform variables as retention and window, without checking them', () => {
    const json = synth(
      (stack: EnvironmentStack) => {
        const days = new TerraformVariable(stack, 'days', { type: 'number' }).numberValue;
        const rules = [{ ...daily, retentionDays: days, startWindowMinutes: days }];
        const tooLong = { minimumDays: 1, maximumDays: 2 };
        new BackupPlan(stack, 'backup-plan', { environment: testEnvironment, vault, rules, objective: tooLong });
      },
      (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
    );

    expect(json.resource('aws_backup_plan')).toMatchObject({
      rule: [{ lifecycle: { delete_after: '${var.days}' }, start_window: '${var.days}' }],
    });
  });

  it('fails if the name of a rule or selection is a token', () => {
    const name = Token.asString({ resolve: () => 'daily' });

    expect(problemsOf(() => planOf({ rules: [{ ...daily, name }], selections: [{ name, types: ['RDS'] }] }))).toEqual([
      'test/backup-plan: selections[0].name must be a literal, got a token; it is part of the Terraform address [LITERAL_REQUIRED]',
      'test/backup-plan: rules[0].name must be a literal, got a token; it names the rule in messages [LITERAL_REQUIRED]',
    ]);
  });

  it('fails with every problem at once', () => {
    const rules = [
      { ...daily, schedule: 'rate(1 day)', retentionDays: 0 },
      { ...copied, timeZone: 'Berlin', startWindowMinutes: 30, completionWindowMinutes: 30 },
    ];

    expect(problemsOf(() => planOf({ name: '', rules }))).toEqual([
      "test/backup-plan: name must be 1 to 50 letters, digits, '-', '_' or '.', got ''; use another name [BACKUP_PLAN_NAME]",
      "test/backup-plan: rules[daily].schedule must be cron() with six fields, got 'rate(1 day)'; use 'cron(0 5 ? * * *)', for example [BACKUP_SCHEDULE]",
      'test/backup-plan: rules[daily].retentionDays must be a whole number from 1 to 36500, got 0; use days, for example 35 [BACKUP_RETENTION]',
      "test/backup-plan: rules[1].name must be unique in the plan, got 'daily' twice; rename one [BACKUP_RULE_DUPLICATE]",
      "test/backup-plan: rules[daily].timeZone must be an IANA time zone, got 'Berlin'; use 'Europe/Berlin' [BACKUP_TIME_ZONE]",
      'test/backup-plan: rules[daily].startWindowMinutes must be a whole number from 60 to 52560000, got 30; use minutes, for example 60 [BACKUP_START_WINDOW]',
      'test/backup-plan: rules[daily].completionWindowMinutes must be a whole number greater than startWindowMinutes (30), at most 52560000, got 30; use 480, for example [BACKUP_COMPLETION_WINDOW]',
    ]);
  });
});

const settingsOf = (props?: BackupRegionSettingsProps) =>
  synth(
    (stack: EnvironmentStack) => {
      new BackupRegionSettings(stack, 'backup-region-settings', props);
    },
    (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
  );

describe('BackupRegionSettings', () => {
  it('fails for the other spelling of a type, and for no type', () => {
    expect(problemsOf(() => settingsOf({ resourceTypes: ['rds', 'EKS'] }))).toEqual([
      expect.stringContaining(
        "resourceTypes[0] must be a resource type by AWS Backup's name, got 'rds'; use 'RDS' [BACKUP_RESOURCE_TYPE]",
      ),
    ]);
    expect(problemsOf(() => settingsOf({ resourceTypes: [] }))).toEqual([
      expect.stringContaining(
        'resourceTypes must contain at least one type, got none; omit it for the types of a website',
      ),
    ]);
  });

  it('keeps its addresses', () => {
    expect(settingsOf().addresses()).toMatchSnapshot();
  });

  it('opts in to six types, and ignores the settings of other types', () => {
    expect(settingsOf().resource('aws_backup_region_settings')).toMatchObject({
      resource_type_opt_in_preference: {
        EBS: true,
        EC2: true,
        EFS: true,
        RDS: true,
        S3: true,
        'Storage Gateway': true,
      },
      lifecycle: { ignore_changes: ['resource_type_opt_in_preference', 'resource_type_management_preference'] },
    });
  });

  it('replaces the settings if the list of types changes', () => {
    const json = settingsOf({ resourceTypes: ['RDS', 'EFS', 'RDS'] });

    expect(json.resource('terraform_data')).toMatchObject({ input: { types: 'EFS,RDS' } });
    expect(json.resource('aws_backup_region_settings')).toMatchObject({
      resource_type_opt_in_preference: { EFS: true, RDS: true },
      lifecycle: { replace_triggered_by: [expect.stringMatching(/^terraform_data\./) as string] },
    });
  });
});

describe('BackupPlan with tokens', () => {
  it('fails with a rule whose name only Terraform knows', () => {
    expect(problemsOf(() => planOf({ rules: [{ ...daily, name: Token.asString({}) }] }))).toEqual([
      'test/backup-plan: rules[0].name must be a literal, got a token; it names the rule in messages [LITERAL_REQUIRED]',
    ]);
  });
});

it('fails with both a selection tag and selections, of which it would ignore the tag', () => {
  const selections = [{ name: 'databases', types: ['RDS'] }] as const;

  expect(problemsOf(() => planOf({ selections, selectionTag: { key: 'Backup', value: 'yes' } }))).toEqual([
    'test/backup-plan: selectionTag must be omitted with selections, got both; add a selection with the tag, since only selections are used [BACKUP_SELECTION_BOTH]',
  ]);
});

describe('exceptions of a selection', () => {
  const withExceptions = (exceptArns: readonly string[]) =>
    planOf({ selections: [{ name: 'databases', types: ['RDS'], exceptArns }] }).resource('aws_backup_selection');

  it('fail when they are of another type, and exclude nothing', () => {
    expect(problemsOf(() => withExceptions(['arn:aws:s3:::scratch']))).toEqual([
      "test/backup-plan: selections[databases].exceptArns[0] must be of a selected type, RDS, got 'arn:aws:s3:::scratch'; remove it, since it excludes nothing [BACKUP_SELECTION_EXCEPTION]",
    ]);
  });

  it.each(['arn:aws:rds:eu-central-1:123456789012:db:scratch', 'arn:aws:rds:eu-central-1:123456789012:db:*'])(
    'may be %s',
    (arn) => {
      expect(withExceptions([arn])).toMatchObject({ not_resources: [arn] });
    },
  );
});

describe('presetRules', () => {
  it('fails when it gets no preset, an unknown option, or no time zone', () => {
    const of = (preset: unknown, options: unknown) =>
      problemsOf(() => presetRules(preset as PlanPreset, options as PresetOptions));

    expect(of(undefined, {})).toEqual([
      "presetRules: preset must be given, got nothing; use 'Daily-35day-Retention', for example [BACKUP_PRESET]",
    ]);
    expect(of('Eight-Hourly', {})).toEqual([
      expect.stringMatching(/got 'Eight-Hourly'; use 'EightHourly-Daily-Weekly-Monthly-1yr-Retention', for example/),
    ]);
    expect(of('Daily-35day-Retention', { timezone: 'Europe/Berlin' })).toEqual([
      "presetRules: timezone must be a known prop, got an unknown name; write 'timeZone' [PROP_UNKNOWN]",
    ]);
    expect(of('Daily-35day-Retention', { timeZone: 'Berlin' })).toEqual([
      "presetRules: timeZone must be an IANA time zone, got 'Berlin'; use 'Europe/Berlin' [BACKUP_TIME_ZONE]",
    ]);
  });

  const presets: readonly PlanPreset[] = [
    'Daily-35day-Retention',
    'Daily-Monthly-1yr-Retention',
    'Daily-Weekly-Monthly-5yr-Retention',
    'Daily-Weekly-Monthly-7yr-Retention',
    'EightHourly-Daily-Weekly-Monthly-1yr-Retention',
  ];

  it.each<[preset: PlanPreset, rules: readonly string[]]>([
    ['Daily-35day-Retention', ['daily 35']],
    ['Daily-Monthly-1yr-Retention', ['daily 35', 'monthly 365']],
    ['Daily-Weekly-Monthly-5yr-Retention', ['daily 35', 'weekly 90', 'monthly 1825']],
    ['Daily-Weekly-Monthly-7yr-Retention', ['daily 35', 'weekly 90', 'monthly 2555']],
    ['EightHourly-Daily-Weekly-Monthly-1yr-Retention', ['eight-hourly 7', 'daily 35', 'weekly 90', 'monthly 365']],
  ])('%s keeps %j days', (preset, rules) => {
    expect(presetRules(preset).map(({ name, retentionDays }) => `${name} ${String(retentionDays)}`)).toEqual(rules);
  });

  it('renders schedules with the given hour and time zone', () => {
    const schedules = presetRules('EightHourly-Daily-Weekly-Monthly-1yr-Retention', {
      hour: 23,
      timeZone: 'Europe/Berlin',
    });

    expect(schedules.map(({ schedule, timeZone }) => `${schedule} ${String(timeZone)}`)).toEqual([
      'cron(0 7,15,23 ? * * *) Europe/Berlin',
      'cron(0 23 ? * * *) Europe/Berlin',
      'cron(0 23 ? * SAT *) Europe/Berlin',
      'cron(0 23 1 * ? *) Europe/Berlin',
    ]);
  });

  it('keeps copies as long as their source, the lock and the caller require', () => {
    const copyDestinations = [backupVaultRef(recovery, { lock })];
    const days = presetRules('EightHourly-Daily-Weekly-Monthly-1yr-Retention', {
      copyDestinations,
      minimumCopyRetentionDays: 40,
    }).map(({ copies }) => copies?.map(({ retentionDays }) => retentionDays));

    expect(days).toEqual([[40], [40], [90], [365]]);
    expect(
      presetRules('EightHourly-Daily-Weekly-Monthly-1yr-Retention', { copyDestinations })[0]?.copies?.[0]
        ?.retentionDays,
    ).toBe(30);
  });

  it('fails for an unknown preset, with the names of all', () => {
    expect(problemsOf(() => presetRules('Daily' as PlanPreset))).toEqual([
      `presetRules: preset must be one of ${presets.map((name) => `'${name}'`).join(', ')}, got 'Daily'; use 'Daily-35day-Retention', for example [BACKUP_PRESET]`,
    ]);
  });

  it('fails for numbers out of range, all at once', () => {
    expect(problemsOf(() => presetRules('Daily-35day-Retention', { hour: 24, minimumCopyRetentionDays: 0 }))).toEqual([
      'presetRules: hour must be a whole number from 0 to 23, got 24; use the hour at which jobs may start, for example 5 [BACKUP_PRESET_HOUR]',
      'presetRules: minimumCopyRetentionDays must be a whole number from 1 to 36500, got 0; use days, for example 35 [BACKUP_PRESET_RETENTION]',
    ]);
  });

  it('fails for tokens, since schedules and retentions are computed', () => {
    const token = Token.asNumber({});
    const copyDestinations = [backupVaultRef(recovery, { lock: { ...lock, minimumRetentionDays: token } })];
    const options = { hour: token, minimumCopyRetentionDays: token, copyDestinations };

    expect(problemsOf(() => presetRules('Daily-35day-Retention', options))).toEqual(
      ['hour', 'minimumCopyRetentionDays', 'copyDestinations[0].minimumRetentionDays'].map(
        (path) => expect.stringContaining(`presetRules: ${path} must be a literal, got a token`) as unknown,
      ),
    );
  });

  it('returns valid plans for all options', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.integer({ min: 0, max: 23 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 90 }),
        (preset, hour, coldStorage, minimumCopyRetentionDays) => {
          const copyDestinations = [backupVaultRef(recovery)];
          const rules = presetRules(preset, { hour, coldStorage, copyDestinations, minimumCopyRetentionDays });

          const selections = [{ name: 'files', types: ['EFS'] as const }];

          expect(() => planOf({ rules, selections })).not.toThrow();
        },
      ),
    );
  });
});

it('gives the rules of a preset other windows', () => {
  const windows = { startWindowMinutes: 480, completionWindowMinutes: 10_080 };

  expect(presetRules('Daily-Monthly-1yr-Retention', { windows })).toMatchObject([windows, windows]);
});
