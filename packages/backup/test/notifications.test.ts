import type { AlarmSpec } from '@etops/contracts';
import { problemsOf, testEnvironment } from '@etops/testing';
import { BackupAlarms, BackupCleanUp, backupJobAlarms, BackupNotifications } from '../src';
import { inStack, notifications, statementsOf } from './operations-kit';

const environment = testEnvironment;

describe('BackupNotifications', () => {
  const json = inStack((stack) => {
    new BackupNotifications(stack, 'notifications', { environment });
  });

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });

  it('matches failed jobs by both names of the state, and deleted plans and vaults', () => {
    const patterns = json
      .resources('aws_cloudwatch_event_rule')
      .map(({ event_pattern }) => JSON.parse(String(event_pattern)) as Readonly<Record<string, unknown>>);
    const failed = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];

    expect(patterns).toContainEqual(
      expect.objectContaining({
        source: ['aws.backup'],
        'detail-type': expect.arrayContaining(['Copy Job State Change', 'Restore Job State Change']) as unknown,
        detail: { $or: [{ state: failed }, { status: failed }] },
      }),
    );
    expect(patterns).toContainEqual(
      expect.objectContaining({ detail: { $or: [{ state: ['DELETED'] }, { status: ['DELETED'] }] } }),
    );
    expect(json.resources('aws_cloudwatch_event_target')).toHaveLength(patterns.length);
  });

  it('notifies of calls that make backups unreadable or deletable, by their API names', () => {
    const rule = json
      .resources('aws_cloudwatch_event_rule')
      .find(({ name }) => String(name).endsWith('protection-changes'));

    expect(JSON.parse(String(rule?.event_pattern))).toEqual({
      source: ['aws.kms', 'aws.backup', 'aws.s3', 'aws.ec2'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventName: expect.arrayContaining([
          'ScheduleKeyDeletion',
          'DisableKey',
          'DeleteBackupVaultLockConfiguration',
          'DisableImage',
        ]) as unknown,
      },
    });
  });

  it('notifies of backups that were completed with a message', () => {
    const rule = json
      .resources('aws_cloudwatch_event_rule')
      .find(({ name }) => String(name).endsWith('backups-with-issues'));

    expect(JSON.parse(String(rule?.event_pattern))).toEqual({
      source: ['aws.backup'],
      'detail-type': ['Backup Job State Change'],
      detail: { $or: [{ state: ['COMPLETED'] }, { status: ['COMPLETED'] }], statusMessage: [{ 'anything-but': '' }] },
    });
  });

  it('leaves out failed backups of silent types, but not their copies and restores', () => {
    const silent = inStack((stack) => {
      new BackupNotifications(stack, 'notifications', { environment, silentBackupTypes: ['EC2'] });
    });
    const patternOf = (id: string) =>
      JSON.parse(
        String(
          silent.resources('aws_cloudwatch_event_rule').find(({ name }) => name === `airline-primary-backup-${id}`)
            ?.event_pattern,
        ),
      ) as Readonly<Record<string, unknown>>;

    expect(patternOf('failures')['detail-type']).toEqual([
      'Copy Job State Change',
      'Restore Job State Change',
      'Recovery Point State Change',
    ]);
    expect(patternOf('backup-failures')).toMatchObject({
      'detail-type': ['Backup Job State Change'],
      detail: { resourceType: [{ 'anything-but': ['EC2'] }] },
    });
  });

  it('encrypts the topic with a key that EventBridge and CloudWatch can use for this topic only', () => {
    expect(statementsOf(json.resource('aws_kms_key').policy)).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: ['events.amazonaws.com', 'cloudwatch.amazonaws.com'] },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: {
          ArnEquals: {
            'kms:EncryptionContext:aws:sns:topicArn': 'arn:aws:sns:eu-central-1:123456789012:airline-primary-backup',
          },
        },
      }),
    );
    expect(json.resource('aws_sns_topic')).toMatchObject({
      name: 'airline-primary-backup',
      kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\./) as unknown,
    });
  });

  it.each([environment, { ...environment, application: 'airline-booking-eu', name: 'production-frankfurt-a' }])(
    'lets the logs of the state machines be encrypted with its key, also if names are cut',
    (production) => {
      const machines = inStack((stack) => {
        const { ref } = new BackupNotifications(stack, 'notifications');
        const reports = { bucketName: 'airline-reports', kmsKeyArn: ref.kmsKeyArn };
        new BackupCleanUp(stack, 'clean-up', { notifications: ref, reports });
      }, production);
      const policy = String(machines.resource('aws_kms_key').policy);
      const names = machines.resources('aws_cloudwatch_log_group').map(({ name }) => String(name));

      expect(names).toHaveLength(1);
      expect(names.every((name) => policy.includes(`log-group:${name}"`))).toBe(true);
    },
  );

  it('lets EventBridge and alarms of this account publish, and denies requests without TLS', () => {
    const publish = { Sid: '', Effect: 'Allow', Action: 'sns:Publish', Resource: expect.any(String) as unknown };
    const statements = statementsOf(json.resource('aws_sns_topic_policy').policy).map((statement) => ({
      ...statement,
      Sid: '',
    }));

    expect(statements).toEqual(
      expect.arrayContaining([
        { ...publish, Principal: { Service: 'events.amazonaws.com' } },
        {
          ...publish,
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
        },
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    );
    expect(statements).toHaveLength(3);
  });
});

describe('BackupAlarms', () => {
  it('creates an alarm that notifies the topic when it goes off and when it recovers', () => {
    const alarms = backupJobAlarms({
      vaultName: 'airline-primary-backup',
      resourceTypes: ['RDS', 'Storage Gateway'],
      withinHours: 34,
    });
    const json = inStack((stack) => {
      new BackupAlarms(stack, 'alarms', { environment, alarms, topicArn: notifications.topicArn });
    });

    expect(json.addresses()).toMatchSnapshot();
    expect(json.resources('aws_cloudwatch_metric_alarm')[0]).toMatchObject({
      alarm_name: 'airline-primary-backup-jobs-rds-overdue',
      namespace: 'AWS/Backup',
      metric_name: 'NumberOfBackupJobsCompleted',
      dimensions: { BackupVaultName: 'airline-primary-backup', ResourceType: 'RDS' },
      statistic: 'Sum',
      period: 3600,
      evaluation_periods: 34,
      threshold: 1,
      comparison_operator: 'LessThanThreshold',
      treat_missing_data: 'breaching',
      alarm_actions: [notifications.topicArn],
      ok_actions: [notifications.topicArn],
    });
  });
});

describe('BackupAlarms', () => {
  const alarm = backupJobAlarms({ vaultName: 'v1', resourceTypes: ['RDS'], withinHours: 24 })[0];
  const alarmsOf = (topicArn: string, ...alarms: readonly (Partial<AlarmSpec> | undefined)[]) =>
    inStack((stack) => {
      new BackupAlarms(stack, 'alarms', {
        environment,
        topicArn,
        alarms: alarms.flatMap((more) => (alarm === undefined ? [] : [{ ...alarm, ...more }])),
      });
    });

  it('keeps percentages and percentiles', () => {
    const percent = alarmsOf(notifications.topicArn, { percentOfMetric: 'NumberOfBackupJobsCreated' });
    const percentile = alarmsOf(notifications.topicArn, { statistic: 'p95' });

    expect(percent.resource('aws_cloudwatch_metric_alarm')).toMatchObject({
      metric_query: expect.arrayContaining([
        expect.objectContaining({ expression: '100 * m / MAX([m, FILL(r, 0)])' }),
      ]) as unknown,
    });
    expect(percentile.resource('aws_cloudwatch_metric_alarm')).toMatchObject({ extended_statistic: 'p95' });
  });

  it('fails for two of one id, and for the topic of another Region', () => {
    const topicArn = 'arn:aws:sns:us-east-1:123456789012:t';

    expect(problemsOf(() => alarmsOf(topicArn, {}, {}))).toEqual([
      `test/alarms: alarms[1].id must be unique, of letters, digits, '-' and '_', got '${String(alarm?.id)}'; use another id [ALARM_ID]`,
      `test/alarms: topicArn must be the ARN of an SNS topic in eu-central-1, got '${topicArn}'; use the arn of an EncryptedTopic of this Region, for example [ARN]`,
    ]);
  });
});
