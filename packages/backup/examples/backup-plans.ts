import {
  BackupNotifications,
  BackupPlan,
  backupSelectionTag,
  BackupVault,
  backupVaultRef,
  presetRules,
  WarmPoolExclusion,
} from '@etops/backup';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const airline = { application: 'airline', accountId: '123456789012' };
const environment = { ...airline, name: 'primary', role: 'production', region: 'eu-central-1' } as const;
const copyDestinations = [backupVaultRef({ ...airline, name: 'vault', role: 'recovery', region: 'eu-west-1' })];
const stack = new EnvironmentStack(app, 'primary', { environment });
const { ref: vault } = new BackupVault(stack, 'backup-vault');
const tag = backupSelectionTag(environment);

// #region preset
const rules = presetRules('EightHourly-Daily-Weekly-Monthly-1yr-Retention', {
  hour: 23,
  timeZone: 'Europe/Berlin',
  copyDestinations,
});
const selections = [{ name: 'tagged', tag, types: ['EFS', 'RDS', 'S3'] as const }];
const objective = { minimumDays: 90, maximumDays: 366 };
const { roleArn } = new BackupPlan(stack, 'backup-plan', { vault, rules, selections, objective });
// #endregion

// #region continuous
new BackupPlan(stack, 'continuous-plan', {
  name: 'airline-primary-continuous',
  vault,
  roleArn,
  rules: [{ name: 'continuous', schedule: 'cron(0 22 ? * * *)', retentionDays: 35, continuous: true }],
  selections: [{ name: 'tagged', tag, types: ['RDS', 'S3'] }],
});
// #endregion

// #region cold-storage
const invoices = 'arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-0123456789abcdef0';
new BackupPlan(stack, 'seven-years-plan', {
  name: 'airline-primary-seven-years',
  vault,
  roleArn,
  rules: presetRules('Daily-Weekly-Monthly-7yr-Retention', { coldStorage: true, copyDestinations }),
  selections: [{ name: 'invoices', resourceArns: [invoices] }],
});
// #endregion

const notifications = new BackupNotifications(stack, 'backup-notifications').ref;

// #region warm-pool-exclusion
new WarmPoolExclusion(stack, 'warm-pool-exclusion', {
  notifications,
  autoScalingGroupName: 'airline-dr-web',
  tag: { key: 'Backup', value: 'airline-dr-servers' },
  schedule: 'cron(30 22 * * ? *)',
  timeZone: 'Europe/Berlin',
});
// #endregion

app.synth();
