import { BackupPlan as AwsBackupPlan } from '@cdktf/provider-aws/lib/backup-plan';
import type { BackupPlanRule } from '@cdktf/provider-aws/lib/backup-plan';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection';
import type { EnvironmentRef } from '@etops/contracts';
import { nameFor, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { BackupRole } from './internal/backup-role';
import type { BackupRule } from './backup-rule';
import { resolveRule } from './backup-rule';
import type { BackupVaultRef } from './backup-target';
import { validatePlan } from './internal/validate-plan';
import { PLAN_NAME_MAX_LENGTH } from './limits';
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
  /** At least one. */
  readonly rules: readonly BackupRule[];
  /**
   * Every resource of the Region and account with this tag is backed up, of all types that the Region's settings opt
   * in to.
   *
   * @default - {@link backupSelectionTag}: `Backup` = `<application>-<environment>`
   */
  readonly selectionTag?: SelectionTag;
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
 * @throws ValidationError when a schedule, window or retention contradicts AWS or the lock of a vault
 */
export class BackupPlan extends Construct {
  /** ARN of the role, for restores and restore tests. */
  readonly roleArn: string;
  /** What resources must carry to be backed up. */
  readonly selectionTag: SelectionTag;

  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, id);
    const { environment, vault, rules, selectionTag = backupSelectionTag(environment) } = props;
    const name = props.name ?? nameFor(environment, 'backup', { maxLength: PLAN_NAME_MAX_LENGTH });
    throwProblems(this, validatePlan({ environment, name, vault, rules, selectionTag }));
    this.selectionTag = selectionTag;
    const { roleArn, attachments } =
      props.roleArn === undefined
        ? new BackupRole(this, 'role', { environment, name: `${name}-role` })
        : { roleArn: props.roleArn, attachments: [] };
    this.roleArn = roleArn;
    const plan = new AwsBackupPlan(this, 'plan', { name, rule: rules.map((rule) => renderRule(rule, vault)) });
    new BackupSelection(this, 'tagged', {
      name,
      planId: plan.id,
      iamRoleArn: roleArn,
      selectionTag: [{ type: 'STRINGEQUALS', ...selectionTag }],
      dependsOn: [...attachments],
    });
  }
}

function renderRule(rule: BackupRule, { vaultName }: BackupVaultRef): BackupPlanRule {
  const { name, schedule, timeZone, retentionDays, startWindowMinutes, completionWindowMinutes, copies } =
    resolveRule(rule);
  return {
    ruleName: name,
    targetVaultName: vaultName,
    schedule,
    scheduleExpressionTimezone: timeZone,
    startWindow: startWindowMinutes,
    completionWindow: completionWindowMinutes,
    lifecycle: { deleteAfter: retentionDays },
    copyAction: copies.map((copy) => ({
      destinationVaultArn: copy.to.vaultArn,
      lifecycle: { deleteAfter: copy.retentionDays },
    })),
  };
}
