import { isProtected } from '@etops/foundation';
import type { EnginePlan } from '../engine';
import type { ResolvedDbInstance } from './resolve-db-instance';
import type { SupportingResources } from './supporting-resources';

/** Returns the attributes that a database and a replica have in common. */
export function dbInstanceConfig(
  instance: ResolvedDbInstance,
  { key, subnetGroup, parameterGroup, securityGroup }: SupportingResources,
  { port, followsMinorVersions }: EnginePlan,
) {
  const { maxAllocatedStorageGiB, tags } = instance;
  return {
    identifier: instance.identifier,
    instanceClass: instance.instanceClass,
    port,
    dbSubnetGroupName: subnetGroup.name,
    parameterGroupName: parameterGroup.name,
    vpcSecurityGroupIds: [securityGroup.id],
    publiclyAccessible: false,
    storageType: 'gp3',
    storageEncrypted: true,
    kmsKeyId: key.arn,
    ...(maxAllocatedStorageGiB === undefined ? {} : { maxAllocatedStorage: maxAllocatedStorageGiB }),
    backupRetentionPeriod: instance.backupRetentionDays,
    backupWindow: instance.backupWindow,
    maintenanceWindow: instance.maintenanceWindow,
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: false,
    deletionProtection: instance.deletionProtection,
    autoMinorVersionUpgrade: followsMinorVersions,
    applyImmediately: instance.applyImmediately,
    caCertIdentifier: instance.caCertificate,
    ...(tags === undefined ? {} : { tags: { ...tags } }),
  };
}

/**
 * Returns the attributes of an instance with its own data, as opposed to a replica: RDS takes a final snapshot when it
 * is deleted.
 *
 * @param creationAttributes attributes that are used only at creation
 */
export function ownDataConfig(
  { environment, identifier, continuousBackup }: ResolvedDbInstance,
  creationAttributes: readonly string[] = [],
) {
  const ignoreChanges = [...creationAttributes, ...(continuousBackup ? CONTINUOUS_BACKUP_ATTRIBUTES : [])];
  return {
    skipFinalSnapshot: !isProtected(environment),
    ...(isProtected(environment) ? { finalSnapshotIdentifier: `${identifier}-final` } : {}),
    lifecycle: {
      preventDestroy: isProtected(environment),
      ...(ignoreChanges.length === 0 ? {} : { ignoreChanges }),
    },
  };
}

/** Returns the attributes of a replica. Its source is used only at creation. */
export function replicaConfig({ environment, continuousBackup }: ResolvedDbInstance, sourceArn: string) {
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

/**
 * Attributes that AWS Backup sets with a continuous rule. The retention is none of them: AWS Backup sets the same, and a
 * promotion sets one day unless told otherwise, which a plan must show.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_PromoteReadReplica.html BackupRetentionPeriod (checked 2026-11-28)
 */
const CONTINUOUS_BACKUP_ATTRIBUTES = ['backup_window'] as const;
