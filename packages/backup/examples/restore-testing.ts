import {
  BackupNotifications,
  backupVaultKeyAliasArn,
  backupVaultName,
  backupVaultRef,
  InstanceRestoreTest,
  RestoreTesting,
} from '@etops/backup';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const airline = { application: 'airline', accountId: '123456789012', region: 'eu-west-1' };
const environment = { ...airline, name: 'dr', role: 'production' } as const;
const stack = new EnvironmentStack(app, 'dr', { environment });

const network = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  dataSubnets: [
    { id: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'eu-west-1a' },
    { id: 'subnet-0b1c2d3e4f5061728', availabilityZone: 'eu-west-1b' },
  ],
};

// #region restore-testing
new RestoreTesting(stack, 'restore-tests', {
  vaults: [backupVaultRef({ ...airline, name: 'vault', role: 'recovery' })],
  network,
  tests: [{ type: 'RDS', overrides: { dbInstanceClass: 'db.t4g.large' }, validationWindowHours: 8 }, { type: 'EFS' }],
  schedule: 'cron(0 9 1 * ? *)',
  timeZone: 'Europe/Berlin',
});
// #endregion

const notifications = new BackupNotifications(stack, 'backup-notifications').ref;
const copies = { ...airline, name: 'vault', role: 'recovery' } as const;

// #region instance-restore-test
const restoreTest = new InstanceRestoreTest(stack, 'instance-restore-test', {
  notifications,
  vault: { name: backupVaultName(copies), kmsKeyAliasArn: backupVaultKeyAliasArn(copies) },
  network,
  instanceType: 'm6i.xlarge',
  timeZone: 'Europe/Berlin',
});
// #endregion

export const check = restoreTest.freshnessCheck;

app.synth();
