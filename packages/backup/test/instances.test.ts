import type { EnvironmentStack, StateMachineDefinition } from '@etops/foundation';
import { renderDefinition } from '@etops/foundation';
import {
  nextStates,
  problemsOf,
  reachableStates,
  testEnvironment,
  testNetwork,
  unmatchedPermissions,
} from '@etops/testing';
import type { InstanceRestoreTestProps, WarmPoolExclusionProps } from '../src';
import { InstanceRestoreTest, instanceRestoreDefinition, WarmPoolExclusion, warmPoolExclusionDefinition } from '../src';
import { errorsOf, everyState, inStack, KEY_ARN, notifications, statementsOf } from './operations-kit';

const environment = testEnvironment;
const ALIAS = 'arn:aws:kms:eu-central-1:123456789012:alias/airline-vault-backup';
const vault = { name: 'airline-vault-backup', kmsKeyAliasArn: ALIAS };
const network = { vpcId: testNetwork.vpcId, dataSubnets: testNetwork.dataSubnets };
const topicKeys = { 'kms:GenerateDataKey*': 'the topic is encrypted' };

const exclusion =
  (props: Partial<WarmPoolExclusionProps> = {}) =>
  (stack: EnvironmentStack) =>
    new WarmPoolExclusion(stack, 'exclusion', {
      environment,
      notifications,
      autoScalingGroupName: 'airline-primary-web',
      schedule: 'cron(30 22 * * ? *)',
      ...props,
    });
const restoreTest =
  (props: Partial<InstanceRestoreTestProps> = {}) =>
  (stack: EnvironmentStack) =>
    new InstanceRestoreTest(stack, 'test', {
      environment,
      notifications,
      vault,
      network,
      instanceType: 't3.medium',
      ...props,
    });

describe('WarmPoolExclusion', () => {
  const json = inStack(exclusion());
  const statements = json.resources('aws_iam_role_policy').flatMap(({ policy }) => statementsOf(policy));

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });

  it('allows its role exactly the calls of its definition', () => {
    expect(unmatchedPermissions(json, { 'kms:Decrypt': 'the topic is encrypted', ...topicKeys })).toEqual([]);
  });

  it('can change the tag of the plan only, and only of instances of the group', () => {
    const tagging = statements.filter(({ Action }) => JSON.stringify(Action).includes('Tags'));

    expect(tagging).toEqual([
      expect.objectContaining({
        Action: ['ec2:CreateTags', 'ec2:DeleteTags'],
        Resource: 'arn:aws:ec2:eu-central-1:123456789012:instance/*',
        Condition: {
          StringEquals: { 'aws:ResourceTag/aws:autoscaling:groupName': 'airline-primary-web' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['Backup'] },
        },
      }),
    ]);
  });

  it('fails with every problem at once', () => {
    const bad = exclusion({
      autoScalingGroupName: 'a:b',
      tag: { key: '', value: 'x' },
      schedule: 'nightly',
      timeZone: 'here',
    });

    expect(problemsOf(() => inStack(bad))).toEqual([
      "test/exclusion: autoScalingGroupName must be the name of an Auto Scaling group, got 'a:b'; use the autoScalingGroupName of a WebTier, for example [WARM_POOL_GROUP]",
      "test/exclusion: tag must have a key of 1 to 128 and a value of 1 to 256 characters, got '' = 'x'; use the tag of the resources, case-sensitively [WARM_POOL_TAG]",
      "test/exclusion: schedule must be rate(), at() or cron() with six fields, got 'nightly'; use 'cron(0 5 ? * SUN *)', for example [WARM_POOL_SCHEDULE]",
      "test/exclusion: timeZone must be an IANA time zone, got 'here'; use 'Europe/Berlin', for example [WARM_POOL_TIME_ZONE]",
    ]);
  });
});

describe('InstanceRestoreTest', () => {
  const json = inStack(restoreTest());
  const statements = json.resources('aws_iam_role_policy').flatMap(({ policy }) => statementsOf(policy));
  const conditionsOf = (action: string) =>
    statements.filter(({ Action }) => Action.includes(action)).map((statement) => ({ ...statement }));

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });

  it('allows its role exactly the calls of its definition', () => {
    expect(
      unmatchedPermissions(json, {
        'ec2:CreateTags': 'the instance is tagged when it starts',
        'kms:CreateGrant': 'EC2 attaches the encrypted volumes',
        'kms:Decrypt': 'volumes and topic are encrypted',
        'kms:DescribeKey': 'volumes are encrypted',
        'kms:GenerateDataKeyWithoutPlaintext': 'volumes are encrypted',
        'kms:ReEncrypt*': 'volumes are encrypted',
        ...topicKeys,
      }),
    ).toEqual([]);
  });

  it('can terminate only what a test started, and start nothing without that tag or with an instance profile', () => {
    expect(conditionsOf('ec2:TerminateInstances')).toEqual([
      expect.objectContaining({ Condition: { StringEquals: { 'aws:ResourceTag/RestoreTest': 'primary' } } }),
    ]);
    expect(conditionsOf('ec2:RunInstances')).toContainEqual(
      expect.objectContaining({
        Resource: 'arn:aws:ec2:eu-central-1:123456789012:instance/*',
        Condition: { StringEquals: { 'aws:RequestTag/RestoreTest': 'primary' } },
      }),
    );
    expect(JSON.stringify(statements)).not.toContain('iam:PassRole');
  });

  it('can use the key of the vault only, and only through EC2', () => {
    expect(conditionsOf('kms:CreateGrant')).toEqual([
      expect.objectContaining({
        Condition: {
          StringEquals: { 'kms:ViaService': 'ec2.eu-central-1.amazonaws.com' },
          Bool: { 'kms:GrantIsForAWSResource': 'true' },
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/airline-vault-backup' },
        },
      }),
    ]);
  });

  it('isolates the instance', () => {
    expect(json.resource('aws_security_group')).not.toHaveProperty('egress');
    expect(json.text).not.toContain('aws_vpc_security_group');
  });

  it('offers a freshness check of its monthly run', () => {
    let check: InstanceRestoreTest['freshnessCheck'] | undefined;
    inStack((stack) => {
      check = restoreTest()(stack).freshnessCheck;
    });

    expect(check).toEqual({
      kind: 'execution',
      id: 'instance-restore',
      stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-backup-instance-restore',
      withinDays: 32,
    });
  });

  it('fails with every problem at once', () => {
    const bad = restoreTest({
      vault: { name: 'v', kmsKeyAliasArn: KEY_ARN },
      network: { vpcId: 'vpc-1', dataSubnets: [] },
      instanceType: 'large',
      selectionWindowDays: 0,
      schedule: 'at(2026-12-24T18:00:00)',
      timeZone: 'here',
    });

    expect(problemsOf(() => inStack(bad)).map((problem) => /\[([A-Z_]+)\]$/.exec(problem)?.[1])).toEqual([
      'INSTANCE_RESTORE_VAULT',
      'ARN',
      'INSTANCE_RESTORE_SUBNET',
      'INSTANCE_RESTORE_TYPE',
      'INSTANCE_RESTORE_WINDOW',
      'INSTANCE_RESTORE_SCHEDULE',
      'INSTANCE_RESTORE_TIME_ZONE',
    ]);
  });
});

const exclusionDefinition = warmPoolExclusionDefinition(
  {
    environment,
    notifications,
    autoScalingGroupName: 'airline-primary-web',
    tag: { key: 'Backup', value: 'airline-primary' },
  },
  { retrySeconds: 5 },
);
const restoreDefinition = instanceRestoreDefinition(
  {
    environment,
    notifications,
    vault,
    selectionWindowDays: 3,
    subnetId: 'subnet-1',
    securityGroupId: 'sg-1',
    instanceType: 't3.medium',
  },
  { retrySeconds: 5, pollSeconds: 60 },
);

describe.each<[string, StateMachineDefinition]>([
  ['the exclusion', exclusionDefinition],
  ['the restore test', restoreDefinition],
])('the definition of %s', (_, { States: states, ...machine }) => {
  it('is valid Amazon States Language, and reaches every state', () => {
    expect(errorsOf(renderDefinition({ ...machine, States: states }))).toBe('');
    expect([...reachableStates(states, machine.StartAt)].sort()).toEqual(Object.keys(states).sort());
  });

  it('has a timeout, retries and a state for failures in every task', () => {
    for (const [name, task] of everyState(states).filter(([, { Type }]) => Type === 'Task')) {
      expect({ name, ...task }).toMatchObject({ TimeoutSeconds: 60, Retry: [{ MaxAttempts: 3 }], Catch: [{}] });
    }
  });

  it('notifies the topic before the failed end', () => {
    const before = Object.entries(states).filter(([, state]) => nextStates(state).includes('Failed'));

    expect(before.map(([name]) => name)).toEqual(['NotifyOfFailure']);
  });
});

describe('the definition of the restore test', () => {
  const { States: states } = restoreDefinition;

  it('terminates the instance on every way from its start to an end', () => {
    const ends = ['Restored', 'Failed'];
    const withoutTermination = reachableStates(states, 'PollStatusChecks', ['TerminateRestored', 'TerminateFailed']);

    expect(ends.filter((end) => withoutTermination.has(end))).toEqual([]);
  });

  it('starts no second instance when the call is repeated', () => {
    expect(states.StartInstance).toMatchObject({
      Parameters: { MinCount: 1, MaxCount: 1, 'ClientToken.$': "States.Hash($$.Execution.Id, 'SHA-256')" },
    });
    expect(JSON.stringify(states.StartInstance)).not.toContain('IamInstanceProfile');
  });

  it('passes only after both status checks', () => {
    expect(JSON.stringify(states.EvaluateStatusChecks)).toContain('$.status.instance[0]');
    expect(JSON.stringify(states.EvaluateStatusChecks)).toContain('$.status.system[0]');
  });
});

describe('the definition of the exclusion', () => {
  it('tags servers in service before it asks for the warm ones, so that a missing pool changes nothing', () => {
    expect(reachableStates(exclusionDefinition.States, 'ListInService', ['ListWarm'])).not.toContain('UntagWarm');
  });
});
