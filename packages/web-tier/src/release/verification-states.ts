import type { States, Task } from '@etops/foundation';
import { arnOf, choice, equalsPath, loop } from '@etops/foundation';
import { describeGroup, failure, IMAGE } from './release-calls';
import { ANY_RESOURCE } from './release-permissions';
import type { ReleaseTarget, ReleaseTimings } from './release-target';

const onFailure = 'RollBackWithNewRefresh';
const TARGET_STATES = '$.TargetHealthDescriptions[*].TargetHealth.State';

/** Returns the states that check group, targets and alarms after the refresh, and update the pointer last. */
export function verificationStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  return {
    DescribeGroupAfterRefresh: describeGroup(task, target, {
      to: '$.released',
      next: 'DoesGroupUseReleasedVersion',
      onFailure,
    }),
    DoesGroupUseReleasedVersion: choice(
      [[equalsPath('$.released.templates[0].Version', '$.release.version'), 'PollTargetHealth']],
      'GroupDoesNotUseReleasedVersion',
    ),
    GroupDoesNotUseReleasedVersion: failure('the group does not use the released version after the refresh', onFailure),
    ...targetStates(task, target, timings),
    ...alarmStates(task, target),
    UpdatePointer: updatePointer(task, target),
  };
}

function targetStates(
  task: Task,
  { targetGroupArn }: ReleaseTarget,
  { pollSeconds, maxHealthAttempts }: ReleaseTimings,
): States {
  return {
    ...loop({
      subject: 'TargetHealth',
      pollSeconds,
      maxAttempts: maxHealthAttempts,
      poll: (next) =>
        task('aws-sdk:elasticloadbalancingv2:describeTargetHealth', {
          parameters: { TargetGroupArn: targetGroupArn },
          allow: ANY_RESOURCE,
          result: {
            to: '$.targets',
            select: {
              'healthy.$': contains(TARGET_STATES, 'healthy'),
              'unhealthy.$': contains(TARGET_STATES, 'unhealthy'),
            },
          },
          next,
          onFailure,
        }),
      branches: [
        [
          {
            And: [
              { Variable: '$.targets.healthy', BooleanEquals: true },
              { Variable: '$.targets.unhealthy', BooleanEquals: false },
            ],
          },
          'DescribeAlarms',
        ],
      ],
      onTimeout: 'TargetsAreUnhealthy',
    }),
    TargetsAreUnhealthy: failure('servers are unhealthy in the target group after the refresh', onFailure),
  };
}

function alarmStates(task: Task, { alarmNames }: ReleaseTarget): States {
  return {
    DescribeAlarms: task('aws-sdk:cloudwatch:describeAlarms', {
      parameters: { AlarmNames: alarmNames, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
      allow: ANY_RESOURCE,
      result: {
        to: '$.alarms',
        select: {
          'metric.$': contains('$.MetricAlarms[*].StateValue', 'ALARM'),
          'composite.$': contains('$.CompositeAlarms[*].StateValue', 'ALARM'),
        },
      },
      next: 'IsAnAlarmActive',
      onFailure,
    }),
    IsAnAlarmActive: choice(
      [
        [
          {
            Or: [
              { Variable: '$.alarms.metric', BooleanEquals: true },
              { Variable: '$.alarms.composite', BooleanEquals: true },
            ],
          },
          'AnAlarmIsActive',
        ],
      ],
      'UpdatePointer',
    ),
    AnAlarmIsActive: failure('an alarm is in state ALARM after the refresh', onFailure),
  };
}

function updatePointer(task: Task, { environment, pointer }: ReleaseTarget) {
  return task('aws-sdk:ssm:putParameter', {
    // An overwrite may reset attributes that are omitted.
    parameters: { ...pointer, 'Value.$': IMAGE, Overwrite: true },
    allow: { resources: arnOf(environment, 'ssm', `parameter${pointer.Name}`) },
    next: 'NotifyReleased',
    onFailure,
  });
}

/** Returns an expression for whether a list contains a text; filters with texts are not safe in paths. */
function contains(path: string, value: string): string {
  return `States.ArrayContains(${path}, '${value}')`;
}
