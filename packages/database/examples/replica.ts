import { databaseArn, databaseIdentifier, DatabaseReplica } from '@etops/database';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const account = { application: 'airline', role: 'production', accountId: '123456789012' } as const;
const primary = { ...account, name: 'primary', region: 'eu-central-1' } as const;
const dr = { ...account, name: 'dr', region: 'eu-west-1' } as const;

const app = new App();
const stack = new EnvironmentStack(app, 'dr', { environment: dr });

new DatabaseReplica(stack, 'database', {
  environment: dr,
  sourceArn: databaseArn(primary, databaseIdentifier(primary, 'database')),
  source: { instanceClass: 'db.m7g.large' },
  network: {
    vpcId: 'vpc-0f1e2d3c4b5a69788',
    dataSubnets: [
      { id: 'subnet-0f1e2d3c4b5a60001', availabilityZone: 'eu-west-1a' },
      { id: 'subnet-0f1e2d3c4b5a60002', availabilityZone: 'eu-west-1b' },
      { id: 'subnet-0f1e2d3c4b5a60003', availabilityZone: 'eu-west-1c' },
    ],
  },
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  maxAllocatedStorageGiB: 500,
  databaseName: 'airline',
});

app.synth();
