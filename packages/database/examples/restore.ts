import { Database } from '@etops/database';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const drill = {
  application: 'airline',
  name: 'drill',
  role: 'development',
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;

const app = new App();
const stack = new EnvironmentStack(app, 'drill', { environment: drill });
const common = {
  environment: drill,
  network: {
    vpcId: 'vpc-0f1e2d3c4b5a69788',
    dataSubnets: [
      { id: 'subnet-0f1e2d3c4b5a60001', availabilityZone: 'eu-west-1a' },
      { id: 'subnet-0f1e2d3c4b5a60002', availabilityZone: 'eu-west-1b' },
    ],
  },
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.t4g.large',
  allocatedStorageGiB: 200,
  databaseName: 'airline',
} as const;

new Database(stack, 'from-snapshot', {
  ...common,
  restoreFrom: { kind: 'snapshot', snapshot: 'rds:airline-dr-database-2026-11-23-01-05' },
});
new Database(stack, 'from-backups', {
  ...common,
  restoreFrom: {
    kind: 'point-in-time',
    source: 'arn:aws:rds:eu-west-1:123456789012:auto-backup:ab-l2ijcexjp7xq7hoj4siexample',
    time: '2026-11-23T04:30:00Z',
  },
});
app.synth();
