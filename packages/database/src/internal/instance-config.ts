import { isProtected } from '@etops/foundation';
import type { EnginePlan } from '../engine';
import type { InstanceSettings } from './settings';
import type { Surroundings } from './surroundings';

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

/** Attributes that AWS Backup takes over with a continuous rule. */
export const CONTINUOUS_BACKUP_ATTRIBUTES = ['backup_retention_period', 'backup_window'] as const;
