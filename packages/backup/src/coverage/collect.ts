import type { BackupTargetRef } from '@etops/contracts';
import type { StackDocument } from '@etops/foundation';
import { arnOf } from '@etops/foundation';
import type { Attributes, DocumentResource } from './document';
import { blocksOf, Document, text, texts } from './document';
import { collectResources } from './collect-resources';
import type {
  BackupInventory,
  OptIn,
  PlannedBackups,
  PlannedRestoreTest,
  PlannedRule,
  PlannedSelection,
} from './inventory';

const OPERATORS = ['string_equals', 'string_not_equals', 'string_like', 'string_not_like'] as const;

/**
 * What holds data and what is done about it, in all stacks together.
 *
 * It reads what Terraform will read: resources of any package, by their Terraform types, tags and references.
 */
export function collectInventory(stacks: readonly StackDocument[]): BackupInventory {
  const documents = stacks.map((stack) => new Document(stack));
  return {
    resources: documents.flatMap(collectResources),
    plans: documents.flatMap(collectPlans),
    vaults: documents.flatMap(collectVaults),
    optIns: documents.flatMap(collectOptIns),
    restoreTests: documents.flatMap(collectRestoreTests),
  };
}

function collectPlans(document: Document): readonly PlannedBackups[] {
  return document.resources('aws_backup_plan').map((plan) => ({
    path: plan.path,
    name: text(plan.attributes.name),
    region: plan.provider.region,
    rules: blocksOf(plan.attributes.rule).map((rule) => ruleOf(document, rule)),
    selections: document
      .referringTo('aws_backup_selection', 'plan_id', plan)
      .map(({ attributes }) => selectionOf(attributes)),
  }));
}

function ruleOf(document: Document, rule: Attributes): PlannedRule {
  const lifetime = (block: Attributes) => {
    const [lifecycle = {}] = blocksOf(block.lifecycle);
    const { delete_after: days, cold_storage_after: cold } = lifecycle;
    return {
      retentionDays: typeof days === 'number' ? days : Infinity,
      ...(typeof cold === 'number' ? { coldAfterDays: cold } : {}),
    };
  };
  return {
    name: text(rule.rule_name),
    schedule: text(rule.schedule),
    vaultName: document.resolve(rule.target_vault_name),
    continuous: rule.enable_continuous_backup === true,
    archiveSnapshots: blocksOf(rule.lifecycle)[0]?.opt_in_to_archive_for_supported_resources === true,
    ...lifetime(rule),
    copies: blocksOf(rule.copy_action).map((copy) => ({
      vaultArn: text(copy.destination_vault_arn),
      ...lifetime(copy),
    })),
  };
}

function selectionOf(attributes: Attributes): PlannedSelection {
  const pair = (block: Attributes) => ({ key: text(block.key), value: text(block.value) });
  return {
    resources: texts(attributes.resources),
    notResources: texts(attributes.not_resources),
    tags: blocksOf(attributes.selection_tag).map(pair),
    conditions: blocksOf(attributes.condition).flatMap((condition) =>
      OPERATORS.flatMap((operator) => blocksOf(condition[operator]).map((block) => ({ operator, ...pair(block) }))),
    ),
  };
}

function collectVaults(document: Document): readonly BackupTargetRef[] {
  const vaultOf = ({ attributes, provider }: DocumentResource, limits: Attributes): BackupTargetRef => ({
    vaultArn: arnOf(provider, 'backup', `backup-vault:${text(attributes.name)}`),
    region: provider.region,
    ...(typeof limits.min_retention_days === 'number' ? { minimumRetentionDays: limits.min_retention_days } : {}),
    ...(typeof limits.max_retention_days === 'number' ? { maximumRetentionDays: limits.max_retention_days } : {}),
  });
  return [
    ...document
      .resources('aws_backup_vault')
      .map((vault) =>
        vaultOf(
          vault,
          document.referringTo('aws_backup_vault_lock_configuration', 'backup_vault_name', vault)[0]?.attributes ?? {},
        ),
      ),
    ...document.resources('aws_backup_logically_air_gapped_vault').map((vault) => vaultOf(vault, vault.attributes)),
  ];
}

function collectOptIns(document: Document): readonly OptIn[] {
  return document.resources('aws_backup_region_settings').map(({ attributes, provider }) => ({
    region: provider.region,
    types: Object.entries(attributes.resource_type_opt_in_preference ?? {})
      .filter(([, isIn]) => isIn === true)
      .map(([type]) => type),
  }));
}

function collectRestoreTests(document: Document): readonly PlannedRestoreTest[] {
  return document.resources('aws_backup_restore_testing_plan').flatMap((plan) => {
    const [points = {}] = blocksOf(plan.attributes.recovery_point_selection);
    const days = points.selection_window_days;
    return document
      .referringTo('aws_backup_restore_testing_selection', 'restore_testing_plan_name', plan)
      .map(({ path, attributes }) => ({
        path,
        planName: text(plan.attributes.name),
        region: plan.provider.region,
        type: text(attributes.protected_resource_type),
        vaults: texts(points.include_vaults),
        // What AWS takes when nothing is said.
        selectionWindowDays: typeof days === 'number' ? days : 30,
        selection: {
          ...selectionOf({ condition: attributes.protected_resource_conditions }),
          resources: texts(attributes.protected_resource_arns),
        },
        overrides: Object.keys(attributes.restore_metadata_overrides ?? {}).map((key) => key.toLowerCase()),
      }));
  });
}
