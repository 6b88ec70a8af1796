import type { State, StateMachineDefinition } from '../src';
import { choice, equalsPath, isOneOf, loop, noteFailure, permissionsOf, renderDefinition, taskMaker } from '../src';
import { validateDefinition } from './validate-definition';

const task = taskMaker('aws-cn', 5);
const definition = (States: StateMachineDefinition['States']): StateMachineDefinition => ({
  Comment: 'Tests',
  StartAt: Object.keys(States)[0] ?? '',
  TimeoutSeconds: 60,
  States,
});
const call = (resource: string, allow: Parameters<typeof task>[1]['allow']) =>
  task(resource, { parameters: {}, allow, next: null, onFailure: null });

describe('a task', () => {
  it('has its partition, a timeout, retries, a state for failures and its permission', () => {
    const options = { parameters: { TopicArn: 'topic' }, next: 'Done', onFailure: 'Failed' };

    expect(task('sns:publish', { ...options, allow: { resources: 'topic' } })).toEqual({
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
      allow: [{ Sid: 'SnsPublish', Effect: 'Allow', Action: ['sns:Publish'], Resource: 'topic' }],
    });
  });

  it('keeps the selected part of a result, and an error at the path of failureTo', () => {
    expect(
      task('aws-sdk:rds:describeExportTasks', {
        parameters: {},
        allow: { resources: '*' },
        result: { to: '$.task', select: { 'status.$': '$.ExportTasks[0].Status' } },
        retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }],
        timeoutSeconds: 15,
        next: 'Decide',
        onFailure: 'Failed',
        failureTo: '$.lookup',
      }),
    ).toMatchObject({
      TimeoutSeconds: 15,
      ResultSelector: { 'status.$': '$.ExportTasks[0].Status' },
      ResultPath: '$.task',
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }],
      Catch: [{ ResultPath: '$.lookup' }],
    });
  });

  it('ends or fails the execution only if its options do', () => {
    const state = call('sns:publish', { resources: 'topic' });

    expect(state).toMatchObject({ End: true });
    expect(state).not.toHaveProperty('Next');
    expect(state).not.toHaveProperty('Catch');
  });

  it.each([
    ['aws-sdk:rds:promoteReadReplica', 'rds:PromoteReadReplica'],
    ['aws-sdk:rds:describeDBSnapshots', 'rds:DescribeDBSnapshots'],
    ['aws-sdk:sfn:listExecutions', 'states:ListExecutions'],
    ['aws-sdk:efs:deleteReplicationConfiguration', 'elasticfilesystem:DeleteReplicationConfiguration'],
    ['aws-sdk:elasticloadbalancingv2:describeTargetHealth', 'elasticloadbalancing:DescribeTargetHealth'],
    ['aws-sdk:cloudwatchlogs:createExportTask', 'logs:CreateExportTask'],
    ['aws-sdk:eventbridge:putEvents', 'events:PutEvents'],
    ['aws-sdk:ssm:getParameters', 'ssm:GetParameters'],
    ['aws-sdk:s3:headObject', 's3:GetObject'],
    ['aws-sdk:s3:listObjectsV2', 's3:ListBucket'],
    ['aws-sdk:s3:putObject', 's3:PutObject'],
    ['aws-sdk:s3:deleteObjects', 's3:DeleteObject'],
    ['sqs:sendMessage', 'sqs:SendMessage'],
    ['sqs:sendMessage.waitForTaskToken', 'sqs:SendMessage'],
    ['lambda:invoke', 'lambda:InvokeFunction'],
  ])('derives from %s the action %s', (resource, action) => {
    expect(call(resource, { resources: '*' }).allow).toMatchObject([{ Action: [action] }]);
  });

  it.each([
    'aws-sdk:unheardof:doIt',
    'aws-sdk:s3:copyObject',
    'aws-sdk:s3:getBucketReplication',
    'aws-sdk:budgets:describeBudgets',
    'states:startExecution.sync:2',
    'ecs:runTask',
    'nonsense',
  ])('refuses to guess the action of %s', (resource) => {
    expect(() => call(resource, { resources: '*' })).toThrow(
      `the IAM action of '${resource}' is not known; set allow.actions, for example ['rds:StartExportTask']`,
    );
  });

  it('accepts several permissions, conditions and actions of other names', () => {
    const conditions = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } };
    const state = call('states:startExecution.sync:2', [
      { actions: ['states:StartExecution', 'states:DescribeExecution'], resources: 'machine' },
      { actions: ['iam:PassRole'], resources: 'role', conditions },
    ]);

    expect(state.allow).toEqual([
      {
        Sid: 'StatesStartExecutionAndDescribeExecution',
        Effect: 'Allow',
        Action: ['states:StartExecution', 'states:DescribeExecution'],
        Resource: 'machine',
      },
      { Sid: 'IamPassRole', Effect: 'Allow', Action: ['iam:PassRole'], Resource: 'role', Condition: conditions },
    ]);
  });

  it('needs no permission if it gives a reason', () => {
    expect(call('aws-sdk:sts:getCallerIdentity', { none: 'every role may call it' }).allow).toEqual([]);
  });

  it('cannot be written without permissions', () => {
    // @ts-expect-error -- `allow` is required
    expect(() => task('sns:publish', { parameters: {}, next: null, onFailure: null })).toThrow(TypeError);
  });
});

describe('permissionsOf and renderDefinition', () => {
  const describe = call('aws-sdk:ec2:describeImages', { resources: '*' });
  const remove = call('aws-sdk:ec2:deregisterImage', { resources: 'image/*' });
  const find = call('aws-sdk:ec2:describeSnapshots', { resources: '*' });
  const tell = call('sns:publish', { resources: ['topic'] });
  const inner = (name: string, state: State) => ({ StartAt: name, States: { [name]: state } });
  const both: State = { Type: 'Parallel', Branches: [inner('Find', find), inner('Tell', tell)], End: true };
  const nested = definition({
    Describe: task('aws-sdk:ec2:describeImages', {
      parameters: {},
      allow: { resources: '*' },
      next: 'Map',
      onFailure: null,
    }),
    Map: { Type: 'Map', ItemProcessor: inner('Remove', remove), Next: 'Old' },
    Old: { Type: 'Map', Iterator: inner('Both', both), End: true },
  });

  it('collects nested calls, merged by service, resources and conditions, in a fixed order', () => {
    const expected = [
      { Sid: 'Ec2DeregisterImage', Effect: 'Allow', Action: ['ec2:DeregisterImage'], Resource: 'image/*' },
      {
        Sid: 'Ec2DescribeImagesAndDescribeSnapshots',
        Effect: 'Allow',
        Action: ['ec2:DescribeImages', 'ec2:DescribeSnapshots'],
        Resource: '*',
      },
      { Sid: 'SnsPublish', Effect: 'Allow', Action: ['sns:Publish'], Resource: ['topic'] },
    ];
    expect(permissionsOf(nested)).toEqual(expected);
    expect(permissionsOf(definition({ Tell: tell, Find: find, Remove: remove, Describe: describe }))).toEqual(expected);
  });

  it('keeps statements apart that differ in conditions, and their names unique', () => {
    const conditions = { StringEquals: { 'aws:ResourceTag/Application': 'airline' } };
    const states = definition({
      A: call('aws-sdk:ec2:deleteSnapshot', { resources: '*' }),
      B: call('aws-sdk:ec2:deleteSnapshot', { resources: '*', conditions }),
      C: call('aws-sdk:ec2:deleteSnapshot', { resources: '*' }),
    });

    expect(permissionsOf(states)).toEqual([
      { Sid: 'Ec2DeleteSnapshot', Effect: 'Allow', Action: ['ec2:DeleteSnapshot'], Resource: '*' },
      {
        Sid: 'Ec2DeleteSnapshot2',
        Effect: 'Allow',
        Action: ['ec2:DeleteSnapshot'],
        Resource: '*',
        Condition: conditions,
      },
    ]);
  });

  it('names a statement of many actions after the first, without wildcards', () => {
    const actions = ['kms:GenerateDataKey*', 'kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey'];
    const states = definition({ A: call('sns:publish', { actions, resources: 'key' }) });

    expect(permissionsOf(states)).toMatchObject([{ Sid: 'KmsDecryptAnd3More' }]);
    expect(
      permissionsOf(definition({ A: call('sns:publish', { actions: actions.slice(0, 2), resources: 'key' }) })),
    ).toMatchObject([{ Sid: 'KmsDecryptAndGenerateDataKey' }]);
  });

  it('renders valid Amazon States Language, without permissions at any depth', () => {
    const { StartAt, States } = renderDefinition(nested);

    expect(JSON.stringify(States)).not.toContain('allow');
    expect(validateDefinition(StartAt, States)).toBe('');
    expect(validateDefinition(nested.StartAt, nested.States)).not.toBe('');
  });

  it('leaves a definition without permissions as it is', () => {
    const states = definition({ Done: { Type: 'Succeed' } });

    expect(renderDefinition(states)).toEqual(states);
    expect(permissionsOf(states)).toEqual([]);
  });
});

describe('rules and loops', () => {
  it('check that a path exists before they compare it', () => {
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

  it('record a failure in the form of an error', () => {
    expect(noteFailure('Export', 'no snapshot', 'Failed')).toEqual({
      Type: 'Pass',
      Result: { Error: 'Export', Cause: 'no snapshot' },
      ResultPath: '$.failure',
      Next: 'Failed',
    });
  });

  it('poll at most maxAttempts times, and then go to onTimeout', () => {
    const states = loop({
      subject: 'Export',
      pollSeconds: 30,
      maxAttempts: 4,
      poll: (Next) => ({ Type: 'Task', Next }),
      branches: [[isOneOf('$.status', ['COMPLETE']), 'Done']],
      onTimeout: 'TooLong',
    });

    expect(Object.keys(states)).toEqual([
      'PollExport',
      'WaitForExport',
      'DescribeExport',
      'CountPollsOfExport',
      'EvaluateExport',
    ]);
    expect(states.WaitForExport).toMatchObject({ Seconds: 30, Next: 'DescribeExport' });
    expect(states.CountPollsOfExport).toMatchObject({
      Parameters: { 'attempts.$': 'States.MathAdd($.poll.attempts, 1)' },
    });
    expect(states.EvaluateExport).toEqual(
      choice(
        [
          [isOneOf('$.status', ['COMPLETE']), 'Done'],
          [{ Variable: '$.poll.attempts', NumericGreaterThanEquals: 4 }, 'TooLong'],
        ],
        'WaitForExport',
      ),
    );
  });
});
