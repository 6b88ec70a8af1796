import { BackupPlan, BackupVault, backupVaultRef } from '@etops/backup';
import type { NetworkRef } from '@etops/contracts';
import { Database } from '@etops/database';
import { DnsFailover } from '@etops/dns-failover';
import { EnvironmentStack, ValidationError } from '@etops/foundation';
import { Network } from '@etops/network';
import { problemReport } from '@etops/reports';
import { WebTier } from '@etops/web-tier';
import { App } from 'cdktf';
import { Network as NextNetwork } from 'network-next';

// A team elsewhere: a VPC that it already has, our packages from the registry, and two versions of one of them.
const airline = { application: 'elsewhere', accountId: '123456789012' };
const primary = { ...airline, name: 'primary', role: 'production', region: 'eu-central-1' } as const;
const dns = { ...airline, name: 'dns', role: 'recovery', region: 'eu-west-1' } as const;
const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const subnets = (tier: string) =>
  zones.map((availabilityZone, i) => ({ id: `subnet-0a1b2c3d4e5f6${tier}${String(i)}`, availabilityZone }));

const existing: NetworkRef = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  cidrBlock: '10.20.0.0/16',
  publicSubnets: subnets('010'),
  applicationSubnets: subnets('020'),
  dataSubnets: subnets('030'),
};

const app = new App();
const site = new EnvironmentStack(app, 'site', { environment: primary });
const database = new Database(site, 'database', {
  environment: primary,
  network: existing,
  engine: 'postgres',
  engineVersion: '16',
  instanceClass: 'db.m7g.large',
  allocatedStorageGiB: 100,
  databaseName: 'elsewhere',
});
const web = new WebTier(site, 'web', {
  environment: primary,
  network: existing,
  database: database.ref,
  domain: {
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    zoneName: 'elsewhere.example',
    originName: 'origin-primary.elsewhere.example',
  },
  capacity: { minSize: 3, desiredCapacity: 3, maxSize: 6 },
  imageId: 'ami-0123456789abcdef0',
  instanceType: 'm7g.large',
});
const vault = new BackupVault(site, 'backup-vault', { environment: primary });
new BackupPlan(site, 'backup-plan', {
  environment: primary,
  vault: vault.ref,
  rules: [
    {
      name: 'daily',
      schedule: 'cron(0 5 ? * * *)',
      timeZone: 'Europe/Berlin',
      retentionDays: 14,
      copies: [{ destination: backupVaultRef(dns), retentionDays: 35 }],
    },
  ],
});

new DnsFailover(new EnvironmentStack(app, 'dns', { environment: dns }), 'failover', {
  environment: dns,
  zone: { id: 'Z0123456789EXAMPLE', name: 'elsewhere.example' },
  sites: {
    onPremises: { addresses: ['203.0.113.10'], healthCheckPath: '/health', weight: 50 },
    aws: {
      primary: { dnsName: web.endpoint.dnsName, port: 443, healthCheckPath: '/health' },
      dr: { dnsName: 'origin-dr.elsewhere.example', port: 443, healthCheckPath: '/health' },
      weight: 50,
    },
  },
});

// Two versions of a package in one stack: a ref of one version is passed to a package of the other.
const versions = new EnvironmentStack(app, 'two-versions', { environment: { ...primary, name: 'two' } });
new Network(versions, 'old', { name: 'old', cidrBlock: '10.30.0.0/16', availabilityZones: zones });
const network = new NextNetwork(versions, 'next', {
  name: 'next',
  cidrBlock: '10.40.0.0/16',
  availabilityZones: zones,
});
new Database(versions, 'database', {
  network: network.ref,
  engine: 'mysql',
  engineVersion: '8.4',
  instanceClass: 'db.m7g.large',
  allocatedStorageGiB: 100,
  databaseName: 'elsewhere',
});

try {
  new NextNetwork(new EnvironmentStack(new App(), 'refused', { environment: primary }), 'network', {
    environment: primary,
    cidrBlock: '10.0.0.0/29',
    availabilityZones: zones,
  });
  throw new Error('a /29 was accepted');
} catch (error) {
  // The other version's errors are known by their mark, not by their class.
  if (!ValidationError.isValidationError(error)) {
    throw error;
  }
  if (!problemReport(error.problems).endsWith('1 problem; nothing was written.')) {
    throw error;
  }
}

app.synth();
