import { developmentEnvironment, problemsOf, synth, testEnvironment, unmatchedPermissions } from './kit';
import type { EnvironmentRef } from '@etops/contracts';
import { Token } from 'cdktf';
import type { ScheduleProps, StateMachineProps } from '../src';
import {
  allow,
  EnvironmentStack,
  Schedule,
  StateMachine,
  stateMachineArn,
  stateMachineLogGroupName,
  stateMachineName,
  taskMaker,
} from '../src';

const name = stateMachineName(testEnvironment, 'backup-clean-up');
const arn = stateMachineArn(testEnvironment, name);
const tell = taskMaker('aws', 5)('sns:publish', {
  parameters: { Message: 'done' },
  allow: { resources: 'arn:aws:sns:eu-central-1:123456789012:topic' },
  next: null,
  onFailure: null,
});
const props: StateMachineProps = {
  environment: testEnvironment,
  name,
  description: 'Deletes expired images',
  definition: { Comment: 'Cleans up', StartAt: 'Tell', TimeoutSeconds: 60, States: { Tell: tell } },
  kmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/logs',
};
const schedule = { expression: 'cron(0 3 * * ? *)', timeZone: 'Europe/Berlin' };

function inStack(build: (stack: EnvironmentStack) => void, environment: EnvironmentRef = testEnvironment) {
  return synth(build, (app) => new EnvironmentStack(app, 'primary', { environment }));
}
const machineJson = (more: Partial<StateMachineProps> = {}) =>
  inStack((stack) => new StateMachine(stack, 'clean-up', { ...props, ...more }), more.environment);
const statementsOf = (policy: unknown) => (JSON.parse(policy as string) as { Statement: unknown[] }).Statement;

describe('StateMachine', () => {
  const json = machineJson();

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchInlineSnapshot(`
      [
        "aws_cloudwatch_log_group.clean-up_logs_D8F738FE",
        "aws_iam_role.clean-up_role_CC0F1185",
        "aws_iam_role_policy.clean-up_policy_226AD5D8",
        "aws_sfn_state_machine.clean-up_state-machine_DDCE15F9",
      ]
    `);
  });

  it('adds nothing to addresses under the id Default', () => {
    const asDefault = inStack((stack) => {
      const machine = new StateMachine(stack, 'Default', { ...props, schedule });
      expect(machine.node.path).toBe('primary/Default');
    });
    expect(asDefault.addresses()).toContain('aws_sfn_state_machine.state-machine');
  });

  it('renders the definition without permissions, and a role that allows its calls', () => {
    const rendered = Object.fromEntries(Object.entries(tell).filter(([key]) => key !== 'allow'));
    expect(JSON.parse(json.resource('aws_sfn_state_machine').definition as string)).toEqual({
      ...props.definition,
      States: { Tell: rendered },
    });
    expect(statementsOf(json.resource('aws_iam_role_policy').policy)).toMatchObject([
      { Sid: 'SnsPublish', Action: ['sns:Publish'] },
      { Sid: 'DeliverLogs', Resource: '*' },
    ]);
    expect(unmatchedPermissions(json)).toEqual([]);
  });

  it('adds the extra statements of its props to the role', () => {
    const extra = machineJson({ statements: [allow('PassRole', 'iam:PassRole', 'role')] });

    expect(unmatchedPermissions(extra)).toEqual([`${name}: its role allows iam:PassRole, which no state calls`]);
    expect(unmatchedPermissions(extra, { 'iam:PassRole': 'a reason' })).toEqual([]);
  });

  it('has a role that trusts only this state machine', () => {
    expect(statementsOf(json.resource('aws_iam_role').assume_role_policy)).toMatchObject([
      {
        Principal: { Service: 'states.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' }, ArnLike: { 'aws:SourceArn': arn } },
      },
    ]);
  });

  it('keeps every step of a run for 90 days, encrypted', () => {
    expect(json.resource('aws_sfn_state_machine')).toMatchObject({
      type: 'STANDARD',
      logging_configuration: { level: 'ALL', include_execution_data: true },
    });
    expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({
      name: `/aws/vendedlogs/states/${name}`,
      retention_in_days: 90,
      kms_key_id: props.kmsKeyArn,
      lifecycle: { prevent_destroy: true },
    });
  });

  it('keeps the failed steps of an EXPRESS state machine', () => {
    expect(machineJson({ type: 'EXPRESS' }).resource('aws_sfn_state_machine')).toMatchObject({
      type: 'EXPRESS',
      logging_configuration: { level: 'ERROR', include_execution_data: true },
    });
  });

  it('logs with the level and retention of its props', () => {
    const { description, definition } = props;
    const custom = inStack((stack) => {
      const more = { logLevel: 'FATAL', logRetentionDays: 7, environment: developmentEnvironment } as const;
      new StateMachine(stack, 'clean-up', { name, description, definition, ...more });
    }, developmentEnvironment);

    expect(custom.resource('aws_sfn_state_machine')).toMatchObject({ logging_configuration: { level: 'FATAL' } });
    expect(custom.resource('aws_cloudwatch_log_group')).toMatchObject({ retention_in_days: 7 });
    expect(custom.resource('aws_cloudwatch_log_group')).not.toHaveProperty('kms_key_id');
    expect(custom.resource('aws_cloudwatch_log_group')).not.toMatchObject({ lifecycle: { prevent_destroy: true } });
  });

  it('computes names and ARNs from literals', () => {
    inStack((stack) => {
      const machine = new StateMachine(stack, 'clean-up', props);
      expect(machine.arn).toBe('arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-backup-clean-up');
      expect(machine.logGroupName).toBe('/aws/vendedlogs/states/airline-primary-backup-clean-up');
      expect(machine.schedule).toBeUndefined();
    });
    expect(stateMachineLogGroupName('airline-primary-backup-*')).toBe(
      '/aws/vendedlogs/states/airline-primary-backup-*',
    );
    expect(stateMachineName(testEnvironment, 'x'.repeat(80))).toHaveLength(55);
  });

  it.each([
    ['x'.repeat(56), `'${'x'.repeat(56)}'`],
    ['with space', "'with space'"],
    ['', "''"],
    ['${TfToken[TOKEN.0]}', 'a token'],
  ])('fails when the name is %p', (bad, found) => {
    expect(problemsOf(() => machineJson({ name: bad }))).toEqual([
      'primary/clean-up: name must have 1 to 55 letters, digits, hyphens and underscores, ' +
        `got ${found}; use stateMachineName(environment, purpose) [STATE_MACHINE_NAME]`,
    ]);
  });
});

describe('Schedule', () => {
  const json = machineJson({ schedule });
  const scheduleJson = (more: Partial<ScheduleProps>) =>
    inStack((stack) => {
      const needed = { environment: testEnvironment, name, description: 'Starts it', stateMachineArn: arn };
      new Schedule(stack, 'schedule', { ...needed, expression: 'rate(1 minute)', ...more });
    });

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchInlineSnapshot(`
      [
        "aws_cloudwatch_log_group.clean-up_logs_D8F738FE",
        "aws_iam_role.clean-up_role_CC0F1185",
        "aws_iam_role.clean-up_schedule_role_268309D1",
        "aws_iam_role_policy.clean-up_policy_226AD5D8",
        "aws_iam_role_policy.clean-up_schedule_policy_5FAAADD0",
        "aws_scheduler_schedule.clean-up_schedule_7AA45AEA",
        "aws_scheduler_schedule_group.clean-up_schedule_group_40DE8AC4",
        "aws_sfn_state_machine.clean-up_state-machine_DDCE15F9",
        "aws_sqs_queue.clean-up_schedule_dead-letter-queue_1A4B5858",
      ]
    `);
  });

  it('starts the state machine in its time zone, with retries and a dead-letter queue', () => {
    expect(json.resource('aws_scheduler_schedule')).toMatchObject({
      name,
      description: 'Deletes expired images',
      schedule_expression: 'cron(0 3 * * ? *)',
      schedule_expression_timezone: 'Europe/Berlin',
      target: {
        arn,
        input: '{}',
        retry_policy: { maximum_retry_attempts: 3, maximum_event_age_in_seconds: 3600 },
        dead_letter_config: { arn: expect.stringMatching(/^\$\{aws_sqs_queue\..*\.arn\}$/) as string },
      },
    });
  });

  it('waits for the state machine and for the permission to start it', () => {
    expect(json.resource('aws_scheduler_schedule').depends_on).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\..*schedule/),
      expect.stringMatching(/^aws_sfn_state_machine\./),
    ]);
  });

  it('has its own group, and a role that trusts only schedules of that group', () => {
    const role = json.resources('aws_iam_role').find((each) => each.name === `${name}-schedule`);

    expect(json.resource('aws_scheduler_schedule_group')).toMatchObject({ name });
    expect(statementsOf(role?.assume_role_policy)).toMatchObject([
      {
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: {
          StringEquals: {
            'aws:SourceAccount': '123456789012',
            'aws:SourceArn': `arn:aws:scheduler:eu-central-1:123456789012:schedule-group/${name}`,
          },
        },
      },
    ]);
  });

  it('has a role that allows only this start and this queue', () => {
    const policy = json.resources('aws_iam_role_policy').find((each) => each.name === 'start');

    expect(statementsOf(policy?.policy)).toEqual([
      { Sid: 'Start', Effect: 'Allow', Action: 'states:StartExecution', Resource: arn },
      {
        Sid: 'KeepLostStarts',
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: `arn:aws:sqs:eu-central-1:123456789012:${name}-dead-letters`,
      },
    ]);
  });

  it('keeps lost starts for 14 days in an encrypted queue that refuses plain HTTP', () => {
    expect(json.resource('aws_sqs_queue')).toMatchObject({
      name: `${name}-dead-letters`,
      sqs_managed_sse_enabled: true,
      message_retention_seconds: 1_209_600,
    });
    expect(statementsOf(json.resource('aws_sqs_queue').policy)).toEqual([
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: `arn:aws:sqs:eu-central-1:123456789012:${name}-dead-letters`,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  it('publishes an alarm on lost starts', () => {
    inStack((stack) => {
      const machine = new StateMachine(stack, 'clean-up', { ...props, schedule });
      expect(machine.schedule?.groupName).toBe(name);
      expect(machine.schedule?.deadLetterQueue).toEqual({
        name: `${name}-dead-letters`,
        arn: `arn:aws:sqs:eu-central-1:123456789012:${name}-dead-letters`,
      });
      expect(machine.schedule?.alarms).toMatchObject([
        {
          id: 'starts-lost',
          namespace: 'AWS/SQS',
          metricName: 'ApproximateNumberOfMessagesVisible',
          dimensions: { QueueName: `${name}-dead-letters` },
          comparison: 'GreaterThanThreshold',
          threshold: 0,
        },
      ]);
    });
  });

  it('has no dead-letter queue if a reason is given', () => {
    const retry = { maxAttempts: 0, maxAgeSeconds: 60 };
    const without = inStack((stack) => {
      const deadLetterQueue = { without: 'the next run starts in a minute' };
      const { schedule: created } = new StateMachine(stack, 'heartbeat', {
        ...props,
        schedule: { expression: 'rate(1 minute)', input: { dryRun: true }, retry, deadLetterQueue },
      });
      expect(created?.alarms).toEqual([]);
      expect(created?.deadLetterQueue).toBeUndefined();
    });

    expect(without.resources('aws_sqs_queue')).toEqual([]);
    expect(without.text).not.toContain('sqs:SendMessage');
    expect(without.resource('aws_scheduler_schedule')).toMatchObject({
      schedule_expression_timezone: 'UTC',
      target: {
        input: '{"dryRun":true}',
        retry_policy: { maximum_retry_attempts: 0, maximum_event_age_in_seconds: 60 },
      },
    });
  });

  it.each<[Partial<ScheduleProps>, string]>([
    [
      { expression: 'daily' },
      "expression must be rate(), at() or cron() with six fields, got 'daily'; use 'cron(0 5 ? * SUN *)', for example [SCHEDULE_EXPRESSION]",
    ],
    [
      { timeZone: 'CEST' },
      "timeZone must be an IANA time zone, got 'CEST'; use 'Europe/Berlin', for example [SCHEDULE_TIME_ZONE]",
    ],
    [
      { retry: { maxAttempts: 186, maxAgeSeconds: 60 } },
      'retry.maxAttempts must be a whole number from 0 to 185, got 186; use 0, for example [SCHEDULE_RETRY]',
    ],
    [
      { retry: { maxAttempts: 1, maxAgeSeconds: 59 } },
      'retry.maxAgeSeconds must be a whole number from 60 to 86400, got 59; use seconds, for example 60 [SCHEDULE_RETRY]',
    ],
    [
      { deadLetterQueue: { without: ' ' } },
      "deadLetterQueue.without must give a reason, got ''; write why a lost start may be ignored [SCHEDULE_DEAD_LETTER_QUEUE]",
    ],
    [
      { name: 'a b' },
      "name must have 1 to 55 letters, digits, hyphens and underscores, got 'a b'; use stateMachineName(environment, purpose) [STATE_MACHINE_NAME]",
    ],
  ])('fails with %j', (more, message) => {
    expect(problemsOf(() => scheduleJson(more))).toEqual([`primary/schedule: ${message}`]);
  });
});

it('refuses a retention that CloudWatch Logs does not know, and a key of another Region', () => {
  const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/logs';

  expect(problemsOf(() => machineJson({ logRetentionDays: 42, kmsKeyArn }))).toEqual([
    expect.stringContaining('clean-up: logRetentionDays must be one of 1, 3, 5,'),
    expect.stringContaining('clean-up: kmsKeyArn must be the ARN of a KMS key, not of an alias, in eu-central-1'),
  ]);
});

it('keeps texts of a definition as they are, also those that look like an expression of Terraform', () => {
  const definition = { ...props.definition, Comment: 'Costs ${x} and 5%{y}' };

  expect(machineJson({ definition }).resource('aws_sfn_state_machine').definition).toContain('Costs $${x} and 5%%{y}');
});

it('refuses a token as an action of a task, at any depth', () => {
  const action = Token.asString({ resolve: () => 'sns:Publish' });
  const task = { ...tell, allow: [allow('Any', ['sns:List', action], '*')] };
  const inner = { StartAt: 'Inner', States: { Inner: task } };
  const States = { Tell: task, All: { Type: 'Parallel' as const, Branches: [inner], End: true } };
  const message = 'must be a literal, got a token; the statements are named by actions [LITERAL_REQUIRED]';

  expect(problemsOf(() => machineJson({ definition: { ...props.definition, States } }))).toEqual([
    `primary/clean-up: definition.States.Tell.allow[0].Action ${message}`,
    `primary/clean-up: definition.States.All.Branches[0].States.Inner.allow[0].Action ${message}`,
  ]);
});
