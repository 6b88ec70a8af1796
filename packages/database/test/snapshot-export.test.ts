import type { StateMachineDefinition } from '@etops/foundation';
import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, unmatchedPermissions } from '@etops/testing';
import { Lazy } from 'cdktf';
import { SnapshotExport } from '../src';
import type { SnapshotExportProps } from '../src';
import { drEnvironment, referenceTo, warningsOf } from './support';

const props: SnapshotExportProps = {
  environment: drEnvironment,
  database: { identifier: 'airline-dr-database' },
  archive: {
    bucketName: 'airline-vault-archive',
    kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:alias/airline-vault-archive',
  },
  schedule: 'cron(0 6 ? * SUN *)',
  timeZone: 'Europe/Berlin',
};
const synthExport = (changes: Partial<SnapshotExportProps> = {}) =>
  synth(
    (stack) => new SnapshotExport(stack, 'database-export', { ...props, ...changes }),
    (app) => new EnvironmentStack(app, 'dr', { environment: drEnvironment }),
  );

interface Statement {
  readonly Sid?: string;
  readonly Action: unknown;
  readonly Resource: unknown;
}
const statementsOf = (document: unknown) =>
  (JSON.parse(String(document)) as { readonly Statement: readonly Statement[] }).Statement;

describe('SnapshotExport', () => {
  const json = synthExport();
  const statements = (policy: string) =>
    json
      .resources('aws_iam_role_policy')
      .filter(({ role }) => String(role).includes(policy))
      .flatMap((resource) => statementsOf(resource.policy));

  it('keeps its Terraform addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });

  it('is started in a time zone, by a role that can start nothing else', () => {
    const name = 'airline-dr-database-export';
    expect(json.resource('aws_scheduler_schedule')).toMatchObject({
      name,
      group_name: referenceTo('aws_scheduler_schedule_group', 'name'),
      schedule_expression: 'cron(0 6 ? * SUN *)',
      schedule_expression_timezone: 'Europe/Berlin',
      flexible_time_window: { mode: 'OFF' },
      target: {
        arn: `arn:aws:states:eu-west-1:123456789012:stateMachine:${name}`,
        input: '{}',
        retry_policy: { maximum_event_age_in_seconds: 3600, maximum_retry_attempts: 10 },
        dead_letter_config: { arn: referenceTo('aws_sqs_queue', 'arn') },
      },
    });
    expect(statements('schedule')).toEqual([
      {
        Sid: 'Start',
        Effect: 'Allow',
        Action: 'states:StartExecution',
        Resource: `arn:aws:states:eu-west-1:123456789012:stateMachine:${name}`,
      },
      {
        Sid: 'KeepLostStarts',
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: `arn:aws:sqs:eu-west-1:123456789012:${name}-dead-letters`,
      },
    ]);
  });

  it('logs every step of its state machine encrypted, and notifies an encrypted topic', () => {
    expect(json.resource('aws_sfn_state_machine')).toMatchObject({
      name: 'airline-dr-database-export',
      type: 'STANDARD',
      definition: expect.stringContaining('"aws-sdk:rds:startExportTask"'.slice(1, -1)) as unknown,
      logging_configuration: { level: 'ALL', include_execution_data: true },
    });
    expect(json.resource('aws_sns_topic')).toMatchObject({ kms_master_key_id: referenceTo('aws_kms_key', 'arn') });
    expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({
      retention_in_days: 90,
      kms_key_id: referenceTo('aws_kms_key', 'arn'),
    });
  });

  it('lets RDS write below the prefix only, with the key of the alias', () => {
    const [bucket, objects, key, grant] = statements('export-role');

    expect(json.dataSources('aws_kms_alias')).toMatchObject([{ name: 'alias/airline-vault-archive' }]);
    expect(bucket).toMatchObject({ Resource: 'arn:aws:s3:::airline-vault-archive' });
    expect(objects).toMatchObject({
      Action: ['s3:PutObject*', 's3:GetObject*', 's3:DeleteObject*'],
      Resource: 'arn:aws:s3:::airline-vault-archive/snapshots/airline-dr-database/*',
    });
    expect(key?.Resource).toMatch(/^\$\{data\.aws_kms_alias\.[\w-]+\.target_key_arn}$/);
    expect(grant).toMatchObject({
      Action: ['kms:CreateGrant'],
      Resource: key?.Resource,
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
    expect(
      json
        .resources('aws_iam_role')
        .map(({ assume_role_policy }) => statementsOf(assume_role_policy)[0])
        .map((statement) => (statement as unknown as { readonly Principal: object }).Principal),
    ).toContainEqual({ Service: 'export.rds.amazonaws.com' });
  });

  it('allows its role exactly the calls of its state machine', () => {
    expect(
      unmatchedPermissions(json, {
        'iam:PassRole': 'RDS assumes the role of the export',
        'kms:CreateGrant': 'RDS uses the key of the archive by a grant',
        'kms:Decrypt': 'the topic is encrypted',
        'kms:DescribeKey': 'RDS requires it of the caller that names the key',
        'kms:GenerateDataKey*': 'the topic is encrypted',
      }),
    ).toEqual([]);
  });

  it('has permissions on all resources only for actions without resource-level permissions', () => {
    const actions = (resource: string) =>
      statements('machine')
        .filter(({ Resource }) => Resource === resource)
        .flatMap(({ Action }) => Action);
    const passRole = statements('machine').find(({ Action }) => [Action].flat().includes('iam:PassRole'));

    expect(actions('*').filter((action) => !String(action).startsWith('logs:'))).toEqual([
      'rds:CancelExportTask',
      'rds:DescribeExportTasks',
      'rds:StartExportTask',
    ]);
    expect(passRole).toMatchObject({
      Resource: referenceTo('aws_iam_role', 'arn'),
      Condition: { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } },
    });
    expect(
      statements('machine').find(({ Action }) => [Action].flat().includes('rds:DescribeDBSnapshots'))?.Resource,
    ).toEqual([
      'arn:aws:rds:eu-west-1:123456789012:db:airline-dr-database',
      'arn:aws:rds:eu-west-1:123456789012:snapshot:*',
    ]);
  });

  it('lets CloudWatch alarms publish to its topic, over TLS only', () => {
    expect(json.resource('aws_sns_topic_policy').policy).toContain('cloudwatch.amazonaws.com');
    expect(json.resource('aws_sns_topic_policy').policy).toContain('"Sid":"TlsOnly"');
    expect(json.resources('aws_kms_key').map(({ policy }) => policy)).toEqual([
      expect.stringContaining('cloudwatch.amazonaws.com'),
    ]);
  });

  it('accepts the ARN of a key, an existing topic, and another prefix', () => {
    const kmsKeyArn = 'arn:aws:kms:eu-west-1:123456789012:key/0a1b';
    const topicArn = 'arn:aws:sns:eu-west-1:123456789012:on-call';
    const given = synthExport({
      archive: { bucketName: 'exports', prefix: 'rds/airline', kmsKeyArn },
      topic: { topicArn },
      timeoutHours: 2,
    });

    expect(given.dataSources('aws_kms_alias')).toEqual([]);
    expect(given.resources('aws_sns_topic')).toEqual([]);
    const machine = JSON.parse(String(given.resource('aws_sfn_state_machine').definition)) as StateMachineDefinition;
    expect(machine.States.NotifyOfFailure?.Parameters).toMatchObject({ TopicArn: topicArn });
    expect(machine.States.StartExportTask?.Parameters).toMatchObject({ S3Prefix: 'rds/airline', KmsKeyId: kmsKeyArn });
    expect(machine.States.EvaluateExportTask).toMatchObject({
      Choices: expect.arrayContaining([expect.objectContaining({ NumericGreaterThanEquals: 24 })]) as unknown,
    });
    expect(unmatchedPermissions(given)).not.toContainEqual(expect.stringContaining('kms:Decrypt'));
  });

  it('publishes prefix, state machine, topic and alarms', () => {
    warningsOf(drEnvironment, (stack) => {
      const { prefix, stateMachineArn, topicArn, alarms } = new SnapshotExport(stack, 'database-export', props);

      expect(prefix).toBe('snapshots/airline-dr-database');
      expect(stateMachineArn).toBe('arn:aws:states:eu-west-1:123456789012:stateMachine:airline-dr-database-export');
      expect(topicArn).toBeTruthy();
      expect(alarms).toMatchObject([
        { id: 'export-failed', metricName: 'ExecutionsFailed', dimensions: { StateMachineArn: stateMachineArn } },
        { id: 'export-timed-out', metricName: 'ExecutionsTimedOut' },
        {
          id: 'export-not-started',
          namespace: 'AWS/Scheduler',
          metricName: 'TargetErrorCount',
          dimensions: { ScheduleGroup: 'airline-dr-database-export' },
        },
        { id: 'starts-lost', dimensions: { QueueName: 'airline-dr-database-export-dead-letters' } },
      ]);
    });
  });

  it('warns of a Region in which RDS may not export snapshots', () => {
    const warnings = (region: string) =>
      warningsOf({ ...drEnvironment, region }, (stack) => {
        const { environment } = stack;
        const archive = { bucketName: 'exports', kmsKeyArn: `arn:aws:kms:${region}:123456789012:key/0a1b` };
        new SnapshotExport(stack, 'export', { ...props, environment, archive });
      });

    expect(warnings('eu-west-1')).toEqual([]);
    expect(warnings('me-central-1')).toEqual([
      "RDS may not export snapshots in me-central-1; run 'aws rds start-export-task' there before you rely on it (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.ExportSnapshotToS3.html, read 2026-11-22, in its state of June 2023) [SNAPSHOT_EXPORT_REGION_UNKNOWN]",
    ]);
  });

  it.each<[Partial<SnapshotExportProps>, string]>([
    [
      { database: { identifier: Lazy.stringValue({ produce: () => 'known later' }) } },
      'database.identifier must be a literal, got a token; compute it with databaseIdentifier [LITERAL_REQUIRED]',
    ],
    [
      { archive: { ...props.archive, bucketName: 's3://archive' } },
      "archive.bucketName must be the name of a bucket, got 's3://archive'; use the name without s3:// or a path [SNAPSHOT_EXPORT_BUCKET]",
    ],
    [
      { archive: { ...props.archive, prefix: 'rds:exports/' } },
      "archive.prefix must be letters, digits and !_.*()- between single slashes, none at either end, got 'rds:exports/'; use 'snapshots/orders', for example: RDS refuses colons and replaces other characters [SNAPSHOT_EXPORT_PREFIX]",
    ],
    [
      { archive: { ...props.archive, kmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b' } },
      "archive.kmsKeyArn must be the ARN of a KMS key or alias in eu-west-1, got 'arn:aws:kms:eu-central-1:123456789012:key/0a1b'; use the arn of a CustomerKey, for example [ARN]",
    ],
    [
      {
        topic: {
          topicArn: 'arn:aws:sns:eu-central-1:123456789012:ops',
          kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/0a1b',
        },
      },
      "topic.topicArn must be the ARN of an SNS topic in eu-west-1, got 'arn:aws:sns:eu-central-1:123456789012:ops'; use the arn of an EncryptedTopic of this Region, for example [ARN]",
    ],
    [
      { database: { identifier: 'Orders_DB' }, archive: { ...props.archive, prefix: 'orders' } },
      "database.identifier must be the identifier of a DB instance, got 'Orders_DB'; compute it with databaseIdentifier [SNAPSHOT_EXPORT_DATABASE]",
    ],
    [
      { schedule: 'cron(0 6 * * * *)' },
      "schedule must have '?' as exactly one of day of month and day of week, got 'cron(0 6 * * * *)'; use 'cron(0 5 ? * SUN *)', for example [SNAPSHOT_EXPORT_SCHEDULE]",
    ],
    [
      { schedule: 'weekly' },
      "schedule must be rate(), at() or cron() with six fields, got 'weekly'; use 'cron(0 5 ? * SUN *)', for example [SNAPSHOT_EXPORT_SCHEDULE]",
    ],
    [
      { schedule: 'rate(5 minutes)' },
      "schedule must leave 1 hour or more between two runs, got 'rate(5 minutes)'; use 'cron(0 5 ? * SUN *)', for example [SNAPSHOT_EXPORT_SCHEDULE]",
    ],
    [
      { schedule: 'at(2026-12-24T18:00:00)' },
      "schedule must run at least once in 366 days, got 'at(2026-12-24T18:00:00)'; use 'cron(0 5 ? * SUN *)', for example [SNAPSHOT_EXPORT_SCHEDULE]",
    ],
    [
      { timeZone: 'CEST/Berlin' },
      "timeZone must be an IANA time zone, got 'CEST/Berlin'; use 'Europe/Berlin', for example [SNAPSHOT_EXPORT_TIME_ZONE]",
    ],
    [
      { timeoutHours: 100 },
      'timeoutHours must be a whole number from 1 to 72, got 100; use hours, for example 24: twice as long as the largest export [SNAPSHOT_EXPORT_TIMEOUT]',
    ],
  ])('fails when %j', (changes, message) => {
    expect(problemsOf(() => synthExport(changes))).toEqual([`dr/database-export: ${message}`]);
  });

  it.each(['rate(1 day)', 'rate(12 hours)', 'cron(30 5 1 * ? *)', 'cron(0 5 ? * MON#1 *)'])(
    'accepts the schedule %s',
    (schedule) => {
      expect(synthExport({ schedule }).resource('aws_scheduler_schedule')).toMatchObject({
        schedule_expression: schedule,
      });
    },
  );
});
