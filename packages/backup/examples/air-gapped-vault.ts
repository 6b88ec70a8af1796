import { AirGappedVault } from '@etops/backup';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const environment = {
  application: 'airline',
  name: 'vault',
  role: 'recovery',
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;
const stack = new EnvironmentStack(app, 'vault', { environment });

new AirGappedVault(stack, 'air-gapped', { environment, minimumRetentionDays: 7, maximumRetentionDays: 365 });

app.synth();
