import type { AlarmSpec } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, testEnvironment } from '@etops/testing';
import {
  BackupAlarms,
  BackupCleanUp,
  backupCleanUpArn,
  backupCleanUpRoleArn,
  backupJobAlarms,
  BackupNotifications,
  BackupVault,
  BackupWatch,
} from '../src';
import type { BackupCleanUpProps, BackupWatchProps } from '../src';

const environment = testEnvironment;
const KEY = 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000';
const notifications = { topicArn: 'arn:aws:sns:eu-central-1:123456789012:backup', kmsKeyArn: KEY };
const inStack = (build: (stack: EnvironmentStack) => void) =>
  synth(build, (app) => new EnvironmentStack(app, 'test', { environment }));

interface Statement {
  readonly Sid: string;
  readonly Resource: unknown;
}
const statementsOf = (policy: unknown) => (JSON.parse(String(policy)) as { Statement: readonly Statement[] }).Statement;

describe('BackupNotifications', () => {
  const json = inStack((stack) => {
    new BackupNotifications(stack, 'notifications', { environment });
  });

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });

  it('hears of failures under both names that AWS Backup gives the state, and of deleted plans and vaults', () => {
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

  it('encrypts the topic under a key that EventBridge and CloudWatch may use for this topic only', () => {
    expect(statementsOf(json.resource('aws_kms_key').policy)).toContainEqual({
      Sid: 'Publishers',
      Effect: 'Allow',
      Principal: { Service: ['events.amazonaws.com', 'cloudwatch.amazonaws.com'] },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: {
        ArnEquals: {
          'kms:EncryptionContext:aws:sns:topicArn': 'arn:aws:sns:eu-central-1:123456789012:airline-primary-backup',
        },
      },
    });
    expect(json.resource('aws_sns_topic')).toMatchObject({ name: 'airline-primary-backup' });
  });

  it('lets EventBridge publish without a condition, which it could not meet, and alarms of this account', () => {
    const publish = { Effect: 'Allow', Action: 'sns:Publish', Resource: expect.any(String) as unknown };

    expect(statementsOf(json.resource('aws_sns_topic_policy').policy)).toEqual([
      { ...publish, Sid: 'Events', Principal: { Service: 'events.amazonaws.com' } },
      {
        ...publish,
        Sid: 'Alarms',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      },
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ]);
    expect(json.resource('aws_sns_topic')).toMatchObject({
      kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\./) as unknown,
    });
  });
});

describe('backupJobAlarms', () => {
  it('ring when no backup of a type was completed for so many hours, also when there is no data at all', () => {
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
      alarm_name: 'airline-primary-backup-no-backup-rds',
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

  it('fail for a window that no alarm can look back', () => {
    expect(problemsOf(() => backupJobAlarms({ vaultName: 'v', resourceTypes: [], withinHours: 169 }))).toEqual([
      'backupJobAlarms: withinHours must be a whole number from 1 to 168, got 169; CloudWatch looks back seven days at most, use BackupWatch for more [BACKUP_ALARM_WINDOW]',
    ]);
  });
});

describe('BackupWatch', () => {
  const watchOf = (props: Partial<BackupWatchProps> = {}) => {
    let alarms: readonly AlarmSpec[] = [];
    const json = inStack((stack) => {
      ({ alarms } = new BackupWatch(stack, 'watch', {
        environment,
        notifications,
        timeZone: 'Europe/Berlin',
        expectations: [
          { kind: 'recovery-point', id: 'rds', vaultName: 'vault', resourceType: 'RDS', withinDays: 2 },
          { kind: 'restore-test', id: 'restore-tests', restoreTestingPlanArn: 'arn:plan', withinDays: 32 },
          { kind: 'execution', id: 'clean-up', stateMachineArn: backupCleanUpArn(environment), withinDays: 8 },
        ],
        ...props,
      }));
    });
    return { json, alarms };
  };

  it('keeps its addresses', () => {
    expect(watchOf().json.addresses()).toMatchSnapshot();
  });

  it('looks once a day, and rings when it has found nothing for more than a day, or did not look', () => {
    const { json, alarms } = watchOf();

    expect(json.resource('aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'cron(0 12 * * ? *)',
      schedule_expression_timezone: 'Europe/Berlin',
      flexible_time_window: { mode: 'OFF' },
      target: { arn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-backup-watch' },
    });
    expect(json.resources('aws_cloudwatch_metric_alarm')).toHaveLength(3);
    expect(alarms.map(({ description }) => description)).toEqual([
      'No recovery point of RDS came to vault in the last 2 days, or the watch did not run: look at the plan’s jobs, and at copies in the source’s Region',
      'No restore test was completed in the last 32 days, or the watch did not run: look at the restore testing plan’s jobs',
      'airline-primary-backup-clean-up did not run to its end in the last 8 days, or the watch did not run: look at its executions and its schedule',
    ]);
    expect(alarms[0]).toMatchObject({
      namespace: 'Etops/Backup',
      dimensions: { Environment: 'primary', Expectation: 'rds' },
      evaluationPeriods: 26,
      treatMissingData: 'breaching',
    });
  });

  it('may look at what it watches only', () => {
    const statements = watchOf()
      .json.resources('aws_iam_role_policy')
      .flatMap(({ policy }) => statementsOf(policy));

    expect(statements).toContainEqual(
      expect.objectContaining({
        Sid: 'LookIntoVaults',
        Resource: ['arn:aws:backup:eu-central-1:123456789012:backup-vault:vault'],
      }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({ Sid: 'LookAtExecutions', Resource: [backupCleanUpArn(environment)] }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        Sid: 'Publish',
        Condition: { StringEquals: { 'cloudwatch:namespace': 'Etops/Backup' } },
      }),
    );
  });

  it('fails with every problem at once', () => {
    const restoreTestingPlanArn = 'arn:plan';

    expect(problemsOf(() => watchOf({ expectations: [] }))).toEqual([
      'test/watch: expectations must be 1 to 20, got 0; make a second watch for more [WATCH_EXPECTATIONS]',
    ]);
    expect(
      problemsOf(() =>
        watchOf({
          expectations: [
            { kind: 'restore-test', id: 'a', restoreTestingPlanArn, withinDays: 0 },
            { kind: 'restore-test', id: 'a', restoreTestingPlanArn, withinDays: 1 },
          ],
          schedule: 'rate(1 day)',
          timeZone: 'Berlin',
        }),
      ),
    ).toEqual([
      'test/watch: expectations[a].withinDays must be a whole number from 1 to 365, got 0; write the interval in days and one for its windows [WATCH_DAYS]',
      "test/watch: expectations[1].id must be unique, of a-z, 0-9 and '-', got 'a'; it names the alarm, choose another [WATCH_ID]",
      "test/watch: schedule must be cron() with six fields, got 'rate(1 day)'; write one such as 'cron(0 5 ? * * *)' [WATCH_SCHEDULE]",
      "test/watch: timeZone must be an IANA time zone, got 'Berlin'; write one such as 'Europe/Berlin' [WATCH_TIME_ZONE]",
    ]);
  });
});

describe('BackupCleanUp', () => {
  const cleanUpOf = (props: Partial<BackupCleanUpProps> = {}) =>
    inStack((stack) => {
      new BackupCleanUp(stack, 'clean-up', {
        environment,
        notifications,
        reports: { bucketName: 'reports', kmsKeyArn: KEY },
        vaultNames: ['airline-primary-backup'],
        imagePointerNames: ['/airline/primary/web/image'],
        ...props,
      });
    });
  const json = cleanUpOf();
  const statements = json.resources('aws_iam_role_policy').flatMap(({ policy }) => statementsOf(policy));

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });

  it('runs once a week, and only reports until it is told to delete', () => {
    expect(json.resource('aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'cron(0 10 ? * SUN *)',
      target: { input: '{"dryRun":true}' },
    });
    expect(cleanUpOf({ dryRun: false }).resource('aws_scheduler_schedule')).toMatchObject({
      target: { input: '{"dryRun":false}' },
    });
  });

  it('deletes images with the tag only, in its own Region', () => {
    expect(statements).toContainEqual(
      expect.objectContaining({
        Sid: 'DeregisterImages',
        Resource: 'arn:aws:ec2:eu-central-1::image/*',
        Condition: { StringEquals: { 'ec2:ResourceTag/Application': 'airline' } },
      }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({ Sid: 'WriteReports', Resource: 'arn:aws:s3:::reports/clean-up/*' }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        Sid: 'ReadPointers',
        Resource: ['arn:aws:ssm:eu-central-1:123456789012:parameter/airline/primary/web/image'],
      }),
    );
  });

  it('knows of no vault, and no pointer, when there is none', () => {
    const bare = cleanUpOf({ vaultNames: [], imagePointerNames: [] });

    expect(bare.text).not.toContain('backup:DeleteRecoveryPoint');
    expect(bare.text).not.toContain('ssm:GetParameters');
  });

  it('is admitted by a vault that keeps everybody else from deleting', () => {
    const vault = inStack((stack) => {
      new BackupVault(stack, 'vault', { environment, deletableByArns: [backupCleanUpRoleArn(environment)] });
    });
    const role = json.resources('aws_iam_role').find(({ name }) => name === 'airline-primary-backup-clean-up');

    expect(role).toBeDefined();
    expect(statementsOf(vault.resource('aws_backup_vault_policy').policy)).toEqual([
      expect.objectContaining({ Action: ['backup:DeleteBackupVault', 'backup:UpdateRecoveryPointLifecycle'] }),
      expect.objectContaining({
        Effect: 'Deny',
        Action: ['backup:DeleteRecoveryPoint'],
        Condition: {
          ArnNotEquals: { 'aws:PrincipalArn': ['arn:aws:iam::123456789012:role/airline-primary-backup-clean-up'] },
        },
      }),
    ]);
  });

  it('fails when a vault would admit more than one role', () => {
    const all = 'arn:aws:iam::123456789012:role/*';

    expect(
      problemsOf(() => inStack((stack) => new BackupVault(stack, 'vault', { environment, deletableByArns: [all] }))),
    ).toEqual([
      `test/vault: deletableByArns[0] must be the ARN of one IAM role without wildcards, got '${all}'; compute it with backupCleanUpRoleArn [BACKUP_DELETER]`,
    ]);
  });

  it('fails with every problem at once', () => {
    expect(
      problemsOf(() =>
        cleanUpOf({
          olderThanDays: 1,
          vaultNames: ['v'],
          imagePointerNames: Array.from({ length: 11 }, (_, index) => `/airline/${String(index)}/image`),
          tag: { key: 'aws:x', value: 'y' },
          reports: { bucketName: 'reports', kmsKeyArn: KEY, prefix: 'clean-up' },
          schedule: 'weekly',
          timeZone: 'here',
        }),
      ),
    ).toEqual([
      'test/clean-up: olderThanDays must be a whole number of at least 7, got 1; what is younger may still be in the making [CLEAN_UP_AGE]',
      "test/clean-up: vaultNames[0] must be a literal name of 2 to 50 letters, digits, '-' or '_', got 'v'; compute it with backupVaultName [CLEAN_UP_VAULT]",
      'test/clean-up: imagePointerNames must hold at most 10 names, got 11; one call reads no more, and images of the others need another tag [CLEAN_UP_POINTERS]',
      "test/clean-up: tag must have a key of your own and a value, got 'aws:x' = 'y'; name what your images and snapshots carry [CLEAN_UP_TAG]",
      "test/clean-up: reports.prefix must end in '/', got 'clean-up'; write one such as 'clean-up/' [CLEAN_UP_REPORT_PREFIX]",
      "test/clean-up: schedule must be cron() with six fields, got 'weekly'; write one such as 'cron(0 5 ? * * *)' [CLEAN_UP_SCHEDULE]",
      "test/clean-up: timeZone must be an IANA time zone, got 'here'; write one such as 'Europe/Berlin' [CLEAN_UP_TIME_ZONE]",
    ]);
  });
});
