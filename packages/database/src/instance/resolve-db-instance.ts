import type { Checked } from '@etops/foundation';
import { isProtected } from '@etops/foundation';
import type { Construct } from 'constructs';
import { databaseIdentifier } from '../names';
import { DEFAULT_WINDOWS } from './database-windows';
import type { DbInstanceProps } from './db-instance-props';

/** Props of an instance with their defaults applied. */
export type ResolvedDbInstance = ReturnType<typeof resolveDbInstance>;

/** Applies the defaults. */
export function resolveDbInstance(scope: Construct, props: Checked<DbInstanceProps>) {
  const { environment, identifier } = props;
  return {
    ...props,
    identifier: identifier ?? databaseIdentifier(environment, scope.node.id),
    /** Identifier without the prefix that all names of the environment share. */
    purpose: identifier ?? scope.node.id,
    clientCidrBlocks: props.clientCidrBlocks ?? [],
    backupRetentionDays: props.backupRetentionDays ?? 7,
    backupWindow: props.backupWindow ?? DEFAULT_WINDOWS.backupWindow,
    maintenanceWindow: props.maintenanceWindow ?? DEFAULT_WINDOWS.maintenanceWindow,
    continuousBackup: props.continuousBackup ?? false,
    deletionProtection: props.deletionProtection ?? isProtected(environment),
    alarmThresholds: props.alarmThresholds ?? {},
    monitoring: props.monitoring ?? {},
    caCertificate: props.caCertificate ?? ('rds-ca-rsa2048-g1' as const),
  };
}
