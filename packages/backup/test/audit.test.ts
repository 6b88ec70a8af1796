import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, testEnvironment } from '@etops/testing';
import { BackupAudit } from '../src';
import type { AuditControls, BackupAuditProps } from '../src';

const controls: AuditControls = {
  protectedByPlan: { types: ['RDS', 'EFS'] },
  planFrequency: { everyHours: 24, retentionDays: 7 },
  deletionDisabled: { exceptRoleArns: ['arn:aws:iam::123456789012:role/a', 'arn:aws:iam::123456789012:role/b'] },
  encrypted: true,
  minimumRetentionDays: 7,
  crossRegionCopy: { region: 'eu-west-1', types: ['RDS'] },
  vaultLock: { minimumRetentionDays: 7, maximumRetentionDays: 365 },
  lastRecoveryPoint: { withinHours: 48 },
  restoreTime: { withinMinutes: 240 },
};

const auditOf = (props: Partial<BackupAuditProps> = {}) =>
  synth(
    (stack: EnvironmentStack) => {
      new BackupAudit(stack, 'audit', { environment: testEnvironment, recorder: { kind: 'own' }, controls, ...props });
    },
    (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
  );

const existing = { kind: 'existing', resourceTypes: 'all' } as const;

describe('BackupAudit', () => {
  it('keeps its addresses', () => {
    expect(auditOf().addresses()).toMatchSnapshot();
  });

  it("renders every control with AWS's names and units", () => {
    const parameters = (values: Readonly<Record<string, string>>) => ({
      input_parameter: Object.entries(values).map(([name, value]) => ({ name, value })),
    });

    expect(auditOf().resource('aws_backup_framework')).toMatchObject({
      name: 'airline_primary_backup_audit',
      control: [
        { name: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', scope: { compliance_resource_types: ['RDS', 'EFS'] } },
        {
          name: 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK',
          ...parameters({
            requiredFrequencyUnit: 'hours',
            requiredFrequencyValue: '24',
            requiredRetentionDays: '7',
          }),
        },
        {
          name: 'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED',
          ...parameters({
            principalArnList: 'arn:aws:iam::123456789012:role/a,arn:aws:iam::123456789012:role/b',
          }),
        },
        { name: 'BACKUP_RECOVERY_POINT_ENCRYPTED' },
        { name: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', ...parameters({ requiredRetentionDays: '7' }) },
        {
          name: 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION',
          ...parameters({ crossRegionList: 'eu-west-1' }),
          scope: { compliance_resource_types: ['RDS'] },
        },
        {
          name: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK',
          ...parameters({ minRetentionDays: '7', maxRetentionDays: '365' }),
        },
        {
          name: 'BACKUP_LAST_RECOVERY_POINT_CREATED',
          ...parameters({ recoveryPointAgeUnit: 'days', recoveryPointAgeValue: '2' }),
        },
        { name: 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', ...parameters({ maxRestoreTime: '240' }) },
      ],
    });
  });

  it('depends on its recorder, which records types of AWS Backup only', () => {
    const json = auditOf();
    const status = json.addresses().find((address) => address.startsWith('aws_config_configuration_recorder_status.'));

    expect(json.resource('aws_backup_framework').depends_on).toEqual([status]);
    expect(json.resource('aws_config_configuration_recorder')).toMatchObject({
      recording_group: {
        all_supported: false,
        resource_types: expect.arrayContaining([
          'AWS::Backup::BackupPlan',
          'AWS::Config::ResourceCompliance',
        ]) as unknown,
      },
    });
    expect(json.resource('aws_iam_role').assume_role_policy).toContain('"aws:SourceAccount":"123456789012"');
    expect(json.resource('aws_iam_role_policy').policy).toContain(
      '"Action":["s3:PutObject","s3:PutObjectAcl"],"Resource":"arn:aws:s3:::airline-primary-audit-recorder-123456789012-eu-central-1/AWSLogs/123456789012/*","Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}',
    );
  });

  it('creates no recorder if one exists', () => {
    const json = auditOf({ recorder: existing });

    expect(json.addresses().filter((address) => address.includes('recorder'))).toEqual([]);
    expect(json.resource('aws_backup_framework').depends_on).toBeUndefined();
  });

  it('writes daily reports to a bucket that only the service-linked role can write to', () => {
    const json = auditOf({ recorder: existing });
    const writer = json.addresses().find((address) => address.startsWith('aws_iam_service_linked_role.')) ?? '';

    expect(json.resources('aws_backup_report_plan')).toHaveLength(5);
    expect(json.resource('aws_s3_bucket_policy').policy).toContain(`"Principal":{"AWS":"\${${writer}.arn}"}`);
    expect(
      auditOf({ recorder: existing, reports: ['CONTROL_COMPLIANCE_REPORT'] }).resource('aws_backup_report_plan'),
    ).toMatchObject({
      name: 'airline_primary_backup_audit_control_compliance_report',
      report_delivery_channel: { s3_bucket_name: 'airline-primary-audit-reports-123456789012-eu-central-1' },
      report_setting: { report_template: 'CONTROL_COMPLIANCE_REPORT', number_of_frameworks: 1 },
    });
  });

  it('creates no service-linked role if the account has it', () => {
    const json = auditOf({ recorder: existing, reportsRole: 'exists' });

    expect(json.resources('aws_iam_service_linked_role')).toEqual([]);
    expect(json.text).toContain(
      'arn:aws:iam::123456789012:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports',
    );
  });

  it('fails for a role of another account, and for a control without a type', () => {
    const controls = {
      deletionDisabled: { exceptRoleArns: ['arn:aws:iam::999999999999:role/a'] },
      protectedByPlan: { types: [] },
    };

    expect(problemsOf(() => auditOf({ controls }))).toEqual([
      "test/audit: controls.deletionDisabled.exceptRoleArns[0] must be the ARN of an IAM role of account 123456789012, got 'arn:aws:iam::999999999999:role/a'; use the role of this account, without wildcards [ARN]",
      'test/audit: controls.protectedByPlan.types must contain a type, and each once, got []; omit it for all types [AUDIT_CONTROL_TYPES]',
    ]);
  });

  it('fails with every problem at once', () => {
    const role = 'arn:aws:iam::123456789012:role/a';
    const wrong = () =>
      auditOf({
        name: 'backup-audit',
        recorder: { kind: 'existing', resourceTypes: ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupVault'] },
        reports: ['COPY_JOB_REPORT', 'COPY_JOB_REPORT'],
        reportRetentionDays: 0,
        controls: {
          planFrequency: { everyHours: 25, retentionDays: 0 },
          deletionDisabled: { exceptRoleArns: Array.from({ length: 6 }, () => role) },
          minimumRetentionDays: 0.5,
          crossRegionCopy: { region: 'eu-central-1' },
          vaultLock: { minimumRetentionDays: 0, maximumRetentionDays: 36_501 },
          lastRecoveryPoint: { withinHours: 768 },
          restoreTime: { withinMinutes: 0 },
        },
      });

    expect(problemsOf(wrong)).toEqual([
      "test/audit: name must be a letter, then letters, digits or '_', got 'backup-audit'; use '_' for a hyphen [AUDIT_NAME]",
      'test/audit: reports must contain each template once, got COPY_JOB_REPORT, COPY_JOB_REPORT; remove the duplicate [AUDIT_REPORT_DUPLICATE]',
      'test/audit: reportRetentionDays must be a whole number from 1 to 36500, got 0; use days, for example 400 [AUDIT_REPORT_RETENTION]',
      'test/audit: recorder.resourceTypes must contain the types that the controls need, got none of AWS::Backup::BackupSelection, AWS::Backup::RecoveryPoint, AWS::Config::ResourceCompliance; add them to the recorder [AUDIT_RECORDER_TYPES]',
      'test/audit: controls.planFrequency.everyHours must be 1 to 24 hours, or whole days up to 744 hours, got 25; round it to days [AUDIT_CONTROL_HOURS]',
      'test/audit: controls.lastRecoveryPoint.withinHours must be 1 to 24 hours, or whole days up to 744 hours, got 768; round it to days [AUDIT_CONTROL_HOURS]',
      'test/audit: controls.planFrequency.retentionDays must be a whole number from 1 to 36500, got 0; use days, for example 35 [AUDIT_CONTROL_DAYS]',
      'test/audit: controls.minimumRetentionDays must be a whole number from 1 to 36500, got 0.5; use days, for example 35 [AUDIT_CONTROL_DAYS]',
      'test/audit: controls.vaultLock.minimumRetentionDays must be a whole number from 1 to 36500, got 0; use days, for example 35 [AUDIT_CONTROL_DAYS]',
      'test/audit: controls.vaultLock.maximumRetentionDays must be a whole number from 1 to 36500, got 36501; use days, for example 35 [AUDIT_CONTROL_DAYS]',
      'test/audit: controls.restoreTime.withinMinutes must be a whole number of 1 or more, got 0; use minutes, for example 60 [AUDIT_CONTROL_MINUTES]',
      'test/audit: controls.deletionDisabled.exceptRoleArns must contain at most 5 roles, got 6; remove some [AUDIT_DELETION_EXCEPTIONS]',
      "test/audit: controls.crossRegionCopy.region must be another Region than the audit's, got 'eu-central-1'; use the Region of the copies [AUDIT_CROSS_REGION]",
    ]);
    expect(
      problemsOf(() => auditOf({ controls: { vaultLock: { minimumRetentionDays: 30, maximumRetentionDays: 7 } } })),
    ).toEqual([
      'test/audit: controls.vaultLock.minimumRetentionDays must be at most maximumRetentionDays (7), got 30; lower the minimum or raise the maximum [AUDIT_VAULT_LOCK]',
    ]);
    expect(problemsOf(() => auditOf({ controls: {} }))).toEqual([
      'test/audit: controls must contain at least one control, got none; add protectedByPlan, for example [AUDIT_NO_CONTROL]',
    ]);
  });
});

describe('the scope of a control', () => {
  const scopes = (controls: AuditControls) =>
    (auditOf({ controls }).resource('aws_backup_framework').control as readonly { scope?: unknown }[]).map(
      ({ scope }) => scope,
    );

  it('is one tag, so that other environments of the Region do not count', () => {
    const tag = { key: 'Backup', value: 'airline-primary' };

    expect(
      scopes({
        protectedByPlan: { tag },
        crossRegionCopy: { region: 'eu-west-1', tag },
        lastRecoveryPoint: { withinHours: 24, tag },
      }),
    ).toEqual([1, 2, 3].map(() => ({ tags: { Backup: 'airline-primary' } })));
  });

  it('is not both a tag and types', () => {
    expect(
      problemsOf(() =>
        auditOf({ controls: { protectedByPlan: { tag: { key: 'Backup', value: '' }, types: ['RDS'] } } }),
      ),
    ).toEqual([
      'test/audit: controls.protectedByPlan must have types or a tag, got both; remove one, since AWS accepts one of the two [AUDIT_CONTROL_SCOPE]',
      "test/audit: controls.protectedByPlan.tag must have a key of 1 to 128 and a value of 1 to 256 characters, got 'Backup' = ''; use the tag of the resources, case-sensitively [AUDIT_CONTROL_TAG]",
    ]);
  });
});
