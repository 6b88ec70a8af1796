import { Database, databaseArn, databaseIdentifier, DatabaseReplica } from '@etops/database';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const account = { application: 'airline', role: 'production', accountId: '123456789012' } as const;
const primary = { ...account, name: 'primary', region: 'eu-central-1' } as const;
const dr = { ...account, name: 'dr', region: 'eu-west-1' } as const;

const shape = {
  environment: primary,
  network: {
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    dataSubnets: [
      { id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: 'eu-central-1a' },
      { id: 'subnet-0a1b2c3d4e5f60002', availabilityZone: 'eu-central-1b' },
    ],
  },
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  databaseName: 'airline',
} as const;

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment: primary });

// The old database stays until nobody needs it.
new Database(stack, 'database', { ...shape, allocatedStorageGiB: 100 });
// The way back: a replica of what was promoted in the other Region.
new DatabaseReplica(stack, 'database-2', {
  ...shape,
  sourceArn: databaseArn(dr, databaseIdentifier(dr, 'database')),
  source: { instanceClass: shape.instanceClass },
});
app.synth();
