import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack, PrivateBucket } from '@etops/foundation';
import type { ConstructCase } from '@etops/testing';
import { testEnvironment, testNetwork } from '@etops/testing';
import type { App } from 'cdktf';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type {
  AirGappedVaultProps,
  ArchiveBucketProps,
  BackupAlarmsProps,
  BackupAuditProps,
  BackupCleanUpProps,
  BackupFreshnessMonitorProps,
  BackupNotificationsProps,
  BackupPlanProps,
  BackupRegionSettingsProps,
  BackupVaultProps,
  BucketReplicationProps,
  FileGatewayProps,
  InstanceRestoreTestProps,
  RestoreTestingProps,
  VolumeGatewayProps,
  WarmPoolExclusionProps,
} from '../src';
import {
  AirGappedVault,
  ArchiveBucket,
  BackupAlarms,
  BackupAudit,
  BackupCleanUp,
  BackupFreshnessMonitor,
  BackupNotifications,
  BackupPlan,
  BackupRegionSettings,
  BackupVault,
  BucketReplication,
  FileGateway,
  InstanceRestoreTest,
  replicaTarget,
  RestoreTesting,
  VolumeGateway,
  WarmPoolExclusion,
} from '../src';
import { KEY_ARN, notifications } from './operations-kit';

const environment = testEnvironment;
const recovery: EnvironmentRef = { ...environment, name: 'vault', role: 'recovery', region: 'eu-west-1' };
const roleArn = 'arn:aws:iam::123456789012:role/backup';
const vaultArn = 'arn:aws:backup:eu-central-1:123456789012:backup-vault:vault';
const daily = { name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 35 };
const statement = {
  Sid: 'Read',
  Effect: 'Allow',
  Principal: { AWS: roleArn },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::airline-archive/*',
  Condition: { Bool: { 'aws:SecureTransport': 'true' } },
} as const;
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

const appliance = (scope: Construct) => ({
  environment,
  name: 'site',
  activationKey: new TerraformVariable(scope, 'activation-key', { type: 'string', sensitive: true }).stringValue,
  timeZone: 'GMT+1:00',
  maintenance: { dayOfWeek: 0, hour: 3, minute: 30 } as const,
  vpcEndpoint: 'vpce-0123.storagegateway.eu-central-1.vpce.amazonaws.com',
  kmsKeyArn: KEY_ARN,
  logRetentionDays: 365,
});

const recoveryStack = (app: App) => new EnvironmentStack(app, 'test', { environment: recovery });

const airGappedVault: ConstructCase<AirGappedVaultProps> = {
  construct: 'AirGappedVault',
  props: 'AirGappedVaultProps',
  create: (scope, props) => new AirGappedVault(scope, 'subject', props),
  variants: {
    full: () => ({ environment, name: 'isolated', minimumRetentionDays: 7, maximumRetentionDays: 365 }),
  },
};

const archiveBucket: ConstructCase<ArchiveBucketProps> = {
  construct: 'ArchiveBucket',
  props: 'ArchiveBucketProps',
  stack: recoveryStack,
  create: (scope, props) => new ArchiveBucket(scope, 'subject', props),
  variants: {
    days: () => ({
      environment: recovery,
      bucketName: 'airline-archive',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000',
      lock: { mode: 'governance', retention: { days: 90 } },
      rules: [
        {
          prefix: 'exports/',
          expireAfterDays: 400,
          transitions: [
            { afterDays: 30, storageClass: 'STANDARD_IA' },
            { afterDays: 90, storageClass: 'GLACIER_IR' },
          ],
        },
        { prefix: 'logs/', expireAfterDays: 200 },
      ],
      noncurrentVersionDays: 100,
      statements: [statement],
      tags: { Backup: 'airline-vault' },
    }),
    years: () => ({
      environment: recovery,
      bucketName: 'airline-archive',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000',
      lock: { mode: 'compliance', confirmation: 'final-for-2555-days', retention: { years: 7 } },
    }),
  },
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

const types = ['RDS', 'EFS'] as const;
const tag = { key: 'Backup', value: 'yes' };
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

const vault = {
  vaultArn,
  region: environment.region,
  vaultName: 'vault',
  minimumRetentionDays: 7,
  maximumRetentionDays: 400,
  airGapped: false,
};
const destination = {
  vaultArn: 'arn:aws:backup:eu-west-1:123456789012:backup-vault:vault',
  region: 'eu-west-1',
  minimumRetentionDays: 7,
  maximumRetentionDays: 400,
};

const backupPlan: ConstructCase<BackupPlanProps> = {
  construct: 'BackupPlan',
  props: 'BackupPlanProps',
  create: (scope, props) => new BackupPlan(scope, 'subject', props),
  variants: {
    selections: () => ({
      environment,
      name: 'plan',
      vault,
      rules: [
        {
          ...daily,
          timeZone: 'Europe/Berlin',
          continuous: true,
          startWindowMinutes: 120,
          completionWindowMinutes: 600,
          copies: [
            { destination, retentionDays: 365 },
            {
              destination: {
                vaultArn: 'arn:aws:backup:eu-central-1:210987654321:backup-vault:far',
                region: 'eu-central-1',
                airGapped: false,
              },
              accountId: '210987654321',
              retentionDays: 365,
            },
          ],
        },
        { ...daily, name: 'monthly', retentionDays: 365 },
      ],
      selections: [
        { name: 'files', tag: { key: 'Backup', value: 'yes' }, types },
        { name: 'tagged', tag: { key: 'Backup', value: 'nightly' } },
        { name: 'databases', types: ['RDS'], exceptArns: ['arn:aws:rds:eu-central-1:123456789012:db:scratch'] },
        { name: 'one', resourceArns: ['arn:aws:rds:eu-central-1:123456789012:db:airline'] },
      ],
      objective: { minimumDays: 30, maximumDays: 400 },
      roleArn,
    }),
    'other selections of the same names': () => ({
      environment,
      name: 'plan',
      vault,
      rules: [daily],
      selections: [
        { name: 'files', resourceArns: ['arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1'] },
        { name: 'tagged', types },
        { name: 'databases', tag: { key: 'Backup', value: 'yes' } },
        { name: 'one', tag: { key: 'Backup', value: 'yes' }, types },
      ],
      roleArn,
    }),
    cold: () => ({
      environment,
      name: 'plan',
      vault,
      rules: [
        { ...daily, copies: [{ destination, retentionDays: 365, coldAfterDays: 30 }] },
        { ...daily, name: 'monthly', retentionDays: 365, coldAfterDays: 30 },
      ],
      selections: [{ name: 'files', tag: { key: 'Backup', value: 'yes' }, types: ['EFS'] }],
      roleArn,
    }),
    archive: () => ({
      environment,
      name: 'plan',
      vault,
      rules: [{ ...daily, name: 'monthly', retentionDays: 365, coldAfterDays: 30, archiveSnapshots: true }],
      selections: [{ name: 'files', types: ['EBS'] }],
      roleArn,
    }),
    tag: () => ({
      environment,
      name: 'plan',
      vault,
      rules: [daily],
      selectionTag: { key: 'Backup', value: 'yes' },
      roleArn,
    }),
  },
};

const backupRegionSettings: ConstructCase<BackupRegionSettingsProps> = {
  construct: 'BackupRegionSettings',
  props: 'BackupRegionSettingsProps',
  create: (scope, props) => new BackupRegionSettings(scope, 'subject', props),
  variants: { full: () => ({ resourceTypes: ['RDS', 'DynamoDB'] }) },
};

const backupVault: ConstructCase<BackupVaultProps> = {
  construct: 'BackupVault',
  props: 'BackupVaultProps',
  create: (scope, props) => new BackupVault(scope, 'subject', props),
  variants: {
    governance: () => ({
      environment,
      name: 'vault',
      kmsKeyArn: KEY_ARN,
      lock: { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 },
      blockRecoveryPointDeletion: true,
      recoveryPointDeletionRoleArns: [roleArn],
      policyAdministratorArns: [roleArn],
      acceptCopiesFrom: { organizationId: 'o-a1b2c3d4e5', accountIds: ['210987654321', '210987654322'] },
    }),
    'copied to another account': () => ({
      environment,
      name: 'vault',
      copiesToAccountIds: ['210987654321', '210987654322'],
    }),
    compliance: () => ({
      environment,
      name: 'vault',
      kmsKeyArn: KEY_ARN,
      lock: {
        mode: 'compliance',
        minimumRetentionDays: 7,
        maximumRetentionDays: 365,
        changeableForDays: 30,
        confirmation: 'final-after-30-days',
      },
    }),
  },
};

const bucketReplication: ConstructCase<BucketReplicationProps> = {
  construct: 'BucketReplication',
  props: 'BucketReplicationProps',
  create: (scope, props) => new BucketReplication(scope, 'subject', props),
  variants: {
    full: (scope) => {
      const source = new PrivateBucket(scope, 'source', {
        environment,
        bucketName: 'airline-media',
        kmsKeyArn: KEY_ARN,
      });
      return {
        environment,
        purpose: 'media',
        source: {
          bucketName: source.bucketName,
          arn: source.arn,
          bucket: source.bucket,
          versioning: source.versioning,
        },
        sourceKeyArn: KEY_ARN,
        target: replicaTarget(recovery, 'archive'),
        prefix: 'media/',
        deleteMarkers: true,
        sourceLocked: true,
      };
    },
    'another account': (scope) => {
      const source = new PrivateBucket(scope, 'source', {
        environment,
        bucketName: 'airline-media',
        kmsKeyArn: KEY_ARN,
      });
      const far: EnvironmentRef = { ...recovery, accountId: '210987654321' };
      return {
        environment,
        purpose: 'media',
        source,
        sourceKeyArn: KEY_ARN,
        target: {
          ...replicaTarget(far, 'archive'),
          accountId: far.accountId,
          kmsKeyArn: 'arn:aws:kms:eu-west-1:210987654321:key/0a1b2c3d-0000-0000-0000-000000000000',
        },
      };
    },
  },
};

const fileGateway: ConstructCase<FileGatewayProps> = {
  construct: 'FileGateway',
  props: 'FileGatewayProps',
  create: (scope, props) => new FileGateway(scope, 'subject', props),
  variants: {
    full: (scope) => ({
      ...appliance(scope),
      cacheDisks: ['/dev/sdb', '/dev/sdc'],
      bucket: { arn: 'arn:aws:s3:::files' },
      shares: [
        { protocol: 'nfs', name: 'scans', prefix: 'scans/', readOnly: true, clients: ['10.0.1.0/24', '10.0.2.0/24'] },
        { protocol: 'smb', name: 'office', prefix: 'office/', readOnly: true, validUsers: ['@crew', '@office'] },
      ],
    }),
  },
};

const instanceRestoreTest: ConstructCase<InstanceRestoreTestProps> = {
  construct: 'InstanceRestoreTest',
  props: 'InstanceRestoreTestProps',
  create: (scope, props) => new InstanceRestoreTest(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      notifications,
      vault: {
        name: 'airline-vault-backup',
        kmsKeyAliasArn: 'arn:aws:kms:eu-central-1:123456789012:alias/airline-vault-backup',
      },
      network: { vpcId: testNetwork.vpcId, dataSubnets: testNetwork.dataSubnets },
      instanceType: 't3.medium',
      selectionWindowDays: 8,
      schedule: 'cron(0 9 2 * ? *)',
      timeZone: 'Europe/Berlin',
    }),
  },
};

const warmPoolExclusion: ConstructCase<WarmPoolExclusionProps> = {
  construct: 'WarmPoolExclusion',
  props: 'WarmPoolExclusionProps',
  create: (scope, props) => new WarmPoolExclusion(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      notifications,
      autoScalingGroupName: 'airline-primary-web',
      tag: { key: 'Backup', value: 'yes' },
      schedule: 'cron(30 22 * * ? *)',
      timeZone: 'Europe/Berlin',
    }),
  },
};

const restoreTesting: ConstructCase<RestoreTestingProps> = {
  construct: 'RestoreTesting',
  props: 'RestoreTestingProps',
  create: (scope, props) => new RestoreTesting(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      name: 'restore_tests',
      vaults: [vault],
      tests: [
        { type: 'RDS', validationWindowHours: 8, overrides: { dbInstanceClass: 'db.t4g.large' } },
        { type: 'EFS', tag: { key: 'Backup', value: 'yes' }, overrides: { encrypted: 'true' } },
        { type: 'S3', resourceArns: ['arn:aws:s3:::airline-media', 'arn:aws:s3:::airline-logs'] },
        { type: 'EC2' },
      ],
      network: { vpcId: testNetwork.vpcId, dataSubnets: testNetwork.dataSubnets },
      schedule: 'cron(0 7 1 * ? *)',
      timeZone: 'Europe/Berlin',
      startWindowHours: 12,
      selectionWindowDays: 14,
      choose: 'random',
      roleArn,
    }),
    'other selections of the same types': () => ({
      environment,
      name: 'restore_tests',
      vaults: [vault],
      tests: [
        { type: 'RDS', tag: { key: 'Backup', value: 'yes' }, overrides: { dbInstanceClass: 'db.t4g.medium' } },
        { type: 'EFS', resourceArns: ['arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1'] },
        { type: 'S3', tag: { key: 'Backup', value: 'yes' } },
        { type: 'EC2', resourceArns: ['arn:aws:ec2:eu-central-1:123456789012:instance/i-1'] },
      ],
      network: { vpcId: testNetwork.vpcId, dataSubnets: testNetwork.dataSubnets },
      roleArn,
    }),
  },
};

const volumeGateway: ConstructCase<VolumeGatewayProps> = {
  construct: 'VolumeGateway',
  props: 'VolumeGatewayProps',
  create: (scope, props) => new VolumeGateway(scope, 'subject', props),
  variants: {
    cached: (scope) => ({
      ...appliance(scope),
      address: '10.0.0.20',
      uploadBufferDisks: ['/dev/sdb', '/dev/sdd'],
      storage: { kind: 'cached', cacheDisks: ['/dev/sdc'], volumes: [{ targetName: 'files', sizeGiB: 512 }] },
      volumeTags: { Backup: 'yes' },
    }),
    stored: (scope) => ({
      ...appliance(scope),
      address: '10.0.0.20',
      uploadBufferDisks: ['/dev/sdb'],
      storage: {
        kind: 'stored',
        volumes: [{ targetName: 'files', disk: '/dev/sdc', preserveExistingData: true }],
      },
    }),
  },
};

/** Every construct of the package with valid props that give each optional prop. */
export const constructCases: readonly ConstructCase[] = [
  airGappedVault,
  archiveBucket,
  backupAlarms,
  backupAudit,
  backupCleanUp,
  backupFreshnessMonitor,
  backupNotifications,
  backupPlan,
  backupRegionSettings,
  backupVault,
  bucketReplication,
  fileGateway,
  instanceRestoreTest,
  restoreTesting,
  volumeGateway,
  warmPoolExclusion,
];
