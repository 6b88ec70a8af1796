export { BackupCleanUp, backupCleanUpArn, backupCleanUpRoleArn } from './backup-clean-up';
export type { BackupCleanUpProps } from './backup-clean-up-props';
export { cleanUpDefinition } from './clean-up-definition';
export type { CleanUpOptions, CleanUpTarget } from './clean-up-options';
