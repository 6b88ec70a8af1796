import { describeGroup, IMAGE } from './calls';
import type { ReleasePace, ReleaseTarget } from './release-target';
import { choice, equalsPath, failure, loop } from './states';
import type { States, Task } from './states';

/** Does the group name the version, are its servers healthy, are the alarms silent? Then the pointer moves. */
export function verificationStates(task: Task, target: ReleaseTarget, pace: ReleasePace): States {
  const { autoScalingGroupName, targetGroupArn, alarmNames, pointer } = target;
  const onFailure = 'StartRestore';
  return {
    DescribeReleased: describeGroup(task, autoScalingGroupName, '$.released', 'IsGroupReleased', onFailure),
    IsGroupReleased: choice(
      [[equalsPath('$.released.templates[0].Version', '$.release.version'), 'PollTargets']],
      'GroupIsNotReleased',
    ),
    GroupIsNotReleased: failure('the group does not name the released version after the refresh', onFailure),
    ...loop({
      subject: 'Targets',
      pollSeconds: pace.pollSeconds,
      maximumTurns: pace.maximumHealthTurns,
      look: (next) =>
        task('aws-sdk:elasticloadbalancingv2:describeTargetHealth', {
          parameters: { TargetGroupArn: targetGroupArn },
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
      tooLong: 'TargetsAreUnhealthy',
    }),
    TargetsAreUnhealthy: failure('servers are unhealthy in the target group after the refresh', onFailure),
    DescribeAlarms: task('aws-sdk:cloudwatch:describeAlarms', {
      parameters: { AlarmNames: alarmNames, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
      result: {
        to: '$.alarms',
        select: {
          'metric.$': contains('$.MetricAlarms[*].StateValue', 'ALARM'),
          'composite.$': contains('$.CompositeAlarms[*].StateValue', 'ALARM'),
        },
      },
      next: 'DoesAnAlarmRing',
      onFailure,
    }),
    DoesAnAlarmRing: choice(
      [
        [
          {
            Or: [
              { Variable: '$.alarms.metric', BooleanEquals: true },
              { Variable: '$.alarms.composite', BooleanEquals: true },
            ],
          },
          'AlarmRings',
        ],
      ],
      'MovePointer',
    ),
    AlarmRings: failure('an alarm rings after the refresh', onFailure),
    MovePointer: task('aws-sdk:ssm:putParameter', {
      // What is left out here, an overwrite may take away.
      parameters: { ...pointer, 'Value.$': IMAGE, Overwrite: true },
      next: 'NotifyReleased',
      onFailure,
    }),
  };
}

/** Whether any of the values is the one looked for; filters with texts are not safe in paths. */
const contains = (path: string, value: string) => `States.ArrayContains(${path}, '${value}')`;

const TARGET_STATES = '$.TargetHealthDescriptions[*].TargetHealth.State';
