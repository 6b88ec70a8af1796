export { AirGappedVault } from './air-gapped-vault';
export type { AirGappedVaultProps } from './air-gapped-vault-props';
export { checkVaultArn } from './check-vault-arn';
export { BackupVault } from './backup-vault';
export type { BackupVaultProps, CopySources } from './backup-vault-props';
export { copyKeyStatements } from './copy-key-statements';
export { backupVaultArn, backupVaultKeyAliasArn, backupVaultName, backupVaultRef } from './backup-vault-ref';
export type { LocalBackupVaultRef } from './backup-vault-ref';
export type { ComplianceLock, GovernanceLock, VaultLock } from './vault-lock';
