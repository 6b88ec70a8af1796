import { isProtected } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { CheckedInstance } from './check-db-instance';
import type { InstanceProps } from './db-instance-props';
import { databaseIdentifier } from '../names/names';
import { known, knownOf } from '../internal/known';

/** The props of an instance with their defaults. */
export type InstanceSettings = ReturnType<typeof settingsOf>;

/** Fills in the defaults. */
export function settingsOf(scope: Construct, props: InstanceProps) {
  const { environment, identifier } = props;
  return {
    ...props,
    identifier: identifier ?? databaseIdentifier(environment, scope.node.id),
    /** The identifier without what every name of the environment starts with. */
    purpose: identifier ?? scope.node.id,
    backupRetentionDays: props.backupRetentionDays ?? 7,
    backupWindow: props.backupWindow ?? '01:00-02:00',
    maintenanceWindow: props.maintenanceWindow ?? 'sun:03:00-sun:04:00',
    continuousBackup: props.continuousBackup ?? false,
    deletionProtection: props.deletionProtection ?? isProtected(environment),
    alarmThresholds: props.alarmThresholds ?? {},
    monitoring: props.monitoring ?? {},
    caCertificate: props.caCertificate ?? ('rds-ca-rsa2048-g1' as const),
  };
}

/** What of the settings can be checked at synth. */
export function checkedOf(settings: InstanceSettings): CheckedInstance {
  return {
    environment: settings.environment,
    subnets: settings.network.dataSubnets,
    engine: settings.engine,
    engineVersion: settings.engineVersion,
    identifier: settings.identifier,
    instanceClass: known(settings.instanceClass),
    databaseName: known(settings.databaseName),
    maxAllocatedStorageGiB: known(settings.maxAllocatedStorageGiB),
    backupRetentionDays: known(settings.backupRetentionDays),
    backupWindow: known(settings.backupWindow),
    maintenanceWindow: known(settings.maintenanceWindow),
    maximumConnections: known(settings.maximumConnections),
    alarmThresholds: knownOf(settings.alarmThresholds),
    monitoring: knownOf(settings.monitoring),
  };
}
