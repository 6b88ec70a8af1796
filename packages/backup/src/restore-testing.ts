import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan';
import { BackupRestoreTestingSelection } from '@cdktf/provider-aws/lib/backup-restore-testing-selection';
import type { BackupTargetRef, EnvironmentRef, NetworkRef } from '@etops/contracts';
import { nameFor, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { BackupRole } from './internal/backup-role';
import { RestoreNetwork } from './internal/restore-network';
import { validateRestoreTesting } from './internal/validate-restore-testing';
import { RESTORE_TEST_NAME_MAX_LENGTH } from './limits';
import type { RestoreTest } from './restore-test';
import { needsNetwork } from './restore-test';

const PURPOSE = 'restore-test';

export interface RestoreTestingProps {
  readonly environment: EnvironmentRef;
  /**
   * Name of the plan: 1 to 50 letters, digits and `_`. Cannot be changed later. A second plan of an environment needs
   * one.
   *
   * @default - `<application>_<environment>_restore_test`
   */
  readonly name?: string;
  /** Vaults of this Region from which recovery points are restored; those with the copies prove most. */
  readonly vaults: readonly Pick<BackupTargetRef, 'vaultArn' | 'region'>[];
  /** One test for each type that the vaults hold. */
  readonly tests: readonly RestoreTest[];
  /**
   * Where databases and servers are restored. They get subnets of the network's data tier and a security group that
   * lets nothing in or out.
   *
   * @default - none: only types that need no network can be tested
   */
  readonly network?: Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;
  /**
   * Six fields, in {@link timeZone}, for example `cron(0 9 ? * SUN *)`.
   *
   * @default 'cron(0 9 1 * ? *)', the first of every month
   */
  readonly schedule?: string;
  /** @default 'Etc/UTC' */
  readonly timeZone?: string;
  /**
   * Hours within which the restores start, spread by chance; 1 to 168.
   *
   * @default 8
   */
  readonly startWindowHours?: number;
  /**
   * Days from which a recovery point is chosen, 1 to 365: as many as lie between two backups, at least.
   *
   * @default 7
   */
  readonly selectionWindowDays?: number;
  /**
   * Which recovery point of a resource is restored: the latest one, or any.
   *
   * @default 'latest'
   */
  readonly choose?: 'latest' | 'random';
  /**
   * Role that restores.
   *
   * @default - a role of the plan's own with AWS's two managed policies for restores
   */
  readonly roleArn?: string;
}

/**
 * Restores what is in vaults, on a schedule, into a network where it harms nobody, and deletes it again.
 *
 * @throws ValidationError when a name, window, vault or network contradicts AWS
 */
export class RestoreTesting extends Construct {
  /** Name of the plan, for events and alarms about its jobs. */
  readonly planName: string;
  /** ARN of the plan, known after apply: a `BackupWatch` looks for its restores by it. */
  readonly planArn: string;

  constructor(scope: Construct, id: string, props: RestoreTestingProps) {
    super(scope, id);
    const { environment, vaults, tests, network } = props;
    const { schedule = 'cron(0 9 1 * ? *)', timeZone = 'Etc/UTC', choose = 'latest' } = props;
    const { startWindowHours = 8, selectionWindowDays = 7 } = props;
    const name =
      props.name ?? nameFor(environment, PURPOSE, { maxLength: RESTORE_TEST_NAME_MAX_LENGTH, separator: '_' });
    throwProblems(
      this,
      validateRestoreTesting({
        region: environment.region,
        name,
        vaults,
        tests,
        hasNetwork: network !== undefined,
        dataSubnets: network?.dataSubnets.length ?? 0,
        schedule,
        timeZone,
        startWindowHours,
        selectionWindowDays,
      }),
    );
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
    this.addTests(props, plan);
  }

  private addTests(
    { environment, tests, network, roleArn }: RestoreTestingProps,
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
        ? new RestoreNetwork(this, 'network', { environment, purpose: this.planName, network })
        : undefined;
    for (const test of tests) {
      const { type, validationWindowHours = 4, overrides = {} } = test;
      const all = { ...(needsNetwork(type) ? place?.overrides[type] : {}), ...overrides };
      new BackupRestoreTestingSelection(this, `test-${type.toLowerCase()}`, {
        name: type.toLowerCase(),
        restoreTestingPlanName: plan.name,
        protectedResourceType: type,
        ...selectionOf(test),
        iamRoleArn: role.roleArn,
        validationWindowHours,
        ...(Object.keys(all).length === 0 ? {} : { restoreMetadataOverrides: all }),
        dependsOn: [...role.attachments],
      });
    }
  }
}

/** By ARN or by tag: the provider takes exactly one of the two. */
function selectionOf({ tag, resourceArns = ['*'] }: RestoreTest) {
  return tag === undefined
    ? { protectedResourceArns: [...resourceArns] }
    : {
        protectedResourceConditions: [{ stringEquals: [{ key: `aws:ResourceTag/${tag.key}`, value: tag.value }] }],
      };
}
