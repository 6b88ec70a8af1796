import { Route } from '@cdktf/provider-aws/lib/route';
import { EnvironmentStack } from '@etops/foundation';
import type { ConstructCase } from '@etops/testing';
import { testDatabase, testEnvironment } from '@etops/testing';
import type { Construct } from 'constructs';
import type { ReplicaFileSystemProps, WebTierProps } from '../src';
import { ReplicaFileSystem, WebTier } from '../src';
import { webTierProps } from './support';

const routeIn = (scope: Construct) =>
  new Route(scope, 'route', {
    routeTableId: 'rtb-0a1b2c3d4e5f60718',
    destinationCidrBlock: '0.0.0.0/0',
    gatewayId: 'igw-0a1b2c3d4e5f60718',
  });

const vault = { ...testEnvironment, name: 'vault', role: 'recovery', region: 'eu-west-1' } as const;

const replicaFileSystem: ConstructCase<ReplicaFileSystemProps> = {
  construct: 'ReplicaFileSystem',
  props: 'ReplicaFileSystemProps',
  stack: (app) => new EnvironmentStack(app, 'vault', { environment: vault }),
  create: (scope, props) => new ReplicaFileSystem(scope, 'subject', props),
  variants: {
    full: () => ({ environment: vault, automaticBackups: true, tags: { Backup: 'airline-vault' } }),
  },
};

const webTier: ConstructCase<WebTierProps> = {
  construct: 'WebTier',
  props: 'WebTierProps',
  create: (scope, props) => new WebTier(scope, 'subject', props),
  variants: {
    full: (scope) => ({
      ...webTierProps,
      domain: {
        ...webTierProps.domain,
        alternativeNames: ['airline.example', 'www.airline.example'],
        healthCheckPath: '/ready',
      },
      network: { ...webTierProps.network, ready: [{ fqn: routeIn(scope).fqn }] },
      capacity: { ...webTierProps.capacity, ignoreMinSizeChanges: true },
      scaling: {
        requestsPerServerPerMinute: 900,
        cpuPercent: 60,
        predictive: 'forecast-and-scale',
      },
      warmPool: {
        maxGroupPreparedCapacity: 8,
        fullLoadCapacity: 10,
        bootTimeoutSeconds: 600,
        warmStartSeconds: 120,
        capacityReservation: true,
      },
      webAcl: {
        managedRuleGroups: [
          { name: 'CommonRuleSet', countOnly: ['SizeRestrictions_BODY'] },
          { name: 'KnownBadInputsRuleSet' },
        ],
        requestsPerAddress: 3000,
        trustedCidrBlocks: ['203.0.113.0/24'],
        forwardedIpHeader: 'True-Client-IP',
        action: 'count',
        requestLogs: 'all',
        requestLogRetentionDays: 30,
      },
      fileSystem: {
        replicateTo: { fileSystemId: 'fs-0a1b2c3d4e5f60718', region: 'eu-west-1' },
        automaticBackups: true,
        clientCidrBlocks: ['10.0.0.0/12'],
        tags: { Backup: 'airline-primary' },
      },
      release: {
        minHealthyPercent: 90,
        maxHealthyPercent: 110,
        bakeMinutes: 10,
        timeoutMinutes: 90,
        maxErrorPercent: 2,
        maxLatencySeconds: 2,
        alarmNames: ['orders-fail'],
        switchNames: ['/airline/dns/failover/dr-in-service'],
      },
      alarms: {
        errorPercent: 2,
        latencySeconds: 2,
        cpuPercent: 80,
        memoryPercent: 80,
        diskPercent: 80,
        networkMbps: 500,
        replicationMinutes: 60,
      },
      serverPort: 8443,
      healthCheck: {
        path: '/live',
        intervalSeconds: 15,
        timeoutSeconds: 4,
        healthyThreshold: 3,
        unhealthyThreshold: 4,
        minHealthyPercent: 50,
      },
      deregistrationDelaySeconds: 60,
      loadBalancer: {
        allowedSources: { cidrBlocks: ['203.0.113.0/24'], prefixListIds: ['pl-0a1b2c3d'] },
        zonalShift: true,
        idleTimeoutSeconds: 90,
        connectionLogs: true,
      },
      accessLogRetentionDays: 30,
      deletionProtection: true,
      healthCheckGracePeriodSeconds: 300,
      rootVolumeGiB: 20,
      rootDeviceName: '/dev/sda1',
      database: testDatabase,
      environmentVariables: { LOCALE: 'de' },
      applicationService: 'booking.service',
      userDataBefore: 'dnf install -y amazon-efs-utils',
      userDataAfter: 'touch /srv/files/ready',
      logs: { files: [{ filePath: '/var/log/booking.log', name: 'booking' }], retentionDays: 90 },
      instanceRole: {
        statements: [
          {
            Sid: 'ReadArtifacts',
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::airline-artifacts/*',
            Condition: { Bool: { 'aws:SecureTransport': 'true' } },
          },
        ],
        managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess'],
        permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
      },
      egress: [
        { name: 'mail', port: 587, cidrIpv4: '203.0.113.0/24' },
        { name: 'storage', port: 80, protocol: 'tcp', prefixListId: 'pl-0a1b2c3d4e5f60718' },
        { name: 'cache', port: 6379, protocol: 'udp', securityGroupId: 'sg-0a1b2c3d4e5f60718' },
      ],
      metadataHopLimit: 2,
      instanceMaintenancePolicy: { minHealthyPercent: 90, maxHealthyPercent: 120 },
      defaultInstanceWarmupSeconds: 60,
      tags: { Team: 'web' },
    }),
    'existing file system': () => ({
      ...webTierProps,
      loadBalancer: { scheme: 'internal' },
      fileSystem: { existingFileSystemId: 'fs-0a1b2c3d4e5f60718', clientCidrBlocks: ['10.0.0.0/12'] },
      webAcl: { requestLogs: 'matched' },
      scaling: {
        scheduledActions: [{ name: 'monday-morning', recurrence: '0 5 * * 1', timeZone: 'Europe/Berlin', minSize: 8 }],
        predictive: 'forecast-only',
      },
    }),
  },
};

/** Every construct of the package with valid props that give each optional prop. */
export const constructCases: readonly ConstructCase[] = [replicaFileSystem, webTier];
