import type { BackupVaultRef } from '@etops/contracts';
import type { Block, StackDocument, StackResource } from '@etops/foundation';
import { arnOf, blocksOf, StackReader, textOf, textsOf } from '@etops/foundation';
import { collectResources } from './collect-resources';
import type {
  BackupInventory,
  OptIn,
  PlannedBackups,
  PlannedRestoreTest,
  PlannedRule,
  PlannedSelection,
} from './inventory';
import { referringTo } from './referring-to';

const OPERATORS = ['string_equals', 'string_not_equals', 'string_like', 'string_not_like'] as const;

/** Days that AWS Backup uses if a restore testing plan does not set its selection window. */
const DEFAULT_SELECTION_WINDOW_DAYS = 30;

/**
 * Collects the resources that hold data, and their backups, of all stacks together.
 *
 * It reads the JSON that Terraform reads: resources of any package, by their Terraform types, tags and references.
 */
export function collectInventory(stacks: readonly StackDocument[]): BackupInventory {
  const readers = stacks.map(({ json }) => new StackReader(json));
  return {
    resources: readers.flatMap(collectResources),
    plans: readers.flatMap(collectPlans),
    vaults: readers.flatMap(collectVaults),
    optIns: readers.flatMap(collectOptIns),
    restoreTests: readers.flatMap(collectRestoreTests),
  };
}

function collectPlans(reader: StackReader): readonly PlannedBackups[] {
  return reader.resources('aws_backup_plan').map((plan) => ({
    path: plan.path,
    name: textOf(plan.attributes.name),
    region: reader.providerOf(plan).region,
    rules: blocksOf(plan.attributes.rule).map((rule) => ruleOf(reader, rule)),
    selections: referringTo(reader, 'aws_backup_selection', 'plan_id', plan).map(({ attributes }) =>
      selectionOf(attributes),
    ),
  }));
}

function ruleOf(reader: StackReader, rule: Block): PlannedRule {
  const lifetime = (block: Block) => {
    const [lifecycle = {}] = blocksOf(block.lifecycle);
    const { delete_after: days, cold_storage_after: cold } = lifecycle;
    return {
      retentionDays: retentionOf(days),
      ...(typeof cold === 'number' ? { coldAfterDays: cold } : {}),
    };
  };
  return {
    name: textOf(rule.rule_name),
    schedule: textOf(rule.schedule),
    vaultName: textOf(reader.resolve(rule.target_vault_name)),
    continuous: rule.enable_continuous_backup === true,
    archiveSnapshots: blocksOf(rule.lifecycle)[0]?.opt_in_to_archive_for_supported_resources === true,
    ...lifetime(rule),
    copies: blocksOf(rule.copy_action).map((copy) => ({
      vaultArn: textOf(copy.destination_vault_arn),
      ...lifetime(copy),
    })),
  };
}

/** Returns a retention; `undefined` for an expression, such as a Terraform variable, whose value is not known. */
function retentionOf(days: unknown): number | undefined {
  if (typeof days === 'number') {
    return days;
  }
  return days === undefined || days === null ? Infinity : undefined;
}

function selectionOf(attributes: Block): PlannedSelection {
  const pair = (block: Block) => ({ key: textOf(block.key), value: textOf(block.value) });
  return {
    resources: textsOf(attributes.resources),
    notResources: textsOf(attributes.not_resources),
    tags: blocksOf(attributes.selection_tag).map(pair),
    conditions: blocksOf(attributes.condition).flatMap((condition) =>
      OPERATORS.flatMap((operator) => blocksOf(condition[operator]).map((block) => ({ operator, ...pair(block) }))),
    ),
  };
}

function collectVaults(reader: StackReader): readonly BackupVaultRef[] {
  const vaultOf = (vault: StackResource, limits: Block): BackupVaultRef => {
    const provider = reader.providerOf(vault);
    return {
      vaultArn: arnOf(provider, 'backup', `backup-vault:${textOf(vault.attributes.name)}`),
      region: provider.region,
      ...(typeof limits.min_retention_days === 'number' ? { minimumRetentionDays: limits.min_retention_days } : {}),
      ...(typeof limits.max_retention_days === 'number' ? { maximumRetentionDays: limits.max_retention_days } : {}),
    };
  };
  const lockOf = (vault: StackResource): Block =>
    referringTo(reader, 'aws_backup_vault_lock_configuration', 'backup_vault_name', vault)[0]?.attributes ?? {};
  return [
    ...reader.resources('aws_backup_vault').map((vault) => vaultOf(vault, lockOf(vault))),
    ...reader.resources('aws_backup_logically_air_gapped_vault').map((vault) => vaultOf(vault, vault.attributes)),
  ];
}

function collectOptIns(reader: StackReader): readonly OptIn[] {
  return reader.resources('aws_backup_region_settings').map((settings) => ({
    region: reader.providerOf(settings).region,
    types: Object.entries(settings.attributes.resource_type_opt_in_preference ?? {})
      .filter(([, isIn]) => isIn === true)
      .map(([type]) => type),
  }));
}

function collectRestoreTests(reader: StackReader): readonly PlannedRestoreTest[] {
  return reader.resources('aws_backup_restore_testing_plan').flatMap((plan) => {
    const [points = {}] = blocksOf(plan.attributes.recovery_point_selection);
    const days = points.selection_window_days;
    return referringTo(reader, 'aws_backup_restore_testing_selection', 'restore_testing_plan_name', plan).map(
      ({ path, attributes }) => ({
        path,
        planName: textOf(plan.attributes.name),
        region: reader.providerOf(plan).region,
        type: textOf(attributes.protected_resource_type),
        vaults: textsOf(points.include_vaults),
        selectionWindowDays: typeof days === 'number' ? days : DEFAULT_SELECTION_WINDOW_DAYS,
        selection: {
          ...selectionOf({ condition: attributes.protected_resource_conditions }),
          resources: textsOf(attributes.protected_resource_arns),
        },
        overrides: Object.keys(attributes.restore_metadata_overrides ?? {}).map((key) => key.toLowerCase()),
      }),
    );
  });
}
