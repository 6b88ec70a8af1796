import {
  BackupAlarms,
  BackupCleanUp,
  backupCleanUpRoleArn,
  BackupFreshnessMonitor,
  backupJobAlarms,
  BackupNotifications,
  BackupPlan,
  backupSelectionTag,
  BackupVault,
  backupVaultName,
  copyChecks,
  freshnessOf,
  presetRules,
} from '@etops/backup';
import { CustomerKey, EnvironmentStack, globalNameFor, PrivateBucket } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;
const stack = new EnvironmentStack(app, 'primary', { environment });
const vaultName = backupVaultName(environment);
const tag = backupSelectionTag(environment);
const key = new CustomerKey(stack, 'reports-key', { purpose: 'reports' });
const reports = new PrivateBucket(stack, 'reports', {
  bucketName: globalNameFor(environment, 'reports', { maxLength: 63 }),
  kmsKeyArn: key.arn,
});

// #region clean-up-role
const vault = new BackupVault(stack, 'backup-vault', {
  recoveryPointDeletionRoleArns: [backupCleanUpRoleArn(environment)],
});
// #endregion

const { rules, selections } = new BackupPlan(stack, 'backup-plan', {
  vault: vault.ref,
  rules: presetRules('Daily-Monthly-1yr-Retention'),
  selections: [{ name: 'tagged', tag, types: ['RDS', 'EFS', 'S3'] }],
});

// #region notifications
const notifications = new BackupNotifications(stack, 'backup-notifications').ref;
// #endregion

// #region job-alarms
const freshness = freshnessOf({ rules, selections, presentTypes: ['RDS', 'EFS'] });
new BackupAlarms(stack, 'backup-alarms', {
  topicArn: notifications.topicArn,
  alarms: backupJobAlarms({ vaultName, ...freshness }),
});
// #endregion

// #region clean-up
const cleanUp = new BackupCleanUp(stack, 'backup-clean-up', {
  notifications,
  reports: { bucketName: reports.bucketName, kmsKeyArn: key.arn },
  vaultNames: [vaultName],
  imagePointerNames: ['/airline/primary/web/image'],
  timeZone: 'Europe/Berlin',
});
// #endregion

// #region freshness
new BackupFreshnessMonitor(stack, 'backup-freshness', {
  notifications,
  timeZone: 'Europe/Berlin',
  checks: [
    cleanUp.freshnessCheck,
    { kind: 'recovery-point', id: 'monthly-rds', vaultName, resourceType: 'RDS', withinDays: 33 },
    ...copyChecks(vaultName, freshness),
  ],
});
// #endregion

app.synth();
