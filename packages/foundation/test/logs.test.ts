import { developmentEnvironment, problemsOf, synth, testEnvironment } from './kit';
import type { EncryptedLogGroupProps } from '../src';
import {
  allow,
  checkLogRetention,
  EncryptedLogGroup,
  EnvironmentStack,
  logDeliveryStatement,
  logsKeyStatement,
  ProblemList,
} from '../src';

function groupJson(more: Partial<EncryptedLogGroupProps> = {}) {
  const environment = more.environment ?? testEnvironment;
  return synth(
    (stack: EnvironmentStack) => {
      const group = new EncryptedLogGroup(stack, 'logs', {
        environment,
        purpose: 'flow-logs',
        retentionDays: 30,
        ...more,
      });
      expect(group.arn).toBe(`arn:aws:logs:eu-central-1:123456789012:log-group:${group.name}`);
    },
    (app) => new EnvironmentStack(app, 'primary', { environment }),
  );
}

describe('EncryptedLogGroup', () => {
  const json = groupJson();

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchInlineSnapshot(`
      [
        "aws_cloudwatch_log_group.logs_log-group_9A0321AE",
        "aws_kms_alias.logs_key_alias_08EB6E12",
        "aws_kms_key.logs_key_6433C548",
      ]
    `);
  });

  it('expires events, is encrypted, and is protected from deletion', () => {
    expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({
      name: 'airline-primary-flow-logs',
      retention_in_days: 30,
      kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\./) as string,
      lifecycle: { prevent_destroy: true },
    });
  });

  it('allows CloudWatch Logs to use its key for this log group', () => {
    const { Statement } = JSON.parse(json.resource('aws_kms_key').policy as string) as { Statement: unknown[] };

    expect(Statement[1]).toEqual(logsKeyStatement(testEnvironment, 'airline-primary-flow-logs'));
  });

  it('uses a given name and key', () => {
    const given = groupJson({
      name: '/aws/rds/instance/x/audit',
      kmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/1',
      environment: developmentEnvironment,
    });

    expect(given.resources('aws_kms_key')).toEqual([]);
    expect(given.resource('aws_cloudwatch_log_group')).toMatchObject({
      name: '/aws/rds/instance/x/audit',
      kms_key_id: 'arn:aws:kms:eu-central-1:123456789012:key/1',
    });
    expect(given.resource('aws_cloudwatch_log_group')).not.toMatchObject({ lifecycle: { prevent_destroy: true } });
  });
});

it('allows CloudWatch Logs of the Region to use a key for a pattern of log groups', () => {
  expect(logsKeyStatement(testEnvironment, '/aws/rds/instance/x/*')).toEqual({
    Sid: 'CloudWatchLogs',
    Effect: 'Allow',
    Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    Resource: '*',
    Condition: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-central-1:123456789012:log-group:/aws/rds/instance/x/*',
      },
    },
  });
});

it('allows a state machine to deliver its log', () => {
  expect(logDeliveryStatement).toMatchObject({ Sid: 'DeliverLogs', Effect: 'Allow', Resource: '*' });
  expect(logDeliveryStatement.Action).toHaveLength(8);
});

describe('allow', () => {
  it('builds a statement, with conditions if they are given', () => {
    const conditions = { StringEquals: { 'aws:SourceAccount': '123456789012' } };

    expect(allow('Read', 's3:GetObject', 'bucket/*')).toEqual({
      Sid: 'Read',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'bucket/*',
    });
    expect(allow('Read', ['s3:GetObject'], ['bucket/*'], conditions)).toMatchObject({ Condition: conditions });
  });
});

describe('checkLogRetention', () => {
  const refused = (value?: number) => {
    const problems = new ProblemList();
    checkLogRetention(problems, 'logRetentionDays', value, { code: 'RETENTION' });
    return problems.all.map(({ message }) => message);
  };

  it('accepts the periods of CloudWatch Logs and an absent prop', () => {
    expect([30, 3653, undefined].flatMap(refused)).toEqual([]);
  });

  it.each([
    [10, 14],
    [4000, 3653],
  ])('suggests the next longer period for %p days', (days, next) => {
    expect(refused(days)).toEqual([
      `logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got ${String(days)}; use ${String(next)}, for example`,
    ]);
  });
});

it('refuses a retention that CloudWatch Logs does not know, and a key of another Region', () => {
  const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/1';

  expect(problemsOf(() => groupJson({ retentionDays: 42, kmsKeyArn }))).toEqual([
    expect.stringContaining('retentionDays must be one of 1, 3, 5,'),
    `primary/logs: kmsKeyArn must be the ARN of a KMS key, not of an alias, in eu-central-1, got '${kmsKeyArn}'; use the arn of a CustomerKey, for example [ARN]`,
  ]);
});

it.each(['no such name', 'aws/logs', '', 'a'.repeat(513), 'a:b'])('refuses %j as the name of a log group', (name) => {
  expect(problemsOf(() => groupJson({ name }))[0]).toMatch(
    /name must be 1 to 512 of a-z, A-Z, 0-9, '_', '-', '\/', '\.' and '#', and not begin with 'aws\/', got .*; use '\/airline\/flow-logs', for example \[LOG_GROUP_NAME\]$/,
  );
});
