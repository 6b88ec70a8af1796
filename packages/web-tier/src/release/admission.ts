import { describeGroup, IMAGE, PREVIOUS_IMAGE, TEMPLATE } from './calls';
import type { ReleaseTarget } from './release-target';
import { choice, failure, isOneOf } from './states';
import type { States, Task } from './states';

/** Is the input an image, does it exist, is nobody else releasing, and does the group know what it would go back to? */
export function admissionStates(task: Task, { autoScalingGroupName }: ReleaseTarget): States {
  const onFailure = 'NotifyRefused';
  return {
    Begin: {
      Type: 'Pass',
      Parameters: { 'input.$': '$', 'execution.$': '$$.Execution.Id' },
      Next: 'IsInputAnImage',
    },
    IsInputAnImage: choice(
      [
        [
          {
            And: [
              { Variable: IMAGE, IsPresent: true },
              { Variable: IMAGE, IsString: true },
              { Variable: IMAGE, StringMatches: 'ami-*' },
            ],
          },
          'ListReleases',
        ],
      ],
      'InputIsNoImage',
    ),
    InputIsNoImage: failure(
      'the input must be {"imageId": "ami-…"}, the id of one image; what \'latest\' or \'resolve:ssm:…\' stands for moves',
      onFailure,
    ),
    ListReleases: task('aws-sdk:sfn:listExecutions', {
      parameters: { 'StateMachineArn.$': '$$.StateMachine.Id', StatusFilter: 'RUNNING', MaxResults: 2 },
      result: { to: '$.running', select: { 'names.$': '$.Executions[*].Name' } },
      next: 'IsAnotherRunning',
      onFailure,
    }),
    IsAnotherRunning: choice([[{ Variable: '$.running.names[1]', IsPresent: true }, 'AnotherIsRunning']], 'FindImage'),
    AnotherIsRunning: failure('another release is running; start this one when that has ended', onFailure),
    FindImage: task('aws-sdk:ec2:describeImages', {
      parameters: { 'ImageIds.$': `States.Array(${IMAGE})` },
      result: { to: '$.image', select: { 'states.$': '$.Images[*].State' } },
      next: 'IsImageAvailable',
      onFailure,
    }),
    IsImageAvailable: choice([[isOneOf('$.image.states[0]', ['available']), 'DescribeGroup']], 'ImageIsMissing'),
    ImageIsMissing: failure('no image of that id is available in this Region', onFailure),
    DescribeGroup: describeGroup(task, autoScalingGroupName, '$.group', 'IsGroupPinned', onFailure),
    IsGroupPinned: choice(
      [
        [
          {
            And: [
              { Variable: `${TEMPLATE}.Version`, IsPresent: true },
              { Not: { Variable: `${TEMPLATE}.Version`, StringMatches: '$*' } },
            ],
          },
          'DescribePrevious',
        ],
      ],
      'GroupIsNotPinned',
    ),
    GroupIsNotPinned: failure(
      'the group must name a numbered version of its launch template, not $Latest or $Default: there would be nothing to go back to',
      onFailure,
    ),
    DescribePrevious: task('aws-sdk:ec2:describeLaunchTemplateVersions', {
      parameters: {
        'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`,
        'Versions.$': `States.Array(${TEMPLATE}.Version)`,
      },
      result: { to: '$.previous', select: { 'images.$': '$.LaunchTemplateVersions[*].LaunchTemplateData.ImageId' } },
      next: 'IsPreviousPinned',
      onFailure,
    }),
    IsPreviousPinned: choice(
      [
        [
          {
            And: [
              { Variable: PREVIOUS_IMAGE, IsPresent: true },
              { Variable: PREVIOUS_IMAGE, StringMatches: 'ami-*' },
            ],
          },
          'CreateVersion',
        ],
      ],
      'PreviousIsNotPinned',
    ),
    PreviousIsNotPinned: failure(
      "the group's version of the launch template must name an image 'ami-…', not 'resolve:ssm:…': Auto Scaling could not roll back to it",
      onFailure,
    ),
  };
}
