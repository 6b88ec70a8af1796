import { BackupPlan, BackupRegionSettings, BackupVault, backupVaultRef } from '@etops/backup';
import type { VaultLock } from '@etops/backup';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const airline = { application: 'airline', accountId: '123456789012' };
const primary = { ...airline, name: 'primary', role: 'production', region: 'eu-central-1' } as const;
const vault = { ...airline, name: 'vault', role: 'recovery', region: 'eu-west-1' } as const;

// The second Region: a vault that people can fill, but not empty.
const lock: VaultLock = { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 };
const vaultStack = new EnvironmentStack(app, 'vault', { environment: vault });
new BackupVault(vaultStack, 'backup-vault', { environment: vault, lock });

// The first Region: a recovery point every night, and a copy of it over there.
const primaryStack = new EnvironmentStack(app, 'primary', { environment: primary });
new BackupRegionSettings(primaryStack, 'backup-region-settings');
const nearby = new BackupVault(primaryStack, 'backup-vault', { environment: primary });
new BackupPlan(primaryStack, 'backup-plan', {
  environment: primary,
  vault: nearby.ref,
  rules: [
    {
      name: 'daily',
      schedule: 'cron(0 5 ? * * *)',
      timeZone: 'Europe/Berlin',
      retentionDays: 14,
      copies: [{ destination: backupVaultRef(vault, { lock }), retentionDays: 35 }],
    },
  ],
});

app.synth();
