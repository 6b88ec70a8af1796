// #region set-up
import { Database } from '@etops/database';
import { EnvironmentStack } from '@etops/foundation';
import { App, TerraformOutput } from 'cdktf';

const account = { application: 'airline', accountId: '123456789012' };
const environment = { ...account, name: 'primary', role: 'production', region: 'eu-central-1' } as const;
const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
// #endregion

// #region network
const network = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  dataSubnets: [
    { id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: 'eu-central-1a' },
    { id: 'subnet-0a1b2c3d4e5f60002', availabilityZone: 'eu-central-1b' },
  ],
};
// #endregion

// #region database
const database = new Database(stack, 'database', {
  network,
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  allocatedStorageGiB: 100,
  databaseName: 'airline',
});
// #endregion

// #region clients
new TerraformOutput(stack, 'secret-arn', { value: database.ref.secretArn });
// #endregion

app.synth();
