import { Database } from '@etops/database';
import { EnvironmentStack, synthesizeApp } from '@etops/foundation';
import { Network, planEnvironments } from '@etops/network';
import { WebTier } from '@etops/web-tier';
import type { App } from 'cdktf';

// Synthesizes as many environments on demand as the first argument says, each a whole website: the app's staging.
const count = Number(process.argv[2]);
const names = Array.from({ length: count }, (_, index) => `staging-${String(index + 1)}`);
const ranges = planEnvironments({
  supernet: '10.0.0.0/8',
  prefixLength: 16,
  environments: Object.fromEntries(names.map((name, index) => [name, index])),
});

const stackOf = (name: string) => (app: App) => {
  const environment = {
    application: 'airline',
    name,
    role: 'development',
    region: 'eu-central-1',
    accountId: '123456789012',
  } as const;
  const stack = new EnvironmentStack(app, name, { environment });
  const network = new Network(stack, 'network', {
    environment,
    cidrBlock: ranges[name] ?? '',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    natGateways: 'single',
  });
  const database = new Database(stack, 'database', {
    environment,
    network: network.ref,
    engine: 'postgres',
    engineVersion: '17',
    databaseName: 'airline',
    instanceClass: 'db.t4g.medium',
    allocatedStorageGiB: 20,
  });
  new WebTier(stack, 'web', {
    environment,
    network: network.ref,
    database: database.ref,
    instanceType: 't3.medium',
    imageId: 'ami-0a1b2c3d4e5f60718',
    capacity: { minSize: 1, desiredCapacity: 2, maxSize: 4 },
    release: {},
    domain: {
      hostedZoneId: 'Z0123456789ABCDEFGHIJ',
      zoneName: 'airline.example',
      originName: `origin-${name}.airline.example`,
    },
  });
  return stack;
};

synthesizeApp(names.map(stackOf), process.argv[3]);
