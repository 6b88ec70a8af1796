import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan';
import type { BackupRestoreTestingSelectionConfig } from '@cdktf/provider-aws/lib/backup-restore-testing-selection';
import { BackupRestoreTestingSelection } from '@cdktf/provider-aws/lib/backup-restore-testing-selection';
import type { Checked } from '@etops/foundation';
import { checkProps, nameFor, ProblemList, replacementTrigger, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import type { RestoreTestCheck } from '../freshness';
import { daysOfSchedule } from '../freshness';
import { RESTORE_TEST_NAME_LENGTH } from '../limits';
import { BackupRole } from '../plan';
import { checkRestoreTesting } from './check-restore-testing';
import { RestoreNetwork } from './restore-network';
import type { RestoreTest } from './restore-test';
import { needsNetwork } from './restore-test';
import type { ResolvedRestoreTesting, RestoreTestingProps } from './restore-testing-props';
import { shapes } from '../shapes.generated';

const PURPOSE = 'restore-test';

/** Hours that a restore may take, once it has started. */
const RESTORE_HOURS = 24;

/**
 * Creates an AWS Backup restore testing plan: it restores recovery points on a schedule, into an isolated network, and
 * deletes the restored resources again.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 * @throws ValidationError when a name, window, vault or network contradicts AWS
 */
export class RestoreTesting extends Construct {
  /** Name of the plan, for events and alarms about its jobs. */
  readonly planName: string;
  /** ARN of the plan, known after apply. */
  readonly planArn: string;
  private readonly testedTypes: readonly string[];
  private readonly timing: Pick<ResolvedRestoreTesting, 'schedule' | 'startWindowHours'>;

  constructor(scope: Construct, id: string, props: RestoreTestingProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'RestoreTestingProps', props);
    const resolved: ResolvedRestoreTesting = {
      name: nameFor(checked.environment, PURPOSE, { maxLength: RESTORE_TEST_NAME_LENGTH.max, separator: '_' }),
      schedule: 'cron(0 9 1 * ? *)',
      timeZone: 'Etc/UTC',
      startWindowHours: 8,
      selectionWindowDays: 7,
      choose: 'latest',
      ...checked,
    };
    const problems = new ProblemList();
    checkRestoreTesting(problems, '', resolved);
    throwProblems(this, problems.all);
    const { name, vaults, schedule, timeZone, startWindowHours, selectionWindowDays, choose } = resolved;
    const plan = new BackupRestoreTestingPlan(this, 'plan', {
      name,
      scheduleExpression: schedule,
      scheduleExpressionTimezone: timeZone,
      startWindowHours,
      recoveryPointSelection: [
        {
          algorithm: choose === 'latest' ? 'LATEST_WITHIN_WINDOW' : 'RANDOM_WITHIN_WINDOW',
          includeVaults: vaults.map(({ vaultArn }) => vaultArn),
          recoveryPointTypes: ['SNAPSHOT'],
          selectionWindowDays,
        },
      ],
    });
    this.planName = name;
    this.planArn = plan.arn;
    this.timing = { schedule, startWindowHours };
    this.testedTypes = checked.tests.map(({ type }) => type);
    this.addTests(checked, plan);
  }

  /**
   * Returns the check that a restore test of this plan was completed lately, for a `BackupFreshnessMonitor`.
   *
   * @throws ValidationError if the schedule or the start window is a token, since the days are computed
   */
  get freshnessCheck(): RestoreTestCheck {
    const { schedule, startWindowHours } = this.timing;
    const problems = new ProblemList();
    const hours = problems.literal('startWindowHours', startWindowHours) ?? 0;
    const withinDays = daysOfSchedule(problems, '', { schedule, runHours: hours + RESTORE_HOURS });
    throwProblems(this, problems.all);
    return { kind: 'restore-test', id: 'restore-tests', restoreTestingPlanArn: this.planArn, withinDays };
  }

  /**
   * Returns one check for each type that is tested: that a restore of the type was completed lately. A single check is
   * content with any type.
   *
   * @throws ValidationError if the schedule or the start window is a token, since the days are computed
   */
  get freshnessChecks(): readonly RestoreTestCheck[] {
    const check = this.freshnessCheck;
    return this.testedTypes.map((resourceType) => ({
      ...check,
      id: `${check.id}-${resourceType.toLowerCase()}`,
      resourceType,
    }));
  }

  private addTests(
    { environment, name, tests, network, roleArn }: Checked<RestoreTestingProps>,
    plan: BackupRestoreTestingPlan,
  ): void {
    const role =
      roleArn === undefined
        ? new BackupRole(this, 'role', {
            environment,
            name: `${this.planName}_role`,
            policies: ['restores', 's3-restore'],
          })
        : { roleArn, attachments: [] };
    const place =
      network !== undefined && tests.some(({ type }) => needsNetwork(type))
        ? new RestoreNetwork(this, 'network', { environment, purpose: name ?? PURPOSE, network })
        : undefined;
    for (const test of tests) {
      const { type, validationWindowHours = 4, overrides = {} } = test;
      const id = type.toLowerCase();
      const all = { ...(needsNetwork(type) ? place?.overrides[type] : {}), ...overrides };
      const selection = selectionOf(test);
      // The provider neither carries out a change of ARNs, nor the removal of ARNs and of all overrides.
      const trigger = replacementTrigger(this, `trigger-${id}`, {
        resourceArns: [...(selection.protectedResourceArns ?? [])].sort(),
        overrides: Object.keys(all).sort(),
      });
      new BackupRestoreTestingSelection(this, `test-${id}`, {
        name: id,
        restoreTestingPlanName: plan.name,
        protectedResourceType: type,
        ...selection,
        iamRoleArn: role.roleArn,
        validationWindowHours,
        ...(Object.keys(all).length === 0 ? {} : { restoreMetadataOverrides: all }),
        dependsOn: [...role.attachments],
        lifecycle: { replaceTriggeredBy: [trigger] },
      });
    }
  }
}

/** Renders a selection by ARN or by tag: the provider accepts exactly one of the two. */
function selectionOf({
  tag,
  resourceArns = ['*'],
}: RestoreTest): Pick<BackupRestoreTestingSelectionConfig, 'protectedResourceArns' | 'protectedResourceConditions'> {
  return tag === undefined
    ? { protectedResourceArns: [...resourceArns] }
    : {
        protectedResourceConditions: [{ stringEquals: [{ key: `aws:ResourceTag/${tag.key}`, value: tag.value }] }],
      };
}
