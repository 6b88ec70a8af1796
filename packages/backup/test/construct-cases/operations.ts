import type { AlarmSpec } from '@etops/contracts';
import type { ConstructCase } from '@etops/testing';
import type {
  BackupAlarmsProps,
  BackupAuditProps,
  BackupCleanUpProps,
  BackupFreshnessMonitorProps,
  BackupNotificationsProps,
} from '../../src';
import { BackupAlarms, BackupAudit, BackupCleanUp, BackupFreshnessMonitor, BackupNotifications } from '../../src';
import { KEY_ARN, notifications } from '../operations-kit';
import { environment, roleArn, tag, types } from './kit';

const alarm: AlarmSpec = {
  id: 'jobs',
  name: 'failed-jobs',
  description: 'A backup job failed',
  severity: 'ticket',
  namespace: 'AWS/Backup',
  metricName: 'NumberOfBackupJobsFailed',
  dimensions: { ResourceType: 'RDS' },
  statistic: 'Sum',
  periodSeconds: 3600,
  evaluationPeriods: 2,
  datapointsToAlarm: 1,
  threshold: 0,
  comparison: 'GreaterThanThreshold',
  treatMissingData: 'notBreaching',
};

const backupAlarms: ConstructCase<BackupAlarmsProps> = {
  construct: 'BackupAlarms',
  props: 'BackupAlarmsProps',
  create: (scope, props) => new BackupAlarms(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      alarms: [
        alarm,
        { ...alarm, id: 'share', name: 'failed-share', percentOfMetric: 'NumberOfBackupJobsCreated', threshold: 5 },
      ],
      topicArn: notifications.topicArn,
    }),
  },
};

const backupAudit: ConstructCase<BackupAuditProps> = {
  construct: 'BackupAudit',
  props: 'BackupAuditProps',
  create: (scope, props) => new BackupAudit(scope, 'subject', props),
  variants: {
    own: () => ({
      environment,
      name: 'audit',
      recorder: { kind: 'own' },
      controls: {
        protectedByPlan: { types },
        planFrequency: { everyHours: 24, retentionDays: 7 },
        deletionDisabled: { exceptRoleArns: [roleArn] },
        encrypted: true,
        minimumRetentionDays: 7,
        crossRegionCopy: { region: 'eu-west-1', types },
        vaultLock: { minimumRetentionDays: 7, maximumRetentionDays: 365, types },
        lastRecoveryPoint: { withinHours: 48, types },
        restoreTime: { withinMinutes: 240, types },
      },
      reports: ['BACKUP_JOB_REPORT', 'COPY_JOB_REPORT'],
      reportRetentionDays: 200,
      reportsRole: 'exists',
    }),
    existing: () => ({
      environment,
      name: 'audit',
      recorder: { kind: 'existing', resourceTypes: 'all' },
      controls: { encrypted: true },
    }),
    'scoped by tag': () => ({
      environment,
      name: 'audit',
      recorder: { kind: 'existing', resourceTypes: 'all' },
      controls: {
        protectedByPlan: { tag },
        crossRegionCopy: { region: 'eu-west-1', tag },
        vaultLock: { minimumRetentionDays: 7, maximumRetentionDays: 365, tag },
        lastRecoveryPoint: { withinHours: 48, tag },
        restoreTime: { withinMinutes: 240, tag },
      },
    }),
  },
};

const backupCleanUp: ConstructCase<BackupCleanUpProps> = {
  construct: 'BackupCleanUp',
  props: 'BackupCleanUpProps',
  create: (scope, props) => new BackupCleanUp(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      notifications,
      reports: { bucketName: 'reports', kmsKeyArn: KEY_ARN, prefix: 'reports/' },
      dryRun: false,
      olderThanDays: 120,
      vaultNames: ['airline-primary-backup'],
      tag: { key: 'Name', value: 'airline' },
      imageNames: ['airline-web-*', 'airline-batch-*'],
      optionalImagePointerNames: ['/airline/staging/web/image', '/airline/demo/web/image'],
      imagePointerNames: ['/airline/primary/web/image'],
      schedule: 'cron(0 11 ? * SAT *)',
      timeZone: 'Europe/Berlin',
    }),
  },
};

const backupFreshnessMonitor: ConstructCase<BackupFreshnessMonitorProps> = {
  construct: 'BackupFreshnessMonitor',
  props: 'BackupFreshnessMonitorProps',
  create: (scope, props) => new BackupFreshnessMonitor(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      checks: [
        { kind: 'recovery-point', id: 'copies-rds', vaultName: 'vault', resourceType: 'RDS', withinDays: 2 },
        {
          kind: 'restore-test',
          id: 'restore-tests',
          restoreTestingPlanArn: 'arn:aws:backup:eu-central-1:123456789012:restore-testing-plan:airline-0a1b',
          resourceType: 'RDS',
          withinDays: 33,
        },
        {
          kind: 'execution',
          id: 'clean-up',
          stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:clean-up',
          withinDays: 8,
        },
        { kind: 'continuous-backup', id: 'continuous', databaseIdentifier: 'airline-database', withinDays: 1 },
        { kind: 'replicated-backups', id: 'replicated', databaseIdentifier: 'airline-database', withinDays: 1 },
      ],
      notifications,
      schedule: 'cron(0 10 * * ? *)',
      timeZone: 'Europe/Berlin',
    }),
  },
};

const backupNotifications: ConstructCase<BackupNotificationsProps> = {
  construct: 'BackupNotifications',
  props: 'BackupNotificationsProps',
  create: (scope, props) => new BackupNotifications(scope, 'subject', props),
  variants: { full: () => ({ environment, silentBackupTypes: ['EC2', 'EBS'] }) },
};

export const operations: readonly ConstructCase[] = [
  backupAlarms,
  backupAudit,
  backupCleanUp,
  backupFreshnessMonitor,
  backupNotifications,
];
