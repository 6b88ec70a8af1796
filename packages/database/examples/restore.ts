import { AutomatedBackupsReplication, Database, databaseArn, databaseIdentifier } from '@etops/database';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const account = { application: 'airline', accountId: '123456789012' } as const;
const primary = { ...account, name: 'primary', role: 'production', region: 'eu-central-1' } as const;
const dr = { ...account, name: 'dr', role: 'production', region: 'eu-west-1' } as const;
const drill = { ...account, name: 'drill', role: 'development', region: 'eu-west-1' } as const;

const app = new App();
const drStack = new EnvironmentStack(app, 'dr', { environment: dr });
const drillStack = new EnvironmentStack(app, 'drill', { environment: drill });
const databaseProps = {
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

// #region replication
new AutomatedBackupsReplication(drStack, 'database-backups', {
  sourceArn: databaseArn(primary, databaseIdentifier(primary, 'database')),
  retentionDays: 14,
});
// #endregion

// #region snapshot
new Database(drillStack, 'from-snapshot', {
  ...databaseProps,
  restoreFrom: { kind: 'snapshot', snapshot: 'rds:airline-dr-database-2026-11-23-01-05' },
});
// #endregion

// #region point-in-time
new Database(drillStack, 'from-backups', {
  ...databaseProps,
  restoreFrom: {
    kind: 'point-in-time',
    source: 'arn:aws:rds:eu-west-1:123456789012:auto-backup:ab-l2ijcexjp7xq7hoj4siexample',
    time: '2026-11-23T04:30:00Z',
  },
});
// #endregion

app.synth();
