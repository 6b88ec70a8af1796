import type { VaultLock } from '@etops/backup';
// #region set-up
import { AirGappedVault, BackupPlan, BackupRegionSettings, BackupVault, backupVaultRef } from '@etops/backup';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const airline = { application: 'airline', accountId: '123456789012' };
const primary = { ...airline, name: 'primary', role: 'production', region: 'eu-central-1' } as const;
const vault = { ...airline, name: 'vault', role: 'recovery', region: 'eu-west-1' } as const;
const vaultStack = new EnvironmentStack(app, 'vault', { environment: vault });
const primaryStack = new EnvironmentStack(app, 'primary', { environment: primary });
// #endregion
const shopStack = new EnvironmentStack(app, 'shop', { environment: { ...primary, name: 'shop' } });

// #region vault
const lock: VaultLock = { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 };
new BackupVault(vaultStack, 'backup-vault', { lock });
// #endregion

// #region plan
new BackupRegionSettings(primaryStack, 'backup-region-settings');
const local = new BackupVault(primaryStack, 'backup-vault');
const copies = [{ destination: backupVaultRef(vault, { lock }), retentionDays: 35 }];
new BackupPlan(primaryStack, 'backup-plan', {
  vault: local.ref,
  rules: [{ name: 'daily', schedule: 'cron(0 5 ? * * *)', timeZone: 'Europe/Berlin', retentionDays: 14, copies }],
});
// #endregion

const isolated = {
  application: 'airline',
  accountId: '210987654321',
  name: 'isolated',
  role: 'recovery',
  region: 'eu-west-1',
} as const;
const isolatedStack = new EnvironmentStack(app, 'isolated', { environment: isolated });
const ticketsStack = new EnvironmentStack(app, 'tickets', { environment: { ...primary, name: 'tickets' } });

// #region isolated-vault
new BackupVault(isolatedStack, 'copies', {
  lock,
  acceptCopiesFrom: { organizationId: 'o-a1b2c3d4e5', accountIds: ['123456789012'] },
});
// #endregion

// #region isolated-plan
const source = new BackupVault(ticketsStack, 'backup-vault', { copiesToAccountIds: ['210987654321'] });
new BackupPlan(ticketsStack, 'isolated-plan', {
  name: 'airline-tickets-isolated',
  vault: source.ref,
  rules: [
    {
      name: 'daily',
      schedule: 'cron(0 3 ? * * *)',
      retentionDays: 14,
      copies: [{ destination: backupVaultRef(isolated, { lock }), accountId: isolated.accountId, retentionDays: 35 }],
    },
  ],
});
// #endregion

// #region existing-vault
const existing = {
  vaultName: 'Default',
  vaultArn: 'arn:aws:backup:eu-central-1:123456789012:backup-vault:Default',
  region: 'eu-central-1',
};
new BackupPlan(shopStack, 'backup-plan', {
  vault: existing,
  selectionTag: { key: 'backup', value: 'nightly' },
  rules: [{ name: 'daily', schedule: 'cron(30 1 ? * * *)', retentionDays: 30 }],
});
// #endregion

// #region air-gapped-vault
new AirGappedVault(vaultStack, 'air-gapped', {
  minimumRetentionDays: 7,
  maximumRetentionDays: 365,
});
// #endregion

app.synth();
