import type { StackDocument } from '@etops/foundation';
import { formatProblem } from '@etops/foundation';
import * as fc from 'fast-check';
import { collectInventory, proveCoverage } from '../src';
import type { CoveragePolicy, CoverageProof } from '../src';

type Attributes = Record<string, unknown>;
type Resources = Record<string, Record<string, Attributes>>;
interface Site {
  readonly provider: { aws: Attributes[] };
  readonly resource: Resources;
}

const vaultArn = (region: string, name: string) => `arn:aws:backup:${region}:123456789012:backup-vault:${name}`;
const at = (path: string, attributes: Attributes = {}): Attributes => ({ '//': { metadata: { path } }, ...attributes });
const provider = (region: string, alias?: string): Attributes => ({
  region,
  allowed_account_ids: ['123456789012'],
  default_tags: [{ tags: { Application: 'airline' } }],
  ...(alias === undefined ? {} : { alias }),
});
const tags = { Backup: 'primary' };
const restoreTest = (type: string, attributes: Attributes = {}) =>
  at(`dr/test-${type}`, {
    restore_testing_plan_name: '${aws_backup_restore_testing_plan.monthly.name}',
    protected_resource_type: type,
    protected_resource_arns: ['*'],
    ...attributes,
  });
const lifecycle = (days: number) => ({ lifecycle: { delete_after: days } });

/** A database, files, servers, a bucket and their copies, everything covered, as two stacks that synthesize to this. */
function sites(): { primary: Site; dr: Site } {
  return {
    primary: {
      provider: { aws: [provider('eu-central-1'), provider('eu-west-1', 'ireland')] },
      resource: {
        aws_db_instance: {
          db: at('primary/db', {
            identifier: 'airline-db',
            tags,
            lifecycle: { ignore_changes: ['backup_retention_period', 'backup_window'] },
          }),
        },
        aws_efs_file_system: { files: at('primary/files', { tags }) },
        aws_efs_replication_configuration: {
          files: at('primary/replication', {
            source_file_system_id: '${aws_efs_file_system.files.id}',
            destination: { region: 'eu-west-1', file_system_id: 'fs-1' },
          }),
        },
        aws_launch_template: {
          web: at('primary/template', { tag_specifications: [{ resource_type: 'instance', tags }] }),
        },
        aws_autoscaling_group: {
          web: at('primary/servers', { launch_template: { id: '${aws_launch_template.web.id}' } }),
        },
        aws_s3_bucket: { artifacts: at('primary/artifacts', { bucket: 'airline-artifacts' }) },
        aws_s3_bucket_versioning: {
          artifacts: { bucket: '${aws_s3_bucket.artifacts.id}', versioning_configuration: { status: 'Enabled' } },
        },
        aws_s3_bucket_replication_configuration: {
          artifacts: {
            bucket: '${aws_s3_bucket.artifacts.id}',
            rule: [{ status: 'Enabled', destination: { bucket: 'arn:aws:s3:::airline-archive' } }],
          },
        },
        aws_backup_vault: { here: at('primary/vault', { name: 'primary' }) },
        aws_backup_plan: {
          nightly: at('primary/plan', {
            name: 'nightly',
            rule: [
              {
                rule_name: 'daily',
                schedule: 'cron(0 5 ? * * *)',
                target_vault_name: '${aws_backup_vault.here.name}',
                ...lifecycle(35),
                copy_action: [{ destination_vault_arn: vaultArn('eu-west-1', 'dr'), ...lifecycle(90) }],
              },
              {
                rule_name: 'continuous',
                schedule: 'cron(0 5 ? * * *)',
                target_vault_name: 'primary',
                enable_continuous_backup: true,
                ...lifecycle(35),
              },
            ],
          }),
        },
        aws_backup_selection: {
          tagged: at('primary/selection', {
            plan_id: '${aws_backup_plan.nightly.id}',
            selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value: 'primary' }],
          }),
        },
        aws_backup_region_settings: {
          settings: at('primary/settings', { resource_type_opt_in_preference: { RDS: true, EFS: true, EC2: true } }),
        },
      },
    },
    dr: {
      provider: { aws: [provider('eu-west-1')] },
      resource: {
        aws_db_instance: {
          replica: at('dr/db', {
            identifier: 'airline-db-2',
            replicate_source_db: 'arn:aws:rds:eu-central-1:123456789012:db:airline-db',
          }),
        },
        aws_efs_file_system: { copy: at('dr/files') },
        aws_s3_bucket: { archive: at('dr/archive', { bucket: 'airline-archive' }) },
        aws_s3_bucket_versioning: {
          archive: { bucket: '${aws_s3_bucket.archive.id}', versioning_configuration: [{ status: 'Enabled' }] },
        },
        aws_s3_bucket_object_lock_configuration: {
          archive: { bucket: '${aws_s3_bucket.archive.id}', rule: { default_retention: { days: 30 } } },
        },
        aws_backup_vault: { locked: at('dr/vault', { name: 'dr' }) },
        aws_backup_vault_lock_configuration: {
          lock: {
            backup_vault_name: '${aws_backup_vault.locked.name}',
            min_retention_days: 7,
            max_retention_days: 365,
          },
        },
        aws_backup_restore_testing_plan: {
          monthly: at('dr/tests', {
            name: 'monthly',
            recovery_point_selection: [{ include_vaults: [vaultArn('eu-west-1', 'dr')], selection_window_days: 7 }],
          }),
        },
        aws_backup_restore_testing_selection: {
          RDS: restoreTest('RDS', { restore_metadata_overrides: { dbSubnetGroupName: 'data' } }),
          EFS: restoreTest('EFS'),
          EC2: restoreTest('EC2', { restore_metadata_overrides: { subnetId: 'subnet-1' } }),
        },
      },
    },
  };
}

const policy: CoveragePolicy = {
  objective: { atLeastDays: 60, atMostDays: 365 },
  today: '2026-11-23',
  protections: [
    { kind: 'replica', path: 'dr/db', of: 'primary/db' },
    { kind: 'replica', path: 'dr/files', of: 'primary/files' },
    { kind: 'replicated-bucket', path: 'primary/artifacts' },
    { kind: 'locked-archive', path: 'dr/archive', of: ['primary/artifacts'] },
  ],
};

type Change = (sites: { primary: Site; dr: Site }) => void;

function prove(change: Change = () => undefined, changes: Partial<CoveragePolicy> = {}): CoverageProof {
  const changed = sites();
  change(changed);
  const documents: StackDocument[] = Object.entries(changed).map(([name, json]) => ({ name, json: { ...json } }));
  return proveCoverage(collectInventory(documents), { ...policy, ...changes });
}

const problems = (change?: Change, changes?: Partial<CoveragePolicy>) =>
  prove(change, changes).problems.map(formatProblem);

/** A resource of the primary stack that a change may alter. */
const of = ({ primary }: { primary: Site }, type: string, name: string): Attributes => {
  const found = primary.resource[type]?.[name];
  if (found === undefined) {
    throw new Error(`no ${type}.${name}`);
  }
  return found;
};
const rule = (all: { primary: Site }, index: number) =>
  (of(all, 'aws_backup_plan', 'nightly').rule as Attributes[])[index] ?? {};
const without =
  (site: 'primary' | 'dr', type: string, name: string): Change =>
  (all) => {
    const named = Object.entries(all[site].resource[type] ?? {});
    all[site].resource[type] = Object.fromEntries(named.filter(([other]) => other !== name));
  };
const withRule =
  (index: number, changes: Attributes): Change =>
  (all) =>
    Object.assign(rule(all, index), changes);

describe('a covered app', () => {
  it('has no problems', () => {
    expect(problems()).toEqual([]);
  });

  it('is a table of everything that holds data', () => {
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

describe('what is not covered fails by name', () => {
  const NOT_SELECTED =
    "must be selected by a backup plan in eu-central-1, got %s; put a plan's tag on it, name it in a selection, or exempt it with a reason [COVERAGE_NOT_SELECTED]";
  const notSelected = (path: string, type: string, got: string) =>
    `${path}: ${type} ${NOT_SELECTED.replace('%s', got)}`;
  const replicaSource = (path: string, type: string, source: string) =>
    `${path}: ${type} must be a replica of something that is covered itself, got ${source}, which is not; cover that first [COVERAGE_REPLICA_SOURCE]`;

  it.each<[what: string, change: Change, expected: readonly string[]]>([
    [
      'a tag',
      (all) => delete of(all, 'aws_db_instance', 'db').tags,
      [notSelected('primary/db', 'RDS', 'the tags Application = airline'), replicaSource('dr/db', 'RDS', 'primary/db')],
    ],
    [
      'the tag of servers, which no default of the provider reaches',
      (all) => Object.assign(of(all, 'aws_launch_template', 'web'), { tag_specifications: [] }),
      [notSelected('primary/servers', 'EC2', 'no tags')],
    ],
    [
      'the tag of another case',
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
        'primary/servers: EC2 must be of a type that eu-central-1 opts in to, got EC2; list the type in BackupRegionSettings, or in the selection of primary/plan [COVERAGE_NOT_OPTED_IN]',
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
      'a network of its own to restore into',
      ({ dr }) => delete dr.resource.aws_backup_restore_testing_selection?.EC2?.restore_metadata_overrides,
      [
        'primary/servers: EC2 must be restored into a network that is not the default VPC, got no subnet in dr/test-EC2; set its restore metadata [COVERAGE_RESTORE_TEST_NETWORK]',
      ],
    ],
  ])('without %s', (_, change, expected) => {
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
      "primary/plan: rules[daily].copies[0].retentionDays must be at least 91, the lock's minimum in arn:aws:backup:eu-west-1:123456789012:backup-vault:dr, got 90; raise it to 91, or every job fails",
      ({ dr }) =>
        Object.assign(dr.resource.aws_backup_vault_lock_configuration?.lock ?? {}, { min_retention_days: 91 }),
    ],
    [
      'BACKUP_RETENTION_OUTLIVES_OBJECTIVE',
      "primary/plan: rules[daily].retentionDays must be at most 365, the objective's atMostDays, got 400; lower it to 365",
      withRule(0, lifecycle(400)),
    ],
    [
      'BACKUP_RETENTION_UNDERLIVES_OBJECTIVE',
      "primary/plan: rules[daily].copies[0].retentionDays must be at least 60, the objective's atLeastDays, got 59; raise it to 60",
      withRule(0, { copy_action: { destination_vault_arn: vaultArn('eu-west-1', 'dr'), ...lifecycle(59) } }),
    ],
    [
      'COVERAGE_COPY_VAULT',
      'EC2 must be copied to a vault that is known, got arn:aws:backup:eu-west-1:123456789012:backup-vault:typo by primary/plan: rules[daily]; correct the ARN, or list the vault in knownVaults',
      (all) => {
        (rule(all, 0).copy_action as Attributes[]).push({
          destination_vault_arn: vaultArn('eu-west-1', 'typo'),
          ...lifecycle(90),
        });
      },
    ],
    [
      'COVERAGE_COLD_STORAGE',
      'EC2 must be of a type with cold storage, got EC2 in primary/plan: rules[daily], whose coldAfterDays AWS ignores for it; select it with a plan without',
      withRule(0, { lifecycle: { delete_after: 200, cold_storage_after: 30 } }),
    ],
    [
      'COVERAGE_RESTORE_TEST_WINDOW',
      'EC2 must be restored from a window of at least 31 days, the time between two backups, got 7 in dr/test-EC2; raise selectionWindowDays',
      (all) => {
        withRule(0, { schedule: 'cron(0 5 1 * ? *)' })(all);
        (of(all, 'aws_backup_plan', 'nightly').rule as Attributes[]).pop();
      },
    ],
  ])('%s: %s', (code, message, change) => {
    const proof = prove((all) => {
      onlyServers(all);
      change(all);
    }, serversPolicy);

    expect(proof.problems).toEqual([{ path: 'primary/servers', code, message }]);
  });

  it('COVERAGE_CONTINUOUS_DRIFT: a database that would quarrel with a continuous rule', () => {
    expect(problems((all) => delete of(all, 'aws_db_instance', 'db').lifecycle)[0]).toBe(
      'primary/db: RDS must ignore changes of backup_retention_period and backup_window, which primary/plan: rules[continuous] sets, got none; set continuousBackup of the database [COVERAGE_CONTINUOUS_DRIFT]',
    );
  });

  it.each<[code: string, message: string, change: Change]>([
    [
      'COVERAGE_NOT_VERSIONED',
      'primary/artifacts: S3 must keep old versions, without which AWS Backup refuses a bucket, got no versioning; switch it on',
      without('primary', 'aws_s3_bucket_versioning', 'artifacts'),
    ],
    [
      'COVERAGE_CONTINUOUS_TWICE',
      'primary/db: RDS must be in one continuous rule at most, got primary/plan: rules[daily], primary/plan: rules[continuous]; AWS Backup takes one of them, keep that',
      withRule(0, { enable_continuous_backup: true }),
    ],
    [
      'COVERAGE_CONTINUOUS_VAULT',
      "primary/artifacts: S3 must have its snapshots in the vault of its continuous rule, 'primary', got 'other' by primary/plan: rules[daily]; store both in one",
      withRule(0, { target_vault_name: 'other' }),
    ],
  ])('%s: %s', (code, message, breakIt) => {
    const change: Change = (all) => {
      breakIt(all);
      Object.assign(of(all, 'aws_s3_bucket', 'artifacts'), { tags });
      const settings = of(all, 'aws_backup_region_settings', 'settings');
      Object.assign(settings, { resource_type_opt_in_preference: { RDS: true, EFS: true, EC2: true, S3: true } });
    };
    const protections = policy.protections?.filter(({ kind }) => kind !== 'replicated-bucket') ?? [];

    expect(problems(change, { protections })).toContain(`${message} [${code}]`);
  });

  it('COVERAGE_NO_RESTORE_TEST: a type that AWS Backup does not test', () => {
    const change: Change = (all) => {
      all.primary.resource.aws_storagegateway_stored_iscsi_volume = { volume: at('primary/volume', { tags }) };
      Object.assign(of(all, 'aws_backup_selection', 'tagged'), {
        selection_tag: [],
        resources: ['arn:aws:*'],
        condition: [{ string_equals: [{ key: 'aws:ResourceTag/Backup', value: 'primary' }] }],
      });
    };
    const exemption = { path: 'primary/volume', from: 'restore-test', reason: 'tested by hand', expires: '2027-01-01' };

    expect(problems(change)).toEqual([
      'primary/volume: Storage Gateway must have a restore test, got Storage Gateway, whose restores AWS Backup does not test; exempt it with a reason, and test by hand [COVERAGE_NO_RESTORE_TEST]',
    ]);
    expect(problems(change, { exemptions: [{ ...exemption, from: 'restore-test' }] })).toEqual([]);
  });
});

it('takes a restore test by tag for one of what carries it', () => {
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

describe('selections', () => {
  const selected = (selection: Attributes, optIns: Attributes = {}) => {
    const { rows } = prove((all) => {
      all.primary.resource.aws_backup_selection = {
        tagged: { plan_id: '${aws_backup_plan.nightly.id}', ...selection },
      };
      Object.assign(of(all, 'aws_backup_region_settings', 'settings'), { resource_type_opt_in_preference: optIns });
    });
    return rows.filter(({ coverage }) => (coverage?.plans.length ?? 0) > 0).map(({ path }) => path);
  };
  const tag = { key: 'aws:ResourceTag/Backup', value: 'primary' };

  it.each<[what: string, selection: Attributes, paths: readonly string[]]>([
    ['an ARN', { resources: ['arn:aws:rds:eu-central-1:123456789012:db:airline-db'] }, ['primary/db']],
    ['a reference', { resources: ['${aws_efs_file_system.files.arn}'] }, ['primary/files']],
    ['a pattern', { resources: ['arn:aws:ec2:*:*:instance/*'] }, ['primary/servers']],
    ['a pattern and a tag', { resources: ['arn:aws:rds:*'], condition: [{ string_equals: [tag] }] }, ['primary/db']],
    ['a tag that must be absent', { resources: ['arn:aws:rds:*'], condition: [{ string_not_equals: [tag] }] }, []],
    [
      'a tag by pattern',
      { resources: ['arn:aws:*'], condition: { string_like: { ...tag, value: 'prim*' } } },
      ['primary/db', 'primary/files', 'primary/servers'],
    ],
    [
      'a pattern that must not match',
      { resources: ['arn:aws:*'], condition: { string_not_like: { ...tag, value: '*' } } },
      [],
    ],
    [
      'all but one',
      { resources: ['arn:aws:*'], not_resources: ['arn:aws:rds:*'] },
      ['primary/files', 'primary/servers'],
    ],
    ['nothing', {}, []],
    ['everything, which obeys the opt-ins', { resources: ['*'] }, []],
  ])('by %s', (_, selection, paths) => {
    expect(selected(selection)).toEqual(paths);
  });

  it('reach Aurora only where the Region opts in to it', () => {
    const cluster = (optIns: Attributes) =>
      problems((all) => {
        all.primary.resource.aws_rds_cluster = { aurora: at('primary/aurora', { cluster_identifier: 'a' }) };
        all.primary.resource.aws_backup_selection = {
          ...all.primary.resource.aws_backup_selection,
          aurora: { plan_id: '${aws_backup_plan.nightly.id}', resources: ['arn:aws:rds:*:*:cluster:*'] },
        };
        const settings = of(all, 'aws_backup_region_settings', 'settings');
        Object.assign(settings, { resource_type_opt_in_preference: { RDS: true, EFS: true, EC2: true, ...optIns } });
      })[0];

    expect(cluster({})).toContain('COVERAGE_NOT_OPTED_IN');
    expect(cluster({ Aurora: true })).toContain('COVERAGE_NO_RESTORE_TEST');
  });

  it('reach nothing in another Region', () => {
    const move: Change = (all) => Object.assign(of(all, 'aws_efs_file_system', 'files'), { provider: 'aws.ireland' });

    expect(problems(move)[0]).toContain('primary/files: EFS must be selected by a backup plan in eu-west-1');
  });

  it('of the tags that an Auto Scaling group hands on, too', () => {
    const change =
      (propagate: boolean): Change =>
      (all) => {
        Object.assign(of(all, 'aws_autoscaling_group', 'web'), {
          launch_template: [],
          mixed_instances_policy: {},
          tag: [{ key: 'Backup', value: 'primary', propagate_at_launch: propagate }],
        });
      };

    expect(problems(change(true))).toEqual([]);
    expect(problems(change(false))[0]).toContain('COVERAGE_NOT_SELECTED');
  });
});

describe('protections', () => {
  it.each<[code: string, message: string, change: Change]>([
    [
      'COVERAGE_REPLICA',
      'dr/db: RDS must be a replica of primary/db, as its protection says, got no replication between the two; select it with a plan, or correct the protection',
      ({ dr }) => delete dr.resource.aws_db_instance?.replica?.replicate_source_db,
    ],
    [
      'COVERAGE_REPLICA',
      'dr/files: EFS must be a replica of primary/files, as its protection says, got no replication between the two; select it with a plan, or correct the protection',
      without('primary', 'aws_efs_replication_configuration', 'files'),
    ],
    [
      'COVERAGE_NOT_REPLICATED',
      'primary/artifacts: S3 must be replicated to a bucket of this app in another Region, as its protection says, got no replication; replicate it, or select it with a plan',
      without('primary', 'aws_s3_bucket_replication_configuration', 'artifacts'),
    ],
    [
      'COVERAGE_NOT_VERSIONED',
      'primary/artifacts: S3 must keep old versions, as its protection says, got no versioning; switch it on',
      without('primary', 'aws_s3_bucket_versioning', 'artifacts'),
    ],
    [
      'COVERAGE_NOT_LOCKED',
      'dr/archive: S3 must lock its versions, as its protection says, got no object lock with a rule; set a default retention',
      without('dr', 'aws_s3_bucket_object_lock_configuration', 'archive'),
    ],
  ])('%s: %s', (code, message, change) => {
    expect(problems(change)).toEqual([`${message} [${code}]`]);
  });

  it.each<[protection: NonNullable<CoveragePolicy['protections']>[number], expected: string]>([
    [
      { kind: 'locked-archive', path: 'dr/archive', of: [] },
      'dr/archive: S3 must be an archive of something, got nothing in its protection; name what it holds copies of [COVERAGE_ARCHIVE_SOURCE]',
    ],
    [
      { kind: 'locked-archive', path: 'dr/archive', of: ['dr/db'] },
      "dr/archive: S3 must be in another Region than dr/db, of which it holds copies, got 'eu-west-1' for both; correct the protection [COVERAGE_ARCHIVE_SOURCE]",
    ],
    [
      { kind: 'locked-archive', path: 'dr/archive', of: ['primary/exports'] },
      'dr/archive: S3 must be in another Region than primary/exports, of which it holds copies, got no such resource; correct the protection [COVERAGE_ARCHIVE_SOURCE]',
    ],
  ])('%j', (protection, expected) => {
    expect(problems(undefined, { protections: [...(policy.protections?.slice(0, 3) ?? []), protection] })).toEqual([
      expected,
    ]);
  });

  it('of a replica in the same Region do not count', () => {
    const move: Change = ({ dr }) => Object.assign(dr.provider.aws[0] ?? {}, { region: 'eu-central-1' });

    expect(problems(move)).toContain(
      "dr/db: RDS must be in another Region than primary/db, whose copy it is, got 'eu-central-1' for both; it is lost with it [COVERAGE_REPLICA_REGION]",
    );
  });
});

describe('exemptions', () => {
  const exempt = { path: 'primary/artifacts', reason: 'made anew by the pipeline', expires: '2026-11-23' };
  const others = policy.protections?.filter(({ path }) => path !== 'primary/artifacts') ?? [];
  const unreplicated = without('primary', 'aws_s3_bucket_replication_configuration', 'artifacts');
  const exempted = (changes: Partial<typeof exempt>, today = '2026-11-23') =>
    problems(unreplicated, { protections: others, exemptions: [{ ...exempt, ...changes }], today });

  it('hold until their last day', () => {
    expect(exempted({})).toEqual([]);
    expect(exempted({}, '2026-11-24')).toEqual([
      'primary/artifacts: S3 must be covered since its exemption expired, got 2026-11-23; cover it, or decide again and set another date [COVERAGE_EXEMPTION_EXPIRED]',
    ]);
  });

  it.each([
    [
      { reason: ' ' },
      "primary/artifacts: S3 must be exempt for a reason, got ''; say why its data may be lost, or how else it is kept [COVERAGE_EXEMPTION_REASON]",
    ],
    [
      { expires: '2027-13-01' },
      "primary/artifacts: S3 must be exempt until a date, got '2027-13-01'; write one such as '2027-06-30' [COVERAGE_EXEMPTION_DATE]",
    ],
  ])('are refused with %j', (changes, expected) => {
    expect(exempted(changes)).toEqual([expected]);
  });

  it('are of something that exists, once', () => {
    const gone = { ...exempt, path: 'primary/gone' };

    expect(problems(undefined, { exemptions: [gone] })).toEqual([
      'primary/gone: path must be a resource that holds data, got an exemption or protection for what no stack has; drop it [COVERAGE_EXCEPTION_UNUSED]',
    ]);
    expect(problems(undefined, { exemptions: [exempt] })).toContain(
      'primary/artifacts: S3 must have one exemption or protection at most, got 2; drop all but one [COVERAGE_EXCEPTION_TWICE]',
    );
  });

  it('of a copy alone leave the rest to be proven', () => {
    const local: Change = withRule(0, { copy_action: [] });
    const exemptions = ['db', 'files', 'servers'].map((name) => ({
      path: `primary/${name}`,
      from: 'copy' as const,
      reason: 'one Region only',
      expires: '2027-01-01',
    }));

    expect(problems(local, { exemptions }).map((problem) => /\[(\w+)\]$/.exec(problem)?.[1])).toEqual([
      'COVERAGE_NO_RESTORE_TEST',
      'COVERAGE_NO_RESTORE_TEST',
      'COVERAGE_NO_RESTORE_TEST',
      'COVERAGE_REPLICA_SOURCE',
      'COVERAGE_REPLICA_SOURCE',
    ]);
  });
});

it('holds nothing against an objective that makes no sense', () => {
  expect(problems(undefined, { objective: { atLeastDays: 0 } })).toEqual([
    'coverage: objective.atLeastDays must be a whole number from 1 to 36500, got 0; change one of the two [BACKUP_OBJECTIVE]',
  ]);
});

it('finds a copy sound exactly when it lies within lock and objective', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
      const change = withRule(0, {
        copy_action: [{ destination_vault_arn: vaultArn('eu-west-1', 'dr'), ...lifecycle(days) }],
      });

      expect(problems(change).length === 0).toBe(days >= 60 && days <= 365);
    }),
  );
});
