import { lookAt, verifyChecks } from '../src';
import type { Answers } from './fake-account';
import { fakeAccount, named } from './fake-account';
import { stack } from './stack';

const inService = { LifecycleState: 'InService' };
const warmed = { LifecycleState: 'Warmed:Stopped' };

/** An account in which everything runs. */
const sound: Answers = {
  GetCallerIdentity: { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/me' },
  DescribeAutoScalingGroups: { AutoScalingGroups: [{ DesiredCapacity: 1, Instances: [inService] }] },
  DescribeWarmPool: { Instances: [warmed, warmed, warmed, warmed, warmed] },
  DescribeTargetGroups: { TargetGroups: [{ TargetGroupArn: 'arn' }] },
  DescribeTargetHealth: { TargetHealthDescriptions: [{ TargetHealth: { State: 'healthy' } }] },
  DescribeVpnConnections: { VpnConnections: [{ VgwTelemetry: [{ Status: 'UP' }, { Status: 'UP' }] }] },
  DescribeDBInstances: {
    DBInstances: [
      {
        DBInstanceStatus: 'available',
        ReadReplicaSourceDBInstanceIdentifier: 'arn',
        StatusInfos: [{ StatusType: 'read replication', Status: 'replicating' }],
      },
    ],
  },
  DescribeSecret: { ReplicationStatus: [{ Region: 'eu-central-1', Status: 'InSync' }] },
  DescribeReplicationConfigurations: {
    Replications: [{ Destinations: [{ FileSystemId: 'fs-1', Status: 'ENABLED' }] }],
  },
  ListSubscriptionsByTopic: { Subscriptions: [{ SubscriptionArn: 'arn:aws:sns:eu-west-1:123456789012:a:b' }] },
};

const look = (answers: Answers = {}) =>
  lookAt(verifyChecks, { name: 'dr', stack, account: fakeAccount({ ...sound, ...answers }) });

it('finds nothing to do when everything runs, and has looked at everything', async () => {
  const findings = await look();

  expect(findings.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(findings.map(({ check }) => check)).toEqual(['identity', ...Object.keys(verifyChecks)]);
});

it.each<[fault: string, answers: Answers]>([
  [
    'servers, airline-dr-web: 1 of 2 in service',
    {
      DescribeAutoScalingGroups: {
        AutoScalingGroups: [{ DesiredCapacity: 2, Instances: [inService, { LifecycleState: 'Pending' }] }],
      },
    },
  ],
  [
    'warm pool, airline-dr-web: 4 of 5 stopped servers are ready',
    { DescribeWarmPool: { Instances: [warmed, warmed, warmed, warmed, { LifecycleState: 'Warmed:Pending:Wait' }] } },
  ],
  ['warm pool, airline-dr-web: 0 of 5 stopped servers are ready', { DescribeWarmPool: {} }],
  [
    'targets, airline-dr-web-8080: 1 of 2 targets healthy, others unhealthy',
    {
      DescribeTargetHealth: {
        TargetHealthDescriptions: [{ TargetHealth: { State: 'healthy' } }, { TargetHealth: { State: 'unhealthy' } }],
      },
    },
  ],
  ['targets, airline-dr-web-8080: 0 of 0 targets healthy', { DescribeTargetHealth: {} }],
  [
    'VPN tunnels, airline-dr-vpn: 1 of 2 tunnels up',
    { DescribeVpnConnections: { VpnConnections: [{ VgwTelemetry: [{ Status: 'UP' }, { Status: 'DOWN' }] }] } },
  ],
  ['VPN tunnels, airline-dr-vpn: not in eu-west-1', { DescribeVpnConnections: {} }],
  [
    'database, airline-dr-database: available, replication stopped',
    {
      DescribeDBInstances: {
        DBInstances: [
          {
            DBInstanceStatus: 'available',
            ReadReplicaSourceDBInstanceIdentifier: 'arn',
            StatusInfos: [{ StatusType: 'read replication', Status: 'stopped' }],
          },
        ],
      },
    },
  ],
  [
    'database, airline-dr-database: available, replication unknown',
    {
      DescribeDBInstances: {
        DBInstances: [{ DBInstanceStatus: 'available', ReadReplicaSourceDBInstanceIdentifier: 'arn' }],
      },
    },
  ],
  ['database, dr: DBInstanceNotFoundFault: not authorized', { DescribeDBInstances: named('DBInstanceNotFoundFault') }],
  [
    'secret, database: eu-central-1 Failed',
    { DescribeSecret: { ReplicationStatus: [{ Region: 'eu-central-1', Status: 'Failed' }] } },
  ],
  ['secret, database: no copies', { DescribeSecret: {} }],
  ['files, copy of the files, fs-1: not replicated', { DescribeReplicationConfigurations: {} }],
  ['topic, airline-dr-alarms: 0 confirmed of 0 subscriptions', { ListSubscriptionsByTopic: {} }],
  [
    'topic, airline-dr-alarms: 0 confirmed of 1 subscriptions',
    { ListSubscriptionsByTopic: { Subscriptions: [{ SubscriptionArn: 'PendingConfirmation' }] } },
  ],
])('finds %s', async (fault, answers) => {
  const faults = (await look(answers)).filter(({ status }) => status !== 'ok');

  expect(faults.map(({ check, subject, found }) => `${check}, ${subject}: ${found}`)).toEqual([fault]);
  expect(faults.map(({ status }) => status)).toEqual(['failed']);
});

it('does not know what it may not see', async () => {
  const findings = await lookAt(verifyChecks, {
    name: 'dr',
    stack,
    account: fakeAccount({ GetCallerIdentity: sound.GetCallerIdentity }),
  });

  expect(findings.slice(1).map(({ status }) => status)).toEqual(Object.keys(verifyChecks).map(() => 'unknown'));
});
