import { databaseArn, databaseIdentifier, Database, DatabaseReplica } from '@etops/database';
import { customerKeyAliasArn, EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const account = { application: 'airline', role: 'production', accountId: '123456789012' } as const;
const primary = { ...account, name: 'primary', region: 'eu-central-1' } as const;
const dr = { ...account, name: 'dr', region: 'eu-west-1' } as const;
// A stack of the DR Region that is applied before both makes the key: new CustomerKey(…, { purpose: 'database-secret' }).
const secretKey = customerKeyAliasArn({ ...dr, name: 'vault' }, 'database-secret');

const shape = {
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  databaseName: 'airline',
} as const;
const networkIn = (region: string) => ({
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  dataSubnets: [
    { id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: `${region}a` },
    { id: 'subnet-0a1b2c3d4e5f60002', availabilityZone: `${region}b` },
  ],
});

const app = new App();
new Database(new EnvironmentStack(app, 'primary', { environment: primary }), 'database', {
  ...shape,
  environment: primary,
  network: networkIn(primary.region),
  allocatedStorageGiB: 100,
  secretReplicas: [{ region: dr.region, kmsKeyArn: secretKey }],
});
new DatabaseReplica(new EnvironmentStack(app, 'dr', { environment: dr }), 'database', {
  ...shape,
  environment: dr,
  network: networkIn(dr.region),
  sourceArn: databaseArn(primary, databaseIdentifier(primary, 'database')),
  source: { instanceClass: shape.instanceClass },
  sourceSecretKeyAliasArn: secretKey,
});
app.synth();
