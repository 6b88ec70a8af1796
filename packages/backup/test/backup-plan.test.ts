import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, testEnvironment } from '@etops/testing';
import { BackupPlan, backupTargetRef, backupTags } from '../src';
import type { BackupPlanProps, BackupVaultRef } from '../src';

const recovery = { ...testEnvironment, name: 'vault', role: 'recovery', region: 'eu-west-1' } as const;
const lock = { mode: 'governance', minimumRetentionDays: 30, maximumRetentionDays: 365 } as const;
const vault: BackupVaultRef = { ...backupTargetRef(testEnvironment), vaultName: 'airline-primary-backup' };
const daily = { name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 14 };
const copied = { ...daily, copies: [{ to: backupTargetRef(recovery, { lock }), retentionDays: 35 }] };

const planOf = (props: Partial<BackupPlanProps> = {}) =>
  synth(
    (stack: EnvironmentStack) => {
      new BackupPlan(stack, 'backup-plan', { environment: testEnvironment, vault, rules: [copied], ...props });
    },
    (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
  );

describe('BackupPlan', () => {
  it('keeps its addresses', () => {
    expect(planOf().addresses()).toMatchSnapshot();
  });

  it('makes a recovery point on schedule and a copy with a retention of its own', () => {
    expect(planOf({ rules: [{ ...copied, timeZone: 'Europe/Berlin' }] }).resource('aws_backup_plan')).toMatchObject({
      name: 'airline-primary-backup',
      rule: [
        {
          rule_name: 'daily',
          target_vault_name: 'airline-primary-backup',
          schedule: 'cron(0 5 ? * * *)',
          schedule_expression_timezone: 'Europe/Berlin',
          start_window: 60,
          completion_window: 480,
          lifecycle: { delete_after: 14 },
          copy_action: [
            {
              destination_vault_arn: 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup',
              lifecycle: { delete_after: 35 },
            },
          ],
        },
      ],
    });
  });

  it('selects what carries the tag of the environment', () => {
    expect(backupTags(testEnvironment)).toEqual({ Backup: 'airline-primary' });
    expect(planOf().resource('aws_backup_selection')).toMatchObject({
      selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value: 'airline-primary' }],
    });
  });

  it('selects by tag and type, by type alone and by ARN, each in AWS’s own way', () => {
    const json = planOf({
      selections: [
        { name: 'tagged', tag: { key: 'Backup', value: 'nightly' }, types: ['RDS', 'EFS'] },
        { name: 'buckets', types: ['S3'], exceptArns: ['arn:aws:s3:::*-logs'] },
        { name: 'one', resourceArns: ['arn:aws:rds:eu-central-1:123456789012:db:airline'] },
      ],
    });

    expect(json.addresses().filter((address) => address.startsWith('aws_backup_selection'))).toMatchSnapshot();
    expect(json.resources('aws_backup_selection')).toMatchObject([
      { name: 'buckets', resources: ['arn:aws:s3:::*'], not_resources: ['arn:aws:s3:::*-logs'] },
      { name: 'one', resources: ['arn:aws:rds:eu-central-1:123456789012:db:airline'] },
      {
        name: 'tagged',
        resources: ['arn:aws:elasticfilesystem:*:*:file-system/*', 'arn:aws:rds:*:*:db:*'],
        condition: [{ string_equals: [{ key: 'aws:ResourceTag/Backup', value: 'nightly' }] }],
      },
    ]);
  });

  it('backs up continuously, and moves what is old to cold storage', () => {
    const rules = [
      { ...daily, continuous: true },
      { ...copied, name: 'monthly', retentionDays: 365, coldAfterDays: 30, archiveSnapshots: true },
    ];

    expect(planOf({ rules }).resource('aws_backup_plan').rule).toMatchObject([
      { enable_continuous_backup: true, lifecycle: { delete_after: 14 } },
      {
        lifecycle: { cold_storage_after: 30, delete_after: 365, opt_in_to_archive_for_supported_resources: true },
        copy_action: [{ lifecycle: { delete_after: 35 } }],
      },
    ]);
  });

  it('is held to the objective', () => {
    expect(problemsOf(() => planOf({ objective: { atLeastDays: 60 } }))).toEqual([
      "test/backup-plan: rules[daily].copies[0].retentionDays must be at least 60, the objective's atLeastDays, got 35; raise it to 60 [BACKUP_RETENTION_UNDERLIVES_OBJECTIVE]",
    ]);
  });

  it('works under a role with the four managed policies, attached before anything is selected', () => {
    const json = planOf();
    const attachments = json.resources('aws_iam_role_policy_attachment');

    expect(attachments.map(({ policy_arn }) => policy_arn)).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
      'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores',
      'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup',
      'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore',
    ]);
    expect(json.resource('aws_backup_selection').depends_on).toHaveLength(4);
    expect(json.resource('aws_iam_role')).toMatchObject({
      name: 'airline-primary-backup-role',
      assume_role_policy: expect.stringContaining('"Service":"backup.amazonaws.com"') as string,
    });
  });

  it('uses a role that it is given, and makes none', () => {
    const roleArn = 'arn:aws:iam::123456789012:role/backup';
    const json = planOf({ roleArn });

    expect(json.resource('aws_backup_selection')).toMatchObject({ iam_role_arn: roleArn });
    expect(json.resources('aws_iam_role')).toEqual([]);
  });

  it('fails with every problem at once', () => {
    const rules = [
      { ...daily, schedule: 'rate(1 day)', retentionDays: 0 },
      { ...copied, timeZone: 'Berlin', startWindowMinutes: 30, completionWindowMinutes: 30 },
    ];

    expect(problemsOf(() => planOf({ name: '', rules }))).toEqual([
      "test/backup-plan: name must be 1 to 50 letters, digits, '-', '_' or '.', got ''; choose another name [BACKUP_PLAN_NAME]",
      "test/backup-plan: rules[daily].schedule must be cron() with six fields, got 'rate(1 day)'; write one such as 'cron(0 5 ? * * *)' [BACKUP_SCHEDULE]",
      'test/backup-plan: rules[daily].retentionDays must be a whole number from 1 to 36500, got 0; write it in days [BACKUP_RETENTION]',
      "test/backup-plan: rules[1].name must be unique in the plan, got 'daily' twice; rename one [BACKUP_RULE_DUPLICATE]",
      "test/backup-plan: rules[daily].timeZone must be an IANA time zone, got 'Berlin'; write one such as 'Europe/Berlin' [BACKUP_TIME_ZONE]",
      'test/backup-plan: rules[daily].startWindowMinutes must be a whole number of at least 60, got 30; raise it [BACKUP_START_WINDOW]',
      'test/backup-plan: rules[daily].completionWindowMinutes must be a whole number greater than startWindowMinutes (30), got 30; raise it [BACKUP_COMPLETION_WINDOW]',
    ]);
  });
});
