import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { AlarmSpec } from '@etops/contracts';
import {
  checkProps,
  keptDescription,
  nameFor,
  ProblemList,
  SECURITY_GROUP_NAME_LENGTH,
  StateMachine,
  throwProblems,
} from '@etops/foundation';
import { Construct } from 'constructs';
import type { ExecutionCheck } from '../freshness';
import { daysOfSchedule } from '../freshness';
import { backupMachineName, failedRunAlarms, withMachine } from '../notifications';
import { shapes } from '../shapes.generated';
import { checkInstanceRestoreTest } from './check-instance-restore-test';
import { instanceRestoreDefinition } from './instance-restore-definition';
import type { InstanceRestoreTestProps, ResolvedInstanceRestoreTest } from './instance-restore-test-props';

/**
 * Creates a scheduled restore test of one instance: a state machine starts it from a recovery point, waits for the status
 * checks of EC2, and terminates it.
 *
 * AWS Backup's restore testing restores one image of every instance, and cannot name the key of the volumes.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html (checked 2026-11-23)
 * @throws ValidationError when names, network, days or schedule are wrong
 */
export class InstanceRestoreTest extends Construct {
  /** ARN of the state machine, a literal. */
  readonly stateMachineArn: string;
  /** Alarms about tests that could not be started, failed or timed out, as data. */
  readonly alarms: readonly AlarmSpec[];
  private readonly schedule: string;

  constructor(scope: Construct, id: string, props: InstanceRestoreTestProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'InstanceRestoreTestProps', props);
    const resolved: ResolvedInstanceRestoreTest = {
      selectionWindowDays: 3,
      schedule: 'cron(0 9 1 * ? *)',
      timeZone: 'Etc/UTC',
      ...checked,
    };
    const problems = new ProblemList();
    checkInstanceRestoreTest(problems, '', resolved);
    throwProblems(this, problems.all);
    const { environment, network, notifications, schedule, timeZone } = resolved;
    const name = backupMachineName(environment, 'instance-restore');
    const groupName = nameFor(environment, 'instance-restore', { maxLength: SECURITY_GROUP_NAME_LENGTH.max });
    const isolated = new SecurityGroup(this, 'isolated', {
      name: groupName,
      description: 'Restore tests of instances: nothing in, nothing out',
      vpcId: network.vpcId,
      tags: { Name: groupName },
      lifecycle: keptDescription,
    });
    const machine = new StateMachine(this, 'machine', {
      environment,
      name,
      description: 'Starts one instance from a recovery point, to prove that it starts',
      definition: instanceRestoreDefinition(
        { ...resolved, subnetId: network.dataSubnets[0]?.id ?? '', securityGroupId: isolated.id },
        { retrySeconds: 5, pollSeconds: 60 },
      ),
      kmsKeyArn: notifications.kmsKeyArn,
      schedule: { expression: schedule, timeZone },
    });
    this.schedule = schedule;
    this.stateMachineArn = machine.arn;
    this.alarms = [
      ...withMachine('instance-restore', machine.schedule?.alarms),
      ...failedRunAlarms('instance-restore', machine.arn),
    ];
  }

  /**
   * Returns the check that a test succeeded lately, for a `BackupFreshnessMonitor`.
   *
   * @throws ValidationError if the schedule is a token, since its intervals are computed
   */
  get freshnessCheck(): ExecutionCheck {
    const problems = new ProblemList();
    const withinDays = daysOfSchedule(problems, '', { schedule: this.schedule, runHours: 2 });
    throwProblems(this, problems.all);
    return { kind: 'execution', id: 'instance-restore', stateMachineArn: this.stateMachineArn, withinDays };
  }
}
