import { EnvironmentStack } from '@etops/foundation';
import type { ConstructCase } from '@etops/testing';
import { testEnvironment } from '@etops/testing';
import type {
  AutomatedBackupsReplicationProps,
  DatabaseAlarmThresholds,
  DatabaseProps,
  DatabaseReplicaProps,
  SnapshotExportProps,
} from '../src';
import { AutomatedBackupsReplication, Database, DatabaseReplica, SnapshotExport } from '../src';
import { databaseProps, drEnvironment, replicaProps } from './support';

const environment = testEnvironment;
/** Only MySQL and MariaDB have options. */
const mysql = { ...databaseProps, engine: 'mysql', engineVersion: '8.4' } as const;
const keyArnIn = (region: string) => `arn:aws:kms:${region}:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000`;

const alarmThresholds: DatabaseAlarmThresholds = {
  cpuPercent: 80,
  freeStorageGiB: 20,
  freeMemoryMiB: 512,
  connectionsPercent: 70,
  replicaLagSeconds: 600,
  replicationSlotLagGiB: 10,
  transactionLogsGiB: 10,
};

/** Optional props that a database and a replica have in common. */
const options = {
  identifier: 'airline-orders',
  clientCidrBlocks: ['10.0.0.0/12'],
  maxAllocatedStorageGiB: 500,
  backupRetentionDays: 14,
  backupWindow: '00:30-01:30',
  maintenanceWindow: 'mon:03:00-mon:04:00',
  continuousBackup: true,
  applyImmediately: true,
  extendedSupport: true,
  deletionProtection: true,
  maximumConnections: 500,
  alarmThresholds,
  monitoring: {
    logs: ['error'],
    logRetentionDays: 30,
    performanceInsightsDays: 31,
    enhancedMonitoringSeconds: 60,
  },
  caCertificate: 'rds-ca-ecc384-g1',
  tags: { Backup: 'airline-primary' },
} as const;

const credentials = {
  username: 'captain',
  passwordVersion: 2,
  secretReplicas: [{ region: 'eu-west-1', kmsKeyArn: keyArnIn('eu-west-1') }],
  overwriteSecretReplicas: true,
  secretRotation: {
    functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:rotate',
    schedule: 'rate(30 days)',
  },
} as const;

const replication: ConstructCase<AutomatedBackupsReplicationProps> = {
  construct: 'AutomatedBackupsReplication',
  props: 'AutomatedBackupsReplicationProps',
  create: (scope, props) => new AutomatedBackupsReplication(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      sourceArn: 'arn:aws:rds:eu-west-1:123456789012:db:airline-orders',
      sourceRole: 'primary',
      dependsOn: [],
      retentionDays: 14,
      kmsKeyArn: keyArnIn('eu-central-1'),
    }),
  },
};

const database: ConstructCase<DatabaseProps> = {
  construct: 'Database',
  props: 'DatabaseProps',
  create: (scope, props) => new Database(scope, 'subject', props),
  variants: {
    full: () => ({ ...mysql, ...options, ...credentials, multiAz: true }),
    'all logs': () => ({
      ...mysql,
      monitoring: { logs: ['audit', 'error', 'general', 'slowquery', 'iam-db-auth-error'] },
    }),
    'from a snapshot': () => ({ ...mysql, restoreFrom: { kind: 'snapshot', snapshot: 'before-the-upgrade' } }),
    'from a point in time': () => ({
      ...mysql,
      restoreFrom: { kind: 'point-in-time', source: 'airline-orders', time: 'latest' },
    }),
  },
};

const replica: ConstructCase<DatabaseReplicaProps> = {
  construct: 'DatabaseReplica',
  props: 'DatabaseReplicaProps',
  create: (scope, props) => new DatabaseReplica(scope, 'subject', props),
  stack: (app) => new EnvironmentStack(app, 'dr', { environment: drEnvironment }),
  variants: {
    replica: () => ({
      ...replicaProps,
      ...options,
      monitoring: { ...options.monitoring, logs: ['postgresql', 'upgrade'] },
      source: {
        instanceClass: 'db.m7g.large',
        maximumConnections: 500,
        storageEncrypted: true,
        backupWindow: '22:00-23:00',
        maintenanceWindow: 'thu:03:00-thu:04:00',
      },
      sourceSecretKeyAliasArn: 'arn:aws:kms:eu-west-1:123456789012:alias/airline-dr-secrets',
      sourceSecretName: 'airline-orders-credentials',
      multiAz: true,
      role: 'replica',
      promotionMinutes: 15,
    }),
    promoted: () => ({
      ...replicaProps,
      role: 'primary',
      sourceSecretKeyAliasArn: 'arn:aws:kms:eu-west-1:123456789012:alias/airline-dr-secrets',
      passwordVersion: 1,
      secretReplicas: [{ region: 'eu-central-1', kmsKeyArn: keyArnIn('eu-central-1') }],
      overwriteSecretReplicas: true,
      secretRotation: {
        functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:rotate',
        schedule: 'rate(30 days)',
      },
    }),
  },
};

const snapshotExport: ConstructCase<SnapshotExportProps> = {
  construct: 'SnapshotExport',
  props: 'SnapshotExportProps',
  create: (scope, props) => new SnapshotExport(scope, 'subject', props),
  variants: {
    full: () => ({
      environment,
      database: { identifier: 'airline-orders' },
      archive: { bucketName: 'airline-exports', prefix: 'exports', kmsKeyArn: keyArnIn('eu-central-1') },
      schedule: 'cron(0 5 * * ? *)',
      timeZone: 'Europe/Berlin',
      timeoutHours: 12,
      acceptsWarnings: true,
      topic: {
        topicArn: 'arn:aws:sns:eu-central-1:123456789012:operations',
        kmsKeyArn: keyArnIn('eu-central-1'),
      },
    }),
  },
};

/** Every construct of the package with valid props that give each optional prop. */
export const constructCases: readonly ConstructCase[] = [replication, database, replica, snapshotExport];
