import { BackupPlan as AwsBackupPlan } from '@cdktf/provider-aws/lib/backup-plan';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection';
import { checkProps, nameFor, ProblemList, replacementTrigger, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { PLAN_NAME_LENGTH } from '../limits';
import type { BackupPlanProps } from './backup-plan-props';
import { BackupRole } from './backup-role';
import type { BackupRule } from './backup-rule';
import { checkBackupPlan } from './check-backup-plan';
import type { PlanSelection } from './plan-selection';
import { renderRule } from './render-rule';
import { conditionOf, renderSelection } from './render-selection';
import type { SelectionTag } from './selection-tag';
import { backupSelectionTag } from './selection-tag';
import { shapes } from '../shapes.generated';

/**
 * Creates a backup plan: recovery points on a schedule, each with a retention, and copies in another Region.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html
 * @throws ValidationError when a schedule, window or retention contradicts AWS, the lock of a vault, or the objective
 */
export class BackupPlan extends Construct {
  /** ARN of the role, for restores and restore tests. */
  readonly roleArn: string;
  /** Tag of the resources that the plan backs up, unless it has its own selections. */
  readonly selectionTag: SelectionTag;
  /** Rules of the plan, as they were given. */
  readonly rules: readonly BackupRule[];
  /** Selections of the plan; one by {@link selectionTag}, unless others were given. */
  readonly selections: readonly PlanSelection[];

  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'BackupPlanProps', props);
    const { environment, vault, rules, selectionTag = backupSelectionTag(environment), objective } = checked;
    const name = checked.name ?? nameFor(environment, 'backup', { maxLength: PLAN_NAME_LENGTH.max });
    const selections = checked.selections ?? [{ name: 'tagged', tag: selectionTag }];
    const problems = new ProblemList();
    problems.require(
      checked.selections === undefined || checked.selectionTag === undefined,
      'BACKUP_SELECTION_BOTH',
      () =>
        'selectionTag must be omitted with selections, got both; add a selection with the tag, since only selections are used',
    );
    checkBackupPlan(problems, '', {
      environment,
      name,
      vault,
      rules,
      selections,
      given: props.selections === undefined ? 'selectionTag' : 'selections',
      ...(objective === undefined ? {} : { objective }),
      ...(props.roleArn === undefined ? {} : { roleArn: props.roleArn }),
    });
    throwProblems(this, problems.all);
    this.selectionTag = selectionTag;
    this.rules = rules;
    this.selections = selections;
    const { roleArn, attachments } =
      checked.roleArn === undefined
        ? new BackupRole(this, 'role', { environment, name: `${name}-role` })
        : { roleArn: checked.roleArn, attachments: [] };
    this.roleArn = roleArn;
    const plan = new AwsBackupPlan(this, 'plan', { name, rule: rules.map((rule) => renderRule(rule, vault)) });
    const common = { planId: plan.id, iamRoleArn: roleArn, dependsOn: [...attachments] };
    for (const selection of selections) {
      const selected = renderSelection(environment.region, selection);
      if (checked.selections === undefined) {
        new BackupSelection(this, selection.name, { ...common, name, ...selected });
      } else {
        const condition = replacementTrigger(this, `condition-${selection.name}`, conditionOf(selection));
        new BackupSelection(this, `selection-${selection.name}`, {
          ...common,
          name: selection.name,
          ...selected,
          lifecycle: { replaceTriggeredBy: [condition] },
        });
      }
    }
  }
}
