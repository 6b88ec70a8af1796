export { AutomatedBackupsReplication } from './automated-backups-replication';
export type { AutomatedBackupsReplicationProps } from './automated-backups-replication-props';
