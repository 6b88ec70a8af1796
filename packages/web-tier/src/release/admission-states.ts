import type { Rule, States, Task } from '@etops/foundation';
import { arnOf, choice, isOneOf } from '@etops/foundation';
import {
  allServersRun,
  createVersion,
  describeGroup,
  describeNewestVersion,
  failure,
  IMAGE,
  PREVIOUS_IMAGE,
  PREVIOUS_VERSION,
  TEMPLATE,
} from './release-calls';
import { ANY_RESOURCE } from './release-permissions';
import type { ReleaseTarget } from './release-target';

const onFailure = 'NotifyRefused';

/** Input that lets a release start during a failover, or with servers that a rollback would not restore. */
const isOverridden: Rule = {
  And: [
    { Variable: '$.input.override', IsPresent: true },
    { Variable: '$.input.override', BooleanEquals: true },
  ],
};
const HOW_TO_OVERRIDE = 'to release nevertheless, add "override": true to the input';

/** Returns the states that check whether the release may start, and whether it could be rolled back. */
export function admissionStates(task: Task, target: ReleaseTarget): States {
  return {
    ...inputStates(task, target),
    ...switchStates(task, target),
    ...groupStates(task, target),
    ...serverStates(task, target),
  };
}

function inputStates(task: Task, { stateMachineArn, switchNames }: ReleaseTarget): States {
  return {
    SaveInput: {
      Type: 'Pass',
      Parameters: { 'input.$': '$', 'execution.$': '$$.Execution.Id', 'name.$': '$$.Execution.Name' },
      Next: 'IsInputAnImageId',
    },
    IsInputAnImageId: choice(
      [
        [
          {
            And: [
              { Variable: IMAGE, IsPresent: true },
              { Variable: IMAGE, IsString: true },
              { Variable: IMAGE, StringMatches: 'ami-*' },
            ],
          },
          'ListRunningReleases',
        ],
      ],
      'InputIsNotAnImageId',
    ),
    InputIsNotAnImageId: failure(
      'the input must be {"imageId": "ami-…"}, the id of one image; \'latest\' and \'resolve:ssm:…\' cannot be rolled back',
      onFailure,
    ),
    ListRunningReleases: task('aws-sdk:sfn:listExecutions', {
      parameters: { 'StateMachineArn.$': '$$.StateMachine.Id', StatusFilter: 'RUNNING', MaxResults: 2 },
      allow: { resources: stateMachineArn },
      result: { to: '$.running', select: { 'names.$': '$.Executions[*].Name' } },
      next: 'IsAnotherReleaseRunning',
      onFailure,
    }),
    // The list is eventually consistent: it may miss this execution, and another one that starts at the same time.
    IsAnotherReleaseRunning: choice(
      [
        [{ Variable: '$.running.names[1]', IsPresent: true }, 'AnotherReleaseIsRunning'],
        [{ Not: { Variable: '$.running.names[0]', IsPresent: true } }, 'DescribeImage'],
        [{ Variable: '$.running.names[0]', StringEqualsPath: '$.name' }, 'DescribeImage'],
      ],
      'AnotherReleaseIsRunning',
    ),
    AnotherReleaseIsRunning: failure('another release is running; start this one when that has ended', onFailure),
    DescribeImage: task('aws-sdk:ec2:describeImages', {
      parameters: { 'ImageIds.$': `States.Array(${IMAGE})` },
      allow: ANY_RESOURCE,
      result: { to: '$.image', select: { 'states.$': '$.Images[*].State' } },
      next: 'IsImageAvailable',
      onFailure,
    }),
    IsImageAvailable: choice(
      [[isOneOf('$.image.states[0]', ['available']), switchNames.length === 0 ? 'DescribeGroup' : 'ReadSwitches']],
      'ImageIsNotAvailable',
    ),
    ImageIsNotAvailable: failure('no image of that id is available in this Region', onFailure),
  };
}

/** Returns the states that refuse a release while a switch is on, or cannot be read: servers are needed elsewhere. */
function switchStates(task: Task, { environment, switchNames }: ReleaseTarget): States {
  if (switchNames.length === 0) return {};
  return {
    ReadSwitches: task('aws-sdk:ssm:getParameters', {
      parameters: { Names: switchNames },
      allow: { resources: switchNames.map((name) => arnOf(environment, 'ssm', `parameter${name}`)) },
      result: { to: '$.switches', select: { 'positions.$': '$.Parameters[*].Value' } },
      next: 'AreSwitchesOff',
      onFailure,
    }),
    AreSwitchesOff: choice(
      [
        [isOverridden, 'DescribeGroup'],
        [
          { And: switchNames.map((_, index) => isOneOf(`$.switches.positions[${String(index)}]`, ['0'])) },
          'DescribeGroup',
        ],
      ],
      'ASwitchIsOn',
    ),
    ASwitchIsOn: failure(
      `a switch is on, or missing (${switchNames.join(', ')}): a release replaces servers that the Region may need; ${HOW_TO_OVERRIDE}`,
      onFailure,
    ),
  };
}

function groupStates(task: Task, target: ReleaseTarget): States {
  return {
    DescribeGroup: describeGroup(task, target, { to: '$.group', next: 'DoesGroupPinAVersion', onFailure }),
    DoesGroupPinAVersion: choice(
      [
        [
          {
            And: [
              { Variable: PREVIOUS_VERSION, IsPresent: true },
              { Not: { Variable: PREVIOUS_VERSION, StringMatches: '$*' } },
            ],
          },
          'DoServersRunPreviousVersion',
        ],
      ],
      'GroupPinsNoVersion',
    ),
    GroupPinsNoVersion: failure(
      'the group must use a numbered version of its launch template, not $Latest or $Default, which cannot be rolled back',
      onFailure,
    ),
    DoServersRunPreviousVersion: choice(
      [
        [allServersRun('$.group', PREVIOUS_VERSION), 'DescribePreviousVersion'],
        [isOverridden, 'DescribePreviousVersion'],
      ],
      'ServersRunAnotherVersion',
    ),
    ServersRunAnotherVersion: failure(
      'not all servers run the version of the launch template that the group uses, so that a rollback would not restore them; ' +
        `wait until servers that start or end have done so; ${HOW_TO_OVERRIDE}`,
      onFailure,
    ),
  };
}

function serverStates(task: Task, target: ReleaseTarget): States {
  return {
    DescribePreviousVersion: task('aws-sdk:ec2:describeLaunchTemplateVersions', {
      parameters: {
        'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`,
        'Versions.$': `States.Array(${PREVIOUS_VERSION})`,
      },
      allow: ANY_RESOURCE,
      result: { to: '$.previous', select: { 'images.$': '$.LaunchTemplateVersions[*].LaunchTemplateData.ImageId' } },
      next: 'DoesPreviousVersionPinAnImage',
      onFailure,
    }),
    DoesPreviousVersionPinAnImage: choice(
      [
        [
          {
            And: [
              { Variable: PREVIOUS_IMAGE, IsPresent: true },
              { Variable: PREVIOUS_IMAGE, StringMatches: 'ami-*' },
            ],
          },
          'DescribeNewestVersion',
        ],
      ],
      'PreviousVersionPinsNoImage',
    ),
    PreviousVersionPinsNoImage: failure(
      "the group's version of the launch template must contain an image 'ami-…', not 'resolve:ssm:…', which Auto Scaling cannot roll back to",
      onFailure,
    ),
    DescribeNewestVersion: describeNewestVersion(task, {
      to: '$.newest',
      next: 'CreateTemplateVersion',
      onFailure,
    }),
    CreateTemplateVersion: createVersion(task, target, {
      image: IMAGE,
      token: '$$.Execution.Name',
      to: '$.release',
      next: 'StartInstanceRefresh',
      onFailure,
    }),
  };
}
