import type { AlarmSpec } from '@etops/contracts';
import {
  checkProps,
  checkSchedule,
  checkTimeZone,
  ProblemList,
  show,
  StateMachine,
  throwProblems,
} from '@etops/foundation';
import { Construct } from 'constructs';
import { backupMachineName, checkNotifications, failedRunAlarms, withMachine } from '../notifications';
import { backupSelectionTag, checkTag } from '../plan';
import { shapes } from '../shapes.generated';
import { warmPoolExclusionDefinition } from './warm-pool-exclusion-definition';
import type { ResolvedWarmPoolExclusion, WarmPoolExclusionProps } from './warm-pool-exclusion-props';

/** Name of an Auto Scaling group: 1 to 255 characters without a colon. */
const GROUP_NAME_PATTERN = /^[^:\s][^:]{0,254}$/;

/**
 * Creates a scheduled state machine that leaves the stopped instances of a warm pool out of a backup plan.
 *
 * AWS Backup selects stopped instances, too. The instances of a group differ by their life cycle only, which no selection
 * can express; the machine therefore moves the tag.
 *
 * @throws ValidationError when the name, the tag or the schedule is wrong
 */
export class WarmPoolExclusion extends Construct {
  /** ARN of the state machine, a literal. */
  readonly stateMachineArn: string;
  /** Alarms about runs that could not be started, failed or timed out, as data. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: WarmPoolExclusionProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'WarmPoolExclusionProps', props);
    const resolved: ResolvedWarmPoolExclusion = {
      tag: backupSelectionTag(checked.environment),
      timeZone: 'Etc/UTC',
      ...checked,
    };
    const problems = new ProblemList();
    check(problems, resolved);
    throwProblems(this, problems.all);
    const { environment, notifications, schedule, timeZone } = resolved;
    const machine = new StateMachine(this, 'machine', {
      environment,
      name: backupMachineName(environment, 'warm-pool'),
      description: 'Leaves the instances of a warm pool out of backups',
      definition: warmPoolExclusionDefinition(resolved, { retrySeconds: 5 }),
      kmsKeyArn: notifications.kmsKeyArn,
      schedule: { expression: schedule, timeZone },
    });
    this.stateMachineArn = machine.arn;
    this.alarms = [...withMachine('warm-pool', machine.schedule?.alarms), ...failedRunAlarms('warm-pool', machine.arn)];
  }
}

function check(problems: ProblemList, exclusion: ResolvedWarmPoolExclusion): void {
  const { environment, autoScalingGroupName, tag, notifications, schedule, timeZone } = exclusion;
  const name = problems.literal('autoScalingGroupName', autoScalingGroupName, 'permissions are computed from it');
  problems.require(
    name === undefined || GROUP_NAME_PATTERN.test(name),
    'WARM_POOL_GROUP',
    () =>
      `autoScalingGroupName must be the name of an Auto Scaling group, got ${show(name)}; use the autoScalingGroupName of a WebTier, for example`,
  );
  checkTag(problems, 'tag', tag, 'WARM_POOL_TAG');
  checkNotifications(problems, 'notifications', notifications, environment);
  checkSchedule(problems, 'schedule', schedule, 'scheduler', { code: 'WARM_POOL_SCHEDULE', minHours: 1, maxDays: 31 });
  checkTimeZone(problems, 'timeZone', timeZone, { code: 'WARM_POOL_TIME_ZONE' });
}
