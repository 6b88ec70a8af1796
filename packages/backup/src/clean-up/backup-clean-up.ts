import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import { checkProps, iamArnOf, ProblemList, StateMachine, stateMachineArn, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import type { ExecutionCheck } from '../freshness';
import { daysOfSchedule } from '../freshness';
import { backupMachineName, failedRunAlarms } from '../notifications';
import type { BackupCleanUpProps, ResolvedCleanUp } from './backup-clean-up-props';
import { checkCleanUp } from './check-clean-up';
import { cleanUpDefinition, TIMEOUT_HOURS } from './clean-up-definition';
import { shapes } from '../shapes.generated';

/** Returns the ARN of the role that a clean-up deletes with, computed from literals, for the policy of a vault. */
export function backupCleanUpRoleArn(environment: EnvironmentRef): string {
  return iamArnOf(environment, `role/${machineName(environment)}`);
}

/** Returns the ARN of the clean-up's state machine, computed from literals, to start or to monitor it. */
export function backupCleanUpArn(environment: EnvironmentRef): string {
  return stateMachineArn(environment, machineName(environment));
}

function machineName(environment: EnvironmentRef): string {
  return backupMachineName(environment, 'clean-up');
}

/**
 * Creates the weekly clean-up of recovery points, images and snapshots that no lifecycle deletes: a state machine that
 * calls the services itself.
 *
 * @throws ValidationError when age, names or schedule are wrong
 */
export class BackupCleanUp extends Construct {
  /** ARN of the state machine, a literal. */
  readonly stateMachineArn: string;
  /** Alarms about runs that could not be started, failed or timed out, as data. */
  readonly alarms: readonly AlarmSpec[];
  private readonly schedule: string;

  constructor(scope: Construct, id: string, props: BackupCleanUpProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'BackupCleanUpProps', props);
    const { environment } = checked;
    const resolved: ResolvedCleanUp = {
      dryRun: true,
      olderThanDays: 90,
      vaultNames: [],
      tag: { key: 'Application', value: environment.application },
      imageNames: [],
      imagePointerNames: [],
      optionalImagePointerNames: [],
      schedule: 'cron(0 10 ? * SUN *)',
      timeZone: 'Etc/UTC',
      ...checked,
    };
    const problems = new ProblemList();
    checkCleanUp(problems, '', resolved);
    throwProblems(this, problems.all);
    const { notifications, olderThanDays, dryRun, schedule, timeZone } = resolved;
    const machine = new StateMachine(this, 'machine', {
      environment,
      name: machineName(environment),
      description: 'Deletes recovery points, images and snapshots that no lifecycle deletes',
      definition: cleanUpDefinition(
        { ...resolved, reports: { prefix: 'clean-up/', ...checked.reports } },
        { olderThanDays, pageSize: 25, retrySeconds: 5 },
      ),
      kmsKeyArn: notifications.kmsKeyArn,
      schedule: { expression: schedule, timeZone, input: { dryRun } },
    });
    this.schedule = schedule;
    this.stateMachineArn = machine.arn;
    this.alarms = [...(machine.schedule?.alarms ?? []), ...failedRunAlarms('clean-up', machine.arn)];
  }

  /**
   * Returns the check that the clean-up succeeded lately, for a `BackupFreshnessMonitor`.
   *
   * @throws ValidationError if the schedule is a token, since its intervals are computed
   */
  get freshnessCheck(): ExecutionCheck {
    const problems = new ProblemList();
    const withinDays = daysOfSchedule(problems, '', { schedule: this.schedule, runHours: TIMEOUT_HOURS });
    throwProblems(this, problems.all);
    return {
      kind: 'execution',
      id: 'clean-up',
      stateMachineArn: this.stateMachineArn,
      withinDays,
    };
  }
}
