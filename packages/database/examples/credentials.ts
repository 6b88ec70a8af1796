import { Database, databaseArn, databaseIdentifier, DatabaseReplica } from '@etops/database';
import { customerKeyAliasArn, EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const account = { application: 'airline', role: 'production', accountId: '123456789012' } as const;
const primary = { ...account, name: 'primary', region: 'eu-central-1' } as const;
const dr = { ...account, name: 'dr', region: 'eu-west-1' } as const;
const networkIn = (region: string) => ({
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  dataSubnets: ['a', 'b'].map((zone) => ({ id: `subnet-0a1b2c3d4e5f6000${zone}`, availabilityZone: region + zone })),
});
const common = {
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  databaseName: 'airline',
} as const;
const databaseProps = { ...common, network: networkIn(primary.region), allocatedStorageGiB: 100 };
const replicaProps = {
  ...common,
  network: networkIn(dr.region),
  sourceArn: databaseArn(primary, databaseIdentifier(primary, 'database')),
  source: { instanceClass: common.instanceClass },
};

const app = new App();
const primaryStack = new EnvironmentStack(app, 'primary', { environment: primary });
const drStack = new EnvironmentStack(app, 'dr', { environment: dr });

// #region password
new Database(primaryStack, 'orders', {
  ...databaseProps,
  username: 'captain',
  passwordVersion: 2,
});
// #endregion

// #region replication
// A stack of the DR Region creates the key first: new CustomerKey(…, { purpose: 'database-secret' }).
const secretKeyArn = customerKeyAliasArn({ ...dr, name: 'vault' }, 'database-secret');

new Database(primaryStack, 'database', {
  ...databaseProps,
  secretReplicas: [{ region: dr.region, kmsKeyArn: secretKeyArn }],
});
new DatabaseReplica(drStack, 'database', {
  ...replicaProps,
  sourceSecretKeyAliasArn: secretKeyArn,
});
// #endregion

// #region rotation
new Database(primaryStack, 'tickets', {
  ...databaseProps,
  secretRotation: {
    functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:rotate-tickets',
    schedule: 'rate(30 days)',
  },
});
// #endregion

app.synth();
