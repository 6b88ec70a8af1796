import type { WebAclProps } from '@etops/web-tier';
import type { AirlineConfig } from './airline-config';
import { dnsWeights } from './dns-weights';

/**
 * Web ACL of primary and DR. It counts for the first weeks; block once the metrics show that no passenger would be blocked.
 */
const webAcl: WebAclProps = { action: 'count' };

/** Decisions about the airline's environments. Change values here; the stacks follow. */
export const airline: AirlineConfig = {
  application: 'airline',
  accountId: '123456789012',
  zoneName: 'airline.example',
  objective: {
    recoveryTimeMinutes: 20,
    recoveryPointMinutes: 15,
    availabilityPercent: 99.9,
    retention: { minimumDays: 90, maximumDays: 366 },
  },
  addresses: { supernet: '10.16.0.0/12', prefixLength: 16 },
  onPremises: {
    addresses: ['198.51.100.10', '198.51.100.11'],
    cidrBlock: '10.0.0.0/12',
    vpnAddress: '198.51.100.1',
    healthCheckPath: '/health',
    // The site has all data that it needs: it serves alone while AWS fails over, and must carry the whole traffic then.
    data: 'own',
    capacityPercent: 100,
  },
  // At a provider that hosts neither site.
  lastResort: { addresses: ['192.0.2.80'] },
  ...dnsWeights,
  database: {
    engine: 'postgres',
    engineVersion: '16',
    databaseName: 'airline',
    instanceClass: 'db.r6g.xlarge',
    allocatedStorageGiB: 200,
    maxAllocatedStorageGiB: 1000,
    monitoring: { logs: ['postgresql', 'upgrade'], performanceInsightsDays: 7, enhancedMonitoringSeconds: 60 },
  },
  backup: {
    // Jobs start at 23:00, 07:00 and 15:00 in Berlin, outside the windows of the database in winter and in summer.
    preset: 'EightHourly-Daily-Weekly-Monthly-1yr-Retention',
    hour: 23,
    timeZone: 'Europe/Berlin',
    retentionDays: 35,
    copyRetentionDays: 35,
    // Governance while the environments are young: `compliance` cannot be undone.
    lock: { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 },
    cleanUp: { dryRun: true, olderThanDays: 90 },
  },
  archive: {
    lock: { retention: { days: 90 } },
    // After the backup windows of the database (01:00 to 02:00 UTC) and of the replica, in which RDS creates the snapshot.
    databaseExportTimes: { schedule: 'cron(0 6 ? * SUN *)', timeZone: 'Europe/Berlin' },
    // Seven years, for rare audits: a restore may take hours.
    databaseExports: {
      expireAfterDays: 2555,
      transitions: [
        { afterDays: 30, storageClass: 'GLACIER_IR' },
        { afterDays: 365, storageClass: 'DEEP_ARCHIVE' },
      ],
    },
    // Releases of the last year can be deployed again at once.
    artifacts: { expireAfterDays: 400, transitions: [{ afterDays: 90, storageClass: 'STANDARD_IA' }] },
  },
  primary: {
    location: {
      region: 'eu-central-1',
      availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    },
    networkSlot: 0,
    web: {
      instanceType: 'm6i.xlarge',
      imageId: 'ami-0a1b2c3d4e5f60718',
      capacity: { minSize: 6, desiredCapacity: 6, maxSize: 18 },
      webAcl,
    },
  },
  dr: {
    location: { region: 'eu-west-1', availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] },
    networkSlot: 1,
    databaseRole: 'replica',
    filesRole: 'replica',
    web: {
      instanceType: 'm6i.xlarge',
      imageId: 'ami-0b1c2d3e4f5061728',
      // A failover raises the minimum, and no later plan may lower it.
      capacity: { minSize: 1, desiredCapacity: 1, maxSize: 18, ignoreMinSizeChanges: true },
      // Enough for a normal day; the autoscaler starts more without preparation. `true` reserves capacity for the six, in
      // case all of Europe needs some on the same day, at the price of six running servers.
      warmPool: { maxGroupPreparedCapacity: 6, capacityReservation: false },
      webAcl,
    },
  },
  staging: {
    location: { region: 'eu-central-1', availabilityZones: ['eu-central-1a', 'eu-central-1b'] },
    networkSlot: 2,
    web: {
      instanceType: 't3.medium',
      imageId: 'ami-0a1b2c3d4e5f60718',
      capacity: { minSize: 1, desiredCapacity: 2, maxSize: 4 },
      // The offices and their VPN: staging is a copy of the site with a database, and not public.
      loadBalancer: { allowedSources: { cidrBlocks: ['198.51.100.0/28'] } },
    },
    database: {
      instanceClass: 'db.t4g.medium',
      allocatedStorageGiB: 20,
      monitoring: { logs: ['postgresql', 'upgrade'], logRetentionDays: 14 },
    },
  },
};
