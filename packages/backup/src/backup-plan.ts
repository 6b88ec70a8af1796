import { BackupPlan as AwsBackupPlan } from '@cdktf/provider-aws/lib/backup-plan';
import type { BackupPlanRule, BackupPlanRuleLifecycle } from '@cdktf/provider-aws/lib/backup-plan';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection';
import type { EnvironmentRef, RetentionObjective } from '@etops/contracts';
import { nameFor, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import type { BackupRule, ResolvedBackupRule } from './backup-rule';
import { resolveRule } from './backup-rule';
import type { BackupVaultRef } from './backup-target';
import { BackupRole } from './internal/backup-role';
import { renderSelection } from './internal/render-selection';
import { validatePlan } from './internal/validate-plan';
import { PLAN_NAME_MAX_LENGTH } from './limits';
import type { PlanSelection } from './plan-selection';
import type { SelectionTag } from './selection-tag';
import { backupSelectionTag } from './selection-tag';

export interface BackupPlanProps {
  readonly environment: EnvironmentRef;
  /**
   * Physical name of the plan, its selection and, followed by `-role`, its role: 1 to 50 letters, digits, `-`, `_` and
   * `.`. A second plan of an environment needs one.
   *
   * @default - `<application>-<environment>-backup`
   */
  readonly name?: string;
  /** Vault of the same Region that receives the recovery points; `BackupVault`'s `ref`, or a literal. */
  readonly vault: BackupVaultRef;
  /** At least one; {@link presetRules} makes some by name. */
  readonly rules: readonly BackupRule[];
  /**
   * Every resource of the Region and account with this tag is backed up, of all types that the Region's settings opt
   * in to.
   *
   * @default - {@link backupSelectionTag}: `Backup` = `<application>-<environment>`
   */
  readonly selectionTag?: SelectionTag;
  /**
   * What is backed up, where one tag does not say it: by tag, by type or by ARN.
   *
   * @default - what carries {@link selectionTag}
   */
  readonly selections?: readonly PlanSelection[];
  /**
   * How far back copies reach, and how long anything may live. The plan is held to it.
   *
   * @default - none
   */
  readonly objective?: RetentionObjective;
  /**
   * Role that backs up, copies and restores.
   *
   * @default - a role of the plan's own with AWS's four managed policies for backups and restores, S3 included
   */
  readonly roleArn?: string;
}

/**
 * Recovery points on a schedule, with a life of so many days, and copies in another Region.
 *
 * @throws ValidationError when a schedule, window or retention contradicts AWS, the lock of a vault, or the objective
 */
export class BackupPlan extends Construct {
  /** ARN of the role, for restores and restore tests. */
  readonly roleArn: string;
  /** What resources must carry to be backed up, unless the plan has selections of its own. */
  readonly selectionTag: SelectionTag;

  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, id);
    const { environment, vault, rules, selectionTag = backupSelectionTag(environment), objective } = props;
    const name = props.name ?? nameFor(environment, 'backup', { maxLength: PLAN_NAME_MAX_LENGTH });
    const selections = props.selections ?? [{ name: 'tagged', tag: selectionTag }];
    throwProblems(
      this,
      validatePlan({ environment, name, vault, rules, selections, ...(objective === undefined ? {} : { objective }) }),
    );
    this.selectionTag = selectionTag;
    const { roleArn, attachments } =
      props.roleArn === undefined
        ? new BackupRole(this, 'role', { environment, name: `${name}-role` })
        : { roleArn: props.roleArn, attachments: [] };
    this.roleArn = roleArn;
    const plan = new AwsBackupPlan(this, 'plan', { name, rule: rules.map((rule) => renderRule(rule, vault)) });
    for (const selection of selections) {
      new BackupSelection(this, props.selections === undefined ? selection.name : `selection-${selection.name}`, {
        name: props.selections === undefined ? name : selection.name,
        planId: plan.id,
        iamRoleArn: roleArn,
        ...renderSelection(environment.region, selection),
        dependsOn: [...attachments],
      });
    }
  }
}

function renderRule(props: BackupRule, { vaultName }: BackupVaultRef): BackupPlanRule {
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
      destinationVaultArn: copy.to.vaultArn,
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
