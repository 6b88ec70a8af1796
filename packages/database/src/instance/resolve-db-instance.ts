import type { Checked } from '@etops/foundation';
import { isProtected } from '@etops/foundation';
import type { Construct } from 'constructs';
import { databaseIdentifier } from '../names';
import type { DbInstanceProps } from './db-instance-props';
import type { InstanceWindows } from './instance-windows';
import { DEFAULT_WINDOWS } from './instance-windows';

/** Props of an instance with their defaults applied. */
export type ResolvedDbInstance = ReturnType<typeof resolveDbInstance>;

/** Defaults that depend on the role of an instance. */
export interface RoleDefaults extends InstanceWindows {
  readonly applyImmediately: boolean;
}

/** Applies the defaults. */
export function resolveDbInstance(scope: Construct, props: Checked<DbInstanceProps>, ofRole?: RoleDefaults) {
  const { environment, identifier, backupRetentionDays } = props;
  const defaults = ofRole ?? { ...DEFAULT_WINDOWS, applyImmediately: !isProtected(environment) };
  return {
    ...props,
    identifier: identifier ?? databaseIdentifier(environment, scope.node.id),
    /** Identifier without the prefix that all names of the environment share. */
    purpose: identifier ?? scope.node.id,
    clientCidrBlocks: props.clientCidrBlocks ?? [],
    backupRetentionDays: backupRetentionDays ?? 7,
    givenRetentionDays: backupRetentionDays,
    backupWindow: props.backupWindow ?? defaults.backupWindow,
    maintenanceWindow: props.maintenanceWindow ?? defaults.maintenanceWindow,
    applyImmediately: props.applyImmediately ?? defaults.applyImmediately,
    extendedSupport: props.extendedSupport ?? false,
    continuousBackup: props.continuousBackup ?? false,
    deletionProtection: props.deletionProtection ?? isProtected(environment),
    alarmThresholds: props.alarmThresholds ?? {},
    monitoring: props.monitoring ?? {},
    caCertificate: props.caCertificate ?? ('rds-ca-rsa2048-g1' as const),
  };
}
