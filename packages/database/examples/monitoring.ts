import { Database } from '@etops/database';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;
const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
const databaseProps = {
  environment,
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
  allocatedStorageGiB: 100,
  databaseName: 'airline',
} as const;

// #region alarms
const database = new Database(stack, 'database', {
  ...databaseProps,
  maximumConnections: 800,
  alarmThresholds: { cpuPercent: 70, freeStorageGiB: 20 },
});

for (const { severity, description } of database.alarms) {
  console.log(`${severity}: ${description}`);
}
// #endregion

// #region monitoring
new Database(stack, 'orders', {
  ...databaseProps,
  monitoring: {
    logs: ['postgresql', 'upgrade'],
    logRetentionDays: 90,
    performanceInsightsDays: 7,
    enhancedMonitoringSeconds: 60,
  },
});
// #endregion

app.synth();
