import { databaseArn, databaseIdentifier, AutomatedBackupsReplication } from '@etops/database';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const account = { application: 'airline', role: 'production', accountId: '123456789012' } as const;
const primary = { ...account, name: 'primary', region: 'eu-central-1' } as const;
const dr = { ...account, name: 'dr', region: 'eu-west-1' } as const;

const app = new App();
const stack = new EnvironmentStack(app, 'dr', { environment: dr });

new AutomatedBackupsReplication(stack, 'database-backups', {
  environment: dr,
  sourceArn: databaseArn(primary, databaseIdentifier(primary, 'database')),
  retentionDays: 14,
});
app.synth();
