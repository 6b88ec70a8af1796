import type { States, Task } from '@etops/foundation';
import { choice, isOneOf } from '@etops/foundation';
import { createVersion, describeGroup, failure, IMAGE, PREVIOUS_IMAGE, TEMPLATE } from './release-calls';
import { ANY_RESOURCE } from './release-permissions';
import type { ReleaseTarget } from './release-target';

const onFailure = 'NotifyRefused';

/** Returns the states that check whether the release may start, and whether it could be rolled back. */
export function admissionStates(task: Task, target: ReleaseTarget): States {
  return { ...inputStates(task, target), ...groupStates(task, target) };
}

function inputStates(task: Task, { stateMachineArn }: ReleaseTarget): States {
  return {
    SaveInput: {
      Type: 'Pass',
      Parameters: { 'input.$': '$', 'execution.$': '$$.Execution.Id' },
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
    IsAnotherReleaseRunning: choice(
      [[{ Variable: '$.running.names[1]', IsPresent: true }, 'AnotherReleaseIsRunning']],
      'DescribeImage',
    ),
    AnotherReleaseIsRunning: failure('another release is running; start this one when that has ended', onFailure),
    DescribeImage: task('aws-sdk:ec2:describeImages', {
      parameters: { 'ImageIds.$': `States.Array(${IMAGE})` },
      allow: ANY_RESOURCE,
      result: { to: '$.image', select: { 'states.$': '$.Images[*].State' } },
      next: 'IsImageAvailable',
      onFailure,
    }),
    IsImageAvailable: choice([[isOneOf('$.image.states[0]', ['available']), 'DescribeGroup']], 'ImageIsNotAvailable'),
    ImageIsNotAvailable: failure('no image of that id is available in this Region', onFailure),
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
              { Variable: `${TEMPLATE}.Version`, IsPresent: true },
              { Not: { Variable: `${TEMPLATE}.Version`, StringMatches: '$*' } },
            ],
          },
          'DescribePreviousVersion',
        ],
      ],
      'GroupPinsNoVersion',
    ),
    GroupPinsNoVersion: failure(
      'the group must use a numbered version of its launch template, not $Latest or $Default, which cannot be rolled back',
      onFailure,
    ),
    DescribePreviousVersion: task('aws-sdk:ec2:describeLaunchTemplateVersions', {
      parameters: {
        'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`,
        'Versions.$': `States.Array(${TEMPLATE}.Version)`,
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
          'CreateTemplateVersion',
        ],
      ],
      'PreviousVersionPinsNoImage',
    ),
    PreviousVersionPinsNoImage: failure(
      "the group's version of the launch template must contain an image 'ami-…', not 'resolve:ssm:…', which Auto Scaling cannot roll back to",
      onFailure,
    ),
    CreateTemplateVersion: createVersion(task, target, {
      image: IMAGE,
      token: '$$.Execution.Name',
      to: '$.release',
      next: 'StartInstanceRefresh',
      onFailure,
    }),
  };
}
