export { alarmsAndRecovery } from './alarms-and-recovery';
export { checkDbInstance } from './check-db-instance';
export { databaseWindows } from './database-windows';
export type { DatabaseWindow } from './database-windows';
export { dbInstanceConfig, ownDataConfig, replicaConfig } from './db-instance-config';
export type { CaCertificate, DbInstanceProps } from './db-instance-props';
export { resolveDbInstance } from './resolve-db-instance';
export type { ResolvedDbInstance } from './resolve-db-instance';
export { createSupportingResources } from './supporting-resources';
