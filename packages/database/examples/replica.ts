import { Database, databaseArn, databaseIdentifier, DatabaseReplica } from '@etops/database';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const account = { application: 'airline', role: 'production', accountId: '123456789012' } as const;
const primary = { ...account, name: 'primary', region: 'eu-central-1' } as const;
const dr = { ...account, name: 'dr', region: 'eu-west-1' } as const;
const networkIn = (region: string) => ({
  vpcId: 'vpc-0f1e2d3c4b5a69788',
  dataSubnets: ['a', 'b'].map((zone) => ({ id: `subnet-0f1e2d3c4b5a6000${zone}`, availabilityZone: region + zone })),
});
const common = {
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  databaseName: 'airline',
} as const;
const drProps = { ...common, network: networkIn(dr.region) };
const primaryProps = { ...common, network: networkIn(primary.region) };

const app = new App();
const primaryStack = new EnvironmentStack(app, 'primary', { environment: primary });
const drStack = new EnvironmentStack(app, 'dr', { environment: dr });

// #region replica
const sourceArn = databaseArn(primary, databaseIdentifier(primary, 'database'));

new DatabaseReplica(drStack, 'database', {
  ...drProps,
  sourceArn,
  source: { instanceClass: 'db.m7g.large' },
});
// #endregion

// #region promotion
const promoted = new DatabaseReplica(drStack, 'promoted-database', {
  ...drProps,
  sourceArn,
  role: 'primary',
  multiAz: true,
});
// #endregion

for (const { id, minutes } of promoted.recoveryPoints) {
  console.log(`${id}: ${String(minutes)} min`);
}

// #region failback
// The old database stays until it is no longer needed.
new Database(primaryStack, 'database', { ...primaryProps, allocatedStorageGiB: 100 });
// Replicates the promoted instance of the other Region.
new DatabaseReplica(primaryStack, 'database-2', {
  ...primaryProps,
  sourceArn: databaseArn(dr, databaseIdentifier(dr, 'database')),
  source: { instanceClass: 'db.m7g.large' },
});
// #endregion

app.synth();
