import {
  BackupAlarms,
  BackupCleanUp,
  backupCleanUpArn,
  backupCleanUpRoleArn,
  backupJobAlarms,
  BackupNotifications,
  BackupVault,
  backupVaultName,
  BackupFreshnessMonitor,
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

// Nobody deletes what is in the vault but the clean-up.
new BackupVault(stack, 'backup-vault', {
  environment,
  recoveryPointDeletionRoleArns: [backupCleanUpRoleArn(environment)],
});

// What failed.
const notifications = new BackupNotifications(stack, 'backup-notifications', { environment }).ref;

// What did not happen within a day, and the time that it may take.
new BackupAlarms(stack, 'backup-alarms', {
  environment,
  topicArn: notifications.topicArn,
  alarms: backupJobAlarms({ vaultName, resourceTypes: ['RDS', 'EFS'], withinHours: 34 }),
});

// What nothing else removes, every Sunday; it only reports until dryRun is false.
const key = new CustomerKey(stack, 'reports-key', { environment, purpose: 'reports' });
const reports = new PrivateBucket(stack, 'reports', {
  environment,
  bucketName: globalNameFor(environment, 'reports', { maxLength: 63 }),
  kmsKeyArn: key.arn,
});
new BackupCleanUp(stack, 'backup-clean-up', {
  environment,
  notifications,
  reports: { bucketName: reports.bucketName, kmsKeyArn: key.arn },
  vaultNames: [vaultName],
  imagePointerNames: ['/airline/primary/web/image'],
  timeZone: 'Europe/Berlin',
});

// What did not happen within more than seven days.
new BackupFreshnessMonitor(stack, 'backup-watch', {
  environment,
  notifications,
  timeZone: 'Europe/Berlin',
  checks: [
    { kind: 'execution', id: 'clean-up', stateMachineArn: backupCleanUpArn(environment), withinDays: 8 },
    { kind: 'recovery-point', id: 'monthly-rds', vaultName, resourceType: 'RDS', withinDays: 33 },
  ],
});

app.synth();
