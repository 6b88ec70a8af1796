import { isProtected } from '@etops/foundation';
import type { EnginePlan } from '../engine/engine';
import type { InstanceSettings } from './resolve-db-instance';
import type { Surroundings } from './supporting-resources';

/** Attributes that a database and a replica have in common. */
export function instanceConfig(
  settings: InstanceSettings,
  { key, subnetGroup, parameterGroup, securityGroup }: Surroundings,
  { port, followsMinorVersions }: EnginePlan,
) {
  const { environment, maxAllocatedStorageGiB, tags } = settings;
  return {
    identifier: settings.identifier,
    instanceClass: settings.instanceClass,
    port,
    dbSubnetGroupName: subnetGroup.name,
    parameterGroupName: parameterGroup.name,
    vpcSecurityGroupIds: [securityGroup.id],
    publiclyAccessible: false,
    storageType: 'gp3',
    storageEncrypted: true,
    kmsKeyId: key.arn,
    ...(maxAllocatedStorageGiB === undefined ? {} : { maxAllocatedStorage: maxAllocatedStorageGiB }),
    backupRetentionPeriod: settings.backupRetentionDays,
    backupWindow: settings.backupWindow,
    maintenanceWindow: settings.maintenanceWindow,
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: false,
    deletionProtection: settings.deletionProtection,
    autoMinorVersionUpgrade: followsMinorVersions,
    applyImmediately: !isProtected(environment),
    caCertIdentifier: settings.caCertificate,
    ...(tags === undefined ? {} : { tags: { ...tags } }),
  };
}

/**
 * Attributes of an instance whose data nobody else has: they stay, in a final snapshot, when it goes.
 *
 * @param settledAttributes attributes that are compared at creation only
 */
export function ownDataConfig(
  { environment, identifier, continuousBackup }: InstanceSettings,
  settledAttributes: readonly string[] = [],
) {
  const ignoreChanges = [...settledAttributes, ...(continuousBackup ? CONTINUOUS_BACKUP_ATTRIBUTES : [])];
  return {
    skipFinalSnapshot: !isProtected(environment),
    ...(isProtected(environment) ? { finalSnapshotIdentifier: `${identifier}-final` } : {}),
    lifecycle: {
      preventDestroy: isProtected(environment),
      ...(ignoreChanges.length === 0 ? {} : { ignoreChanges }),
    },
  };
}

/** Attributes of an instance that follows a source, which is compared at creation only. */
export function replicaConfig({ environment, continuousBackup }: InstanceSettings, sourceArn: string) {
  return {
    replicateSourceDb: sourceArn,
    // RDS refuses a final snapshot of a replica.
    skipFinalSnapshot: true,
    lifecycle: {
      preventDestroy: isProtected(environment),
      ignoreChanges: ['replicate_source_db', ...(continuousBackup ? CONTINUOUS_BACKUP_ATTRIBUTES : [])],
    },
  };
}

/** Attributes that AWS Backup takes over with a continuous rule. */
const CONTINUOUS_BACKUP_ATTRIBUTES = ['backup_retention_period', 'backup_window'] as const;
