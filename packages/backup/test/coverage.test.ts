import * as fc from 'fast-check';
import type { Attributes, Change } from './covered-sites';
import { at, lifecycle, of, policy, problems, prove, rule, tags, vaultArn, without, withRule } from './covered-sites';

describe('proveCoverage of a covered app', () => {
  it('has no problems', () => {
    expect(problems()).toEqual([]);
  });

  it('returns a row for every resource with data', () => {
    const rows = prove().rows.map(({ path, type, region, coverage, protection }) => [
      path,
      type,
      region,
      coverage?.copies.map((copy) => `${copy.region} ${String(copy.retentionDays)}`).join() ?? protection?.kind,
      coverage?.restoreTests.map(({ planName }) => planName).join() ?? '',
    ]);

    expect(rows).toEqual([
      ['primary/db', 'RDS', 'eu-central-1', 'eu-west-1 90', 'monthly'],
      ['primary/files', 'EFS', 'eu-central-1', 'eu-west-1 90', 'monthly'],
      ['primary/servers', 'EC2', 'eu-central-1', 'eu-west-1 90', 'monthly'],
      ['primary/artifacts', 'S3', 'eu-central-1', 'replicated-bucket', ''],
      ['dr/db', 'RDS', 'eu-west-1', 'replica', ''],
      ['dr/files', 'EFS', 'eu-west-1', 'replica', ''],
      ['dr/archive', 'S3', 'eu-west-1', 'locked-archive', ''],
    ]);
  });
});

describe('proveCoverage of an app whose retentions are Terraform variables', () => {
  const days = { lifecycle: { delete_after: '${var.retention_days}' } };
  const copy_action = [{ destination_vault_arn: vaultArn('eu-west-1', 'dr'), ...days }];

  it('skips retentions that only Terraform knows', () => {
    expect(problems(withRule(0, { ...days, copy_action }))).toEqual([]);
    expect(prove(withRule(0, { ...days, copy_action })).rows[0]?.coverage?.copies).toEqual([
      { region: 'eu-west-1', retentionDays: undefined },
    ]);
  });

  it('still checks the retentions that are known', () => {
    expect(problems(withRule(0, { ...lifecycle(400), copy_action }))).toEqual(
      expect.arrayContaining([expect.stringContaining('rules[daily].retentionDays must be at most 365')]),
    );
  });
});

describe('proveCoverage of an app with a gap', () => {
  const NOT_SELECTED =
    "must be selected by a backup plan in eu-central-1, got %s; add a plan's tag, add it to a selection, or exempt it with a reason [COVERAGE_NOT_SELECTED]";
  const notSelected = (path: string, type: string, got: string) =>
    `${path}: ${type} ${NOT_SELECTED.replace('%s', got)}`;
  const replicaSource = (path: string, type: string, source: string) =>
    `${path}: ${type} must be a replica of a covered resource, got ${source}, which is not covered; cover it first [COVERAGE_REPLICA_SOURCE]`;

  it.each<[what: string, change: Change, expected: readonly string[]]>([
    [
      'a tag',
      (all) => delete of(all, 'aws_db_instance', 'db').tags,
      [notSelected('primary/db', 'RDS', 'the tags Application = airline'), replicaSource('dr/db', 'RDS', 'primary/db')],
    ],
    [
      'the tag of servers, which default_tags do not reach',
      (all) => Object.assign(of(all, 'aws_launch_template', 'web'), { tag_specifications: [] }),
      [notSelected('primary/servers', 'EC2', 'no tags')],
    ],
    [
      'a tag of the right case',
      (all) => Object.assign(of(all, 'aws_efs_file_system', 'files'), { tags: { backup: 'primary' } }),
      [
        notSelected('primary/files', 'EFS', 'the tags Application = airline, backup = primary'),
        replicaSource('dr/files', 'EFS', 'primary/files'),
      ],
    ],
    [
      'the selection',
      without('primary', 'aws_backup_selection', 'tagged'),
      [
        notSelected('primary/db', 'RDS', 'the tags Application = airline, Backup = primary'),
        notSelected('primary/files', 'EFS', 'the tags Application = airline, Backup = primary'),
        notSelected('primary/servers', 'EC2', 'the tags Backup = primary'),
        replicaSource('dr/db', 'RDS', 'primary/db'),
        replicaSource('dr/files', 'EFS', 'primary/files'),
      ],
    ],
    [
      'the opt-in of a type',
      (all) =>
        Object.assign(of(all, 'aws_backup_region_settings', 'settings'), {
          resource_type_opt_in_preference: { RDS: true, EFS: true, EC2: false },
        }),
      [
        'primary/servers: EC2 must be of a type that eu-central-1 opts in to, got EC2; add the type to BackupRegionSettings, or to the selection of primary/plan [COVERAGE_NOT_OPTED_IN]',
      ],
    ],
    [
      'a copy',
      withRule(0, { copy_action: [{ destination_vault_arn: vaultArn('eu-central-1', 'primary'), ...lifecycle(90) }] }),
      [
        'primary/db: RDS must have a copy in another Region, got none by primary/plan; add copies to a rule, or exempt it with a reason [COVERAGE_NO_COPY]',
        'primary/db: RDS must have a restore test, got none of RDS from a vault that holds its recovery points; add one to RestoreTesting, or exempt it with a reason [COVERAGE_NO_RESTORE_TEST]',
        'primary/files: EFS must have a copy in another Region, got none by primary/plan; add copies to a rule, or exempt it with a reason [COVERAGE_NO_COPY]',
        'primary/files: EFS must have a restore test, got none of EFS from a vault that holds its recovery points; add one to RestoreTesting, or exempt it with a reason [COVERAGE_NO_RESTORE_TEST]',
        'primary/servers: EC2 must have a copy in another Region, got none by primary/plan; add copies to a rule, or exempt it with a reason [COVERAGE_NO_COPY]',
        'primary/servers: EC2 must have a restore test, got none of EC2 from a vault that holds its recovery points; add one to RestoreTesting, or exempt it with a reason [COVERAGE_NO_RESTORE_TEST]',
        replicaSource('dr/db', 'RDS', 'primary/db'),
        replicaSource('dr/files', 'EFS', 'primary/files'),
      ],
    ],
    [
      'a restore test',
      without('dr', 'aws_backup_restore_testing_selection', 'EC2'),
      [
        'primary/servers: EC2 must have a restore test, got none of EC2 from a vault that holds its recovery points; add one to RestoreTesting, or exempt it with a reason [COVERAGE_NO_RESTORE_TEST]',
      ],
    ],
    [
      'a network for restored servers',
      ({ dr }) => delete dr.resource.aws_backup_restore_testing_selection?.EC2?.restore_metadata_overrides,
      [
        'primary/servers: EC2 must be restored into a network other than the default VPC, got no subnet in dr/test-EC2; set its restore metadata [COVERAGE_RESTORE_TEST_NETWORK]',
      ],
    ],
  ])('fails without %s', (_, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  const onlyServers: Change = (all) => {
    for (const [type, name] of [
      ['aws_db_instance', 'db'],
      ['aws_efs_file_system', 'files'],
    ] as const) {
      without('primary', type, name)(all);
    }
    all.dr.resource.aws_db_instance = {};
    all.dr.resource.aws_efs_file_system = {};
  };
  const serversPolicy = { protections: policy.protections?.slice(2) ?? [] };

  it.each<[code: string, message: string, change: Change]>([
    [
      'BACKUP_RETENTION_BELOW_LOCK',
      "primary/plan: rules[daily].copies[0].retentionDays must be at least 91, the lock's minimum in 'arn:aws:backup:eu-west-1:123456789012:backup-vault:dr', got 90; raise it to 91, or every job fails",
      ({ dr }) =>
        Object.assign(dr.resource.aws_backup_vault_lock_configuration?.lock ?? {}, { min_retention_days: 91 }),
    ],
    [
      'BACKUP_RETENTION_OUTLIVES_OBJECTIVE',
      "primary/plan: rules[daily].retentionDays must be at most 365, the objective's maximumDays, got 400; lower it to 365",
      withRule(0, lifecycle(400)),
    ],
    [
      'BACKUP_RETENTION_UNDERLIVES_OBJECTIVE',
      "primary/plan: rules[daily].copies[0].retentionDays must be at least 60, the objective's minimumDays, got 59; raise it to 60",
      withRule(0, { copy_action: { destination_vault_arn: vaultArn('eu-west-1', 'dr'), ...lifecycle(59) } }),
    ],
    [
      'COVERAGE_COPY_VAULT',
      'EC2 must be copied to a known vault, got arn:aws:backup:eu-west-1:123456789012:backup-vault:typo by primary/plan: rules[daily]; correct the ARN, or add the vault to knownVaults',
      (all) => {
        (rule(all, 0).copy_action as Attributes[]).push({
          destination_vault_arn: vaultArn('eu-west-1', 'typo'),
          ...lifecycle(90),
        });
      },
    ],
    [
      'COVERAGE_COLD_STORAGE',
      'EC2 must be of a type with cold storage, got EC2 in primary/plan: rules[daily], whose coldAfterDays AWS Backup ignores for it; select it with a plan without coldAfterDays',
      withRule(0, { lifecycle: { delete_after: 200, cold_storage_after: 30 } }),
    ],
    [
      'COVERAGE_RESTORE_TEST_WINDOW',
      'EC2 must be restored from a window of at least 31 days, the longest interval between two backups, got 7 in dr/test-EC2; raise selectionWindowDays',
      (all) => {
        withRule(0, { schedule: 'cron(0 5 1 * ? *)' })(all);
        (of(all, 'aws_backup_plan', 'nightly').rule as Attributes[]).pop();
      },
    ],
  ])('fails with %s', (code, message, change) => {
    const proof = prove((all) => {
      onlyServers(all);
      change(all);
    }, serversPolicy);

    expect(proof.problems).toEqual([{ path: 'primary/servers', code, message }]);
  });

  it('fails if a database does not ignore the window that a continuous rule sets', () => {
    expect(problems((all) => delete of(all, 'aws_db_instance', 'db').lifecycle)[0]).toBe(
      'primary/db: RDS must ignore changes of backup_window, which primary/plan: rules[continuous] sets, got none; set continuousBackup of the database [COVERAGE_CONTINUOUS_DRIFT]',
    );
  });

  it('fails if a database sets another retention than its continuous rule', () => {
    const withRetention = (days: unknown, ...ignored: string[]) =>
      problems((all) =>
        Object.assign(of(all, 'aws_db_instance', 'db'), {
          backup_retention_period: days,
          lifecycle: { ignore_changes: ['backup_window', ...ignored] },
        }),
      );

    expect(withRetention(7)[0]).toBe(
      'primary/db: RDS must keep automated backups as long as primary/plan: rules[continuous], which sets it to 35 days, got 7; set backupRetentionDays of the database to 35 [COVERAGE_CONTINUOUS_RETENTION]',
    );
    expect(withRetention(35)).toEqual([]);
    expect(withRetention('${var.days}')).toEqual([]);
    expect(withRetention(7, 'backup_retention_period')).toEqual([]);
  });

  it.each<[code: string, message: string, change: Change]>([
    [
      'COVERAGE_NOT_VERSIONED',
      'primary/artifacts: S3 must keep old versions, without which AWS Backup refuses a bucket, got no versioning; enable it',
      without('primary', 'aws_s3_bucket_versioning', 'artifacts'),
    ],
    [
      'COVERAGE_CONTINUOUS_TWICE',
      'primary/db: RDS must be in one continuous rule at most, got primary/plan: rules[daily], primary/plan: rules[continuous]; keep one, since AWS Backup uses only one of them',
      withRule(0, { enable_continuous_backup: true }),
    ],
    [
      'COVERAGE_CONTINUOUS_VAULT',
      "primary/artifacts: S3 must have its snapshots in the vault of its continuous rule, 'primary', got 'other' by primary/plan: rules[daily]; use one vault for both",
      withRule(0, { target_vault_name: 'other' }),
    ],
  ])('fails with %s', (code, message, breakIt) => {
    const change: Change = (all) => {
      breakIt(all);
      Object.assign(of(all, 'aws_s3_bucket', 'artifacts'), { tags });
      const settings = of(all, 'aws_backup_region_settings', 'settings');
      Object.assign(settings, { resource_type_opt_in_preference: { RDS: true, EFS: true, EC2: true, S3: true } });
    };
    const protections = policy.protections?.filter(({ kind }) => kind !== 'replicated-bucket') ?? [];

    expect(problems(change, { protections })).toContain(`${message} [${code}]`);
  });

  it('fails for a type that restore testing does not support, unless it is exempt', () => {
    const change: Change = (all) => {
      all.primary.resource.aws_storagegateway_stored_iscsi_volume = { volume: at('primary/volume', { tags }) };
      Object.assign(of(all, 'aws_backup_selection', 'tagged'), {
        selection_tag: [],
        resources: ['arn:aws:*'],
        condition: [{ string_equals: [{ key: 'aws:ResourceTag/Backup', value: 'primary' }] }],
      });
    };
    const exemption = {
      path: 'primary/volume',
      exemptFrom: 'restore-test',
      reason: 'tested by hand',
      expires: '2027-01-01',
    };

    expect(problems(change)).toEqual([
      'primary/volume: Storage Gateway must have a restore test, got Storage Gateway, whose restores AWS Backup does not test; exempt it with a reason, and test it by hand [COVERAGE_NO_RESTORE_TEST]',
    ]);
    expect(problems(change, { exemptions: [{ ...exemption, exemptFrom: 'restore-test' }] })).toEqual([]);
    expect(problems(change, { exemptions: [{ ...exemption, exemptFrom: ['retention', 'restore-test'] }] })).toEqual([]);
    expect(problems(change, { exemptions: [{ ...exemption, exemptFrom: ['retention'] }] })).toHaveLength(1);
  });
});

it('accepts a restore test by tag for the resources with the tag', () => {
  const byTag =
    (value: string): Change =>
    ({ dr }) =>
      Object.assign(dr.resource.aws_backup_restore_testing_selection?.EC2 ?? {}, {
        protected_resource_arns: undefined,
        protected_resource_conditions: [{ string_equals: [{ key: 'aws:ResourceTag/Backup', value }] }],
      });

  expect(problems(byTag('primary'))).toEqual([]);
  expect(problems(byTag('dr'))[0]).toContain('primary/servers: EC2 must have a restore test');
});

it('reports nothing but an invalid objective', () => {
  expect(problems(undefined, { objective: { minimumDays: 0 } })).toEqual([
    'coverage: objective.minimumDays must be a whole number from 1 to 36500, got 0; lower minimumDays or raise maximumDays [BACKUP_OBJECTIVE]',
  ]);
});

it('accepts the retention of a copy exactly if it is within lock and objective', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
      const change = withRule(0, {
        copy_action: [{ destination_vault_arn: vaultArn('eu-west-1', 'dr'), ...lifecycle(days) }],
      });

      expect(problems(change).length === 0).toBe(days >= 60 && days <= 365);
    }),
  );
});
