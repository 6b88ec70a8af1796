import type { BackupPlanRule, BackupPlanRuleLifecycle } from '@cdktf/provider-aws/lib/backup-plan';
import type { LocalBackupVaultRef } from '../vault';
import type { BackupRule, ResolvedBackupRule } from './backup-rule';
import { resolveRule } from './backup-rule';

/** Renders a rule of the provider's backup plan. */
export function renderRule(props: BackupRule, { vaultName }: LocalBackupVaultRef): BackupPlanRule {
  const rule = resolveRule(props);
  return {
    ruleName: rule.name,
    targetVaultName: vaultName,
    schedule: rule.schedule,
    scheduleExpressionTimezone: rule.timeZone,
    startWindow: rule.startWindowMinutes,
    completionWindow: rule.completionWindowMinutes,
    ...(rule.continuous ? { enableContinuousBackup: true } : {}),
    lifecycle: lifecycleOf(rule, rule),
    copyAction: rule.copies.map((copy) => ({
      destinationVaultArn: copy.destination.vaultArn,
      lifecycle: lifecycleOf(copy, rule),
    })),
  };
}

function lifecycleOf(
  { retentionDays, coldAfterDays }: Pick<BackupRule, 'retentionDays' | 'coldAfterDays'>,
  { archiveSnapshots }: ResolvedBackupRule,
): BackupPlanRuleLifecycle {
  return {
    deleteAfter: retentionDays,
    ...(coldAfterDays === undefined ? {} : { coldStorageAfter: coldAfterDays }),
    ...(coldAfterDays !== undefined && archiveSnapshots ? { optInToArchiveForSupportedResources: true } : {}),
  };
}
