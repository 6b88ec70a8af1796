import { testEnvironment } from './kit';
import {
  arnOf,
  autoScalingGroupTags,
  awsManagedPolicyArn,
  choice,
  environmentTags,
  equalsPath,
  iamArnOf,
  isProtected,
  isOneOf,
  isRegionId,
  isTimeZone,
  launchTemplateTags,
  loop,
  noteFailure,
  regionOfZone,
  s3ArnOf,
  taskMaker,
} from '../src';

describe('ARNs', () => {
  it.each([
    ['eu-central-1', 'arn:aws:rds:eu-central-1:123456789012:db:x'],
    ['cn-north-1', 'arn:aws-cn:rds:cn-north-1:123456789012:db:x'],
    ['us-gov-west-1', 'arn:aws-us-gov:rds:us-gov-west-1:123456789012:db:x'],
  ])('are in the partition of %p', (region, expected) => {
    expect(arnOf({ ...testEnvironment, region }, 'rds', 'db:x')).toBe(expected);
  });

  it('carry neither Region nor account where the service has none', () => {
    expect(iamArnOf(testEnvironment, 'role/x')).toBe('arn:aws:iam::123456789012:role/x');
    expect(awsManagedPolicyArn(testEnvironment, 'x')).toBe('arn:aws:iam::aws:policy/x');
    expect(s3ArnOf(testEnvironment, 'bucket/*')).toBe('arn:aws:s3:::bucket/*');
  });
});

it.each([
  ['eu-central-1', true],
  ['us-gov-west-1', true],
  ['eu-central-1a', false],
  ['Frankfurt', false],
])('tells whether %p is a Region id', (value, expected) => {
  expect(isRegionId(value)).toBe(expected);
});

it.each([
  ['eu-central-1a', 'eu-central-1'],
  ['us-gov-west-1c', 'us-gov-west-1'],
  ['euc1-az2', undefined],
])('finds the Region of zone %p', (zone, expected) => {
  expect(regionOfZone(zone)).toBe(expected);
});

it.each([
  ['production', true],
  ['recovery', true],
  ['development', false],
] as const)('protects what a %p environment holds: %p', (role, expected) => {
  expect(isProtected({ role })).toBe(expected);
});

describe('tags', () => {
  const tags = environmentTags(testEnvironment, { Team: 'web' });

  it('name application, environment and tool', () => {
    expect(tags).toEqual({ Application: 'airline', Environment: 'primary', ManagedBy: 'terraform', Team: 'web' });
  });

  it('reach an Auto Scaling group once, its instances and volumes through the launch template', () => {
    expect(autoScalingGroupTags({ Team: 'web' })).toEqual([{ key: 'Team', value: 'web', propagateAtLaunch: false }]);
    expect(launchTemplateTags({ Team: 'web' })).toEqual([
      { resourceType: 'instance', tags: { Team: 'web' } },
      { resourceType: 'volume', tags: { Team: 'web' } },
      { resourceType: 'network-interface', tags: { Team: 'web' } },
    ]);
  });
});

describe('states of a state machine', () => {
  const task = taskMaker('aws-cn', 5);

  it('are tasks of their partition with a timeout, retries and a way out', () => {
    expect(task('sns:publish', { parameters: { TopicArn: 'topic' }, next: 'Done', onFailure: 'Failed' })).toEqual({
      Type: 'Task',
      Resource: 'arn:aws-cn:states:::sns:publish',
      TimeoutSeconds: 60,
      Parameters: { TopicArn: 'topic' },
      ResultPath: null,
      Retry: [
        {
          ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
          IntervalSeconds: 5,
          MaxAttempts: 3,
          BackoffRate: 2,
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Failed' }],
      Next: 'Done',
    });
  });

  it('keep of a result what is asked for, and an error where it is wanted', () => {
    expect(
      task('aws-sdk:rds:describeExportTasks', {
        parameters: {},
        result: { to: '$.task', select: { 'status.$': '$.ExportTasks[0].Status' } },
        retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }],
        next: 'Decide',
        onFailure: 'Failed',
        failureTo: '$.lookup',
      }),
    ).toMatchObject({
      ResultSelector: { 'status.$': '$.ExportTasks[0].Status' },
      ResultPath: '$.task',
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }],
      Catch: [{ ResultPath: '$.lookup' }],
    });
  });

  it('ask for a path before they compare it', () => {
    expect([isOneOf('$.a', ['x', 'y']), equalsPath('$.a', '$.b')]).toEqual([
      {
        And: [
          { Variable: '$.a', IsPresent: true },
          {
            Or: [
              { Variable: '$.a', StringEquals: 'x' },
              { Variable: '$.a', StringEquals: 'y' },
            ],
          },
        ],
      },
      {
        And: [
          { Variable: '$.a', IsPresent: true },
          { Variable: '$.a', StringEqualsPath: '$.b' },
        ],
      },
    ]);
  });

  it('say what went wrong in the form of an error', () => {
    expect(noteFailure('Export', 'nothing to export', 'Tell')).toEqual({
      Type: 'Pass',
      Result: { Error: 'Export', Cause: 'nothing to export' },
      ResultPath: '$.failure',
      Next: 'Tell',
    });
  });

  it('look so many times at most', () => {
    const states = loop({
      subject: 'Export',
      pollSeconds: 30,
      maximumTurns: 4,
      look: (next) => ({ Type: 'Pass', Next: next }),
      branches: [[isOneOf('$.status', ['COMPLETE']), 'Done']],
      tooLong: 'TooLong',
    });

    expect(Object.keys(states)).toEqual([
      'PollExport',
      'WaitForExport',
      'DescribeExport',
      'CountExport',
      'DecideExport',
    ]);
    expect(states.WaitForExport).toMatchObject({ Seconds: 30, Next: 'DescribeExport' });
    expect(states.DecideExport).toEqual(
      choice(
        [
          [isOneOf('$.status', ['COMPLETE']), 'Done'],
          [{ Variable: '$.poll.turn', NumericGreaterThanEquals: 4 }, 'TooLong'],
        ],
        'WaitForExport',
      ),
    );
  });
});

describe('isTimeZone', () => {
  it.each(['Europe/Berlin', 'Etc/UTC', 'UTC', 'US/Eastern'])('knows %p', (timeZone) => {
    expect(isTimeZone(timeZone)).toBe(true);
  });

  it.each(['Europe/Atlantis', '+01:00', 'berlin', ''])('does not take %p', (timeZone) => {
    expect(isTimeZone(timeZone)).toBe(false);
  });
});
