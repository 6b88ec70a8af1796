import type { StackDocument } from '@etops/foundation';
import { formatProblem } from '@etops/foundation';
import { collectInventory, proveCoverage } from '../src';
import type { CoveragePolicy, CoverageProof } from '../src';

export type Attributes = Record<string, unknown>;
type Resources = Record<string, Record<string, Attributes>>;
interface Site {
  readonly provider: { aws: Attributes[] };
  readonly resource: Resources;
}

export const vaultArn = (region: string, name: string) => `arn:aws:backup:${region}:123456789012:backup-vault:${name}`;
export const at = (path: string, attributes: Attributes = {}): Attributes => ({
  '//': { metadata: { path } },
  ...attributes,
});
const provider = (region: string, alias?: string): Attributes => ({
  region,
  allowed_account_ids: ['123456789012'],
  default_tags: [{ tags: { Application: 'airline' } }],
  ...(alias === undefined ? {} : { alias }),
});
export const tags = { Backup: 'primary' };
const restoreTest = (type: string, attributes: Attributes = {}) =>
  at(`dr/test-${type}`, {
    restore_testing_plan_name: '${aws_backup_restore_testing_plan.monthly.name}',
    protected_resource_type: type,
    protected_resource_arns: ['*'],
    ...attributes,
  });
export const lifecycle = (days: number) => ({ lifecycle: { delete_after: days } });

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

export const policy: CoveragePolicy = {
  objective: { minimumDays: 60, maximumDays: 365 },
  today: '2026-11-23',
  protections: [
    { kind: 'replica', path: 'dr/db', source: 'primary/db' },
    { kind: 'replica', path: 'dr/files', source: 'primary/files' },
    { kind: 'replicated-bucket', path: 'primary/artifacts' },
    { kind: 'locked-archive', path: 'dr/archive', sources: ['primary/artifacts'] },
  ],
};

export type Change = (sites: { primary: Site; dr: Site }) => void;

export function prove(change: Change = () => undefined, changes: Partial<CoveragePolicy> = {}): CoverageProof {
  const changed = sites();
  change(changed);
  const documents: StackDocument[] = Object.entries(changed).map(([name, json]) => ({ name, json: { ...json } }));
  return proveCoverage(collectInventory(documents), { ...policy, ...changes });
}

export const problems = (change?: Change, changes?: Partial<CoveragePolicy>) =>
  prove(change, changes).problems.map(formatProblem);

/** A resource of the primary stack that a change may alter. */
export const of = ({ primary }: { primary: Site }, type: string, name: string): Attributes => {
  const found = primary.resource[type]?.[name];
  if (found === undefined) {
    throw new Error(`no ${type}.${name}`);
  }
  return found;
};
export const rule = (all: { primary: Site }, index: number) =>
  (of(all, 'aws_backup_plan', 'nightly').rule as Attributes[])[index] ?? {};
export const without =
  (site: 'primary' | 'dr', type: string, name: string): Change =>
  (all) => {
    const named = Object.entries(all[site].resource[type] ?? {});
    all[site].resource[type] = Object.fromEntries(named.filter(([other]) => other !== name));
  };
export const withRule =
  (index: number, changes: Attributes): Change =>
  (all) =>
    Object.assign(rule(all, index), changes);
