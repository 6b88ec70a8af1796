import { databaseIdentifier, SnapshotExport } from '@etops/database';
import { customerKeyAliasArn, EnvironmentStack, globalNameFor } from '@etops/foundation';
import { App } from 'cdktf';

const account = { application: 'airline', accountId: '123456789012', region: 'eu-west-1' } as const;
const dr = { ...account, name: 'dr', role: 'production' } as const;
const app = new App();
const stack = new EnvironmentStack(app, 'dr', { environment: dr });

// #region archive
// Another stack of the Region owns bucket and key; their names are computed from literals.
const vault = { ...account, name: 'vault', role: 'recovery' } as const;
const archive = {
  bucketName: globalNameFor(vault, 'archive', { maxLength: 63 }),
  kmsKeyArn: customerKeyAliasArn(vault, 'archive'),
};
// #endregion

// #region export
const snapshotExport = new SnapshotExport(stack, 'database-export', {
  database: { identifier: databaseIdentifier(dr, 'database') },
  archive,
  schedule: 'cron(0 6 ? * SUN *)',
  timeZone: 'Europe/Berlin',
});
// #endregion

console.log(`keep exports below ${snapshotExport.prefix}/ for as long as you need them`);
app.synth();
