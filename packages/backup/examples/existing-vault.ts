import { BackupPlan } from '@etops/backup';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const environment = {
  application: 'shop',
  name: 'live',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;
const stack = new EnvironmentStack(app, 'shop', { environment });

new BackupPlan(stack, 'backup-plan', {
  environment,
  vault: {
    vaultName: 'Default',
    vaultArn: 'arn:aws:backup:eu-central-1:123456789012:backup-vault:Default',
    region: 'eu-central-1',
  },
  selectionTag: { key: 'backup', value: 'nightly' },
  rules: [{ name: 'daily', schedule: 'cron(30 1 ? * * *)', retentionDays: 30 }],
});

app.synth();
