import type { States, Task } from '@etops/foundation';
import { arnOf, choice, equalsPath, loop } from '@etops/foundation';
import { allServersRun, describeGroup, failure, IMAGE, RELEASED_VERSION } from './release-calls';
import { ANY_RESOURCE } from './release-permissions';
import type { ReleaseTarget, ReleaseTimings } from './release-target';

const onFailure = 'RollBackWithNewRefresh';

/** Returns the states that check group, servers, targets and alarms after the refresh, and update the pointer last. */
export function verificationStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  return {
    DescribeGroupAfterRefresh: describeGroup(task, target, {
      to: '$.released',
      next: 'DoesGroupUseReleasedVersion',
      onFailure,
    }),
    DoesGroupUseReleasedVersion: choice(
      [[equalsPath('$.released.templates[0].Version', RELEASED_VERSION), 'PollServers']],
      'GroupDoesNotUseReleasedVersion',
    ),
    GroupDoesNotUseReleasedVersion: failure('the group does not use the released version after the refresh', onFailure),
    ...serverStates(task, target, timings),
    ...alarmStates(task, target),
    UpdatePointer: updatePointer(task, target),
  };
}

/** Servers that start or end in the meantime are waited for, so that no server is missed. */
function serverStates(task: Task, target: ReleaseTarget, { pollSeconds, maxHealthAttempts }: ReleaseTimings): States {
  let afterPoll = '';
  const polls = loop({
    subject: 'Servers',
    pollSeconds,
    maxAttempts: maxHealthAttempts,
    poll: (next) => {
      afterPoll = next;
      return describeGroup(task, target, { to: '$.released', next: 'DescribeTargets', onFailure });
    },
    branches: [
      [
        {
          And: [
            allServersRun('$.released', RELEASED_VERSION),
            { Variable: '$.targets.states[0]', IsPresent: true },
            { Variable: '$.targets.states[0]', StringEquals: 'healthy' },
            { Not: { Variable: '$.targets.states[1]', IsPresent: true } },
            { Variable: '$.targets.count', NumericGreaterThanEqualsPath: '$.released.sizes[0]' },
          ],
        },
        'DescribeAlarms',
      ],
    ],
    onTimeout: 'ServersAreNotReleased',
  });
  return {
    ...polls,
    DescribeTargets: task('aws-sdk:elasticloadbalancingv2:describeTargetHealth', {
      parameters: { TargetGroupArn: target.targetGroupArn },
      allow: ANY_RESOURCE,
      result: {
        to: '$.targets',
        select: {
          'states.$': 'States.ArrayUnique($.TargetHealthDescriptions[*].TargetHealth.State)',
          'count.$': 'States.ArrayLength($.TargetHealthDescriptions)',
        },
      },
      next: afterPoll,
      onFailure,
    }),
    ServersAreNotReleased: failure(
      'not all servers run the released version and are healthy in the target group after the refresh',
      onFailure,
    ),
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
          'count.$':
            'States.MathAdd(States.ArrayLength($.MetricAlarms[*].StateValue), States.ArrayLength($.CompositeAlarms[*].StateValue))',
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
        [{ Variable: '$.alarms.count', NumericLessThan: alarmNames.length }, 'AnAlarmIsMissing'],
      ],
      'UpdatePointer',
    ),
    AnAlarmIsActive: failure('an alarm is in state ALARM after the refresh', onFailure),
    AnAlarmIsMissing: failure('an alarm of the release does not exist', onFailure),
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
