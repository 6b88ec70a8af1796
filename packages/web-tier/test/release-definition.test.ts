import { renderDefinition } from '@etops/foundation';
import { nextStates, reachableStates, testEnvironment } from '@etops/testing';
import fc from 'fast-check';
import { pendingChangeDefinition, releaseDefinition } from '../src';
import type { ReleaseTarget, ReleaseTimings } from '../src';
import { synthWebTier } from './support';
import { ANNOUNCED_ERROR_PREFIX } from '../src/release/release-events';

type Validate = (definition: object) => {
  readonly isValid: boolean;
  readonly errorsText: (separator?: string) => string;
};
const validate = jest.requireActual<Validate>('asl-validator');

const target: ReleaseTarget = {
  environment: testEnvironment,
  stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-web-release',
  autoScalingGroupName: 'airline-primary-web',
  launchTemplateArn: 'arn:aws:ec2:eu-central-1:123456789012:launch-template/lt-0123456789abcdef0',
  templateDescription: 'Servers of the web tier',
  instanceRoleArn: 'arn:aws:iam::123456789012:role/airline-primary-web-server',
  targetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0123456789abcdef',
  topicArn: 'arn:aws:sns:eu-central-1:123456789012:airline-primary-web-release',
  topicKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/1',
  pointer: {
    Name: '/airline/primary/web/image',
    Description: 'Released image',
    Type: 'String',
    Tier: 'Standard',
    AllowedPattern: '^ami-',
  },
  alarmNames: ['airline-primary-web-release-errors'],
  switchNames: ['/airline/dns/failover/dr-in-service'],
};
const timings: ReleaseTimings = {
  minHealthyPercent: 100,
  maxHealthyPercent: 110,
  bakeSeconds: 600,
  pollSeconds: 30,
  maxAttempts: 240,
  maxHealthAttempts: 10,
  retrySeconds: 5,
};
const definition = renderDefinition(releaseDefinition(target, timings));
const states = Object.entries(definition.States);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const parametersOf = (name: string) => definition.States[name]?.Parameters as Readonly<Record<string, unknown>>;

describe('the definition of a release', () => {
  it('is valid Amazon States Language', () => {
    const { isValid, errorsText } = validate(structuredClone(definition));

    expect(isValid ? '' : errorsText('\n')).toBe('');
  });

  it('has the same states whatever the timings, except for whole numbers', () => {
    const shapeOf = (machine: object) =>
      JSON.stringify(machine, (_, value: unknown) => (Number.isInteger(value) ? 0 : value));
    const shape = shapeOf(definition);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 960 }), fc.integer({ min: 0, max: 300 }), (maxAttempts, pollSeconds) => {
        return shapeOf(renderDefinition(releaseDefinition(target, { ...timings, maxAttempts, pollSeconds }))) === shape;
      }),
    );
  });

  it('is refused by the validator without its first state', () => {
    const { SaveInput, ...rest } = definition.States;

    expect(SaveInput).toBeDefined();
    expect(validate(structuredClone({ ...definition, States: rest })).isValid).toBe(false);
  });

  it('has a timeout, retries and a catch for every task', () => {
    expect(tasks.length).toBeGreaterThan(15);
    for (const [name, task] of tasks) {
      expect({ name, ...task }).toMatchObject({
        TimeoutSeconds: 60,
        Retry: [{ ErrorEquals: ['States.TaskFailed', 'States.Timeout'], MaxAttempts: 3 }],
        Catch: [{ ErrorEquals: ['States.ALL'] }],
      });
    }
  });

  it('ends in one of four ways, each after a notification', () => {
    const ends = states.filter(([, { Type }]) => Type === 'Succeed' || Type === 'Fail').map(([name]) => name);
    expect(ends).toEqual(['Released', 'Refused', 'RolledBack', 'NotRolledBack']);
    for (const { Error: error } of Object.values(definition.States).filter(({ Type }) => Type === 'Fail')) {
      expect(error).toMatch(new RegExp(`^${ANNOUNCED_ERROR_PREFIX}`));
    }
    for (const end of ends) {
      const before = states.filter(([, state]) => nextStates(state).includes(end)).map(([name]) => name);
      expect(before).toEqual([`Notify${end}`]);
    }
  });

  it('reaches every state', () => {
    expect([...reachableStates(definition.States, 'SaveInput')].sort()).toEqual(states.map(([name]) => name).sort());
  });

  it('updates the pointer only after checks of refresh, group, targets and alarms', () => {
    for (const gate of [
      'EvaluateInstanceRefresh',
      'DoesGroupUseReleasedVersion',
      'EvaluateServers',
      'IsAnAlarmActive',
    ]) {
      expect(reachableStates(definition.States, 'SaveInput', [gate])).not.toContain('UpdatePointer');
    }
    expect(reachableStates(definition.States, 'RollBackWithNewRefresh')).not.toContain('UpdatePointer');
    expect(reachableStates(definition.States, 'RollBackInstanceRefresh')).not.toContain('UpdatePointer');
  });

  it('never ends in a refusal once servers are being replaced', () => {
    for (const replacing of ['PollInstanceRefresh', 'UseFoundInstanceRefresh', 'RollBackWithNewRefresh']) {
      expect(reachableStates(definition.States, replacing)).not.toContain('Refused');
    }
  });

  it('starts a refresh that Auto Scaling can roll back: numbered version, alarms, automatic rollback', () => {
    expect(parametersOf('StartInstanceRefresh')).toEqual({
      AutoScalingGroupName: 'airline-primary-web',
      Strategy: 'Rolling',
      DesiredConfiguration: {
        LaunchTemplate: {
          'LaunchTemplateId.$': '$.group.templates[0].LaunchTemplateId',
          'Version.$': '$.release.version',
        },
      },
      Preferences: {
        MinHealthyPercentage: 100,
        MaxHealthyPercentage: 110,
        SkipMatching: true,
        BakeTime: 600,
        AlarmSpecification: { Alarms: ['airline-primary-web-release-errors'] },
        AutoRollback: true,
      },
    });
  });

  it('releases the newest version of the template, with every change that Terraform has applied', () => {
    expect(parametersOf('CreateTemplateVersion')).toMatchObject({
      'SourceVersion.$': '$.newest.version',
      LaunchTemplateData: { 'ImageId.$': '$.input.imageId' },
    });
  });

  it('rolls back to the version that the group used before, and compares no server', () => {
    const previous = { LaunchTemplate: { 'Version.$': '$.group.templates[0].Version' } };

    expect(parametersOf('UsePreviousVersion')).toMatchObject(previous);
    expect(parametersOf('StartRollback')).toMatchObject({
      DesiredConfiguration: previous,
      Preferences: { SkipMatching: false },
    });
  });

  it.each(['RestoreTemplateAfterRollback', 'RestoreTemplateAfterRefusal'])(
    'leaves the newest version with the image of the pointer, and no group that uses it (%s)',
    (name) => {
      expect(parametersOf(name)).toMatchObject({
        'SourceVersion.$': '$.newest.version',
        LaunchTemplateData: { 'ImageId.$': '$.pointer.imageId' },
      });
      expect(reachableStates(definition.States, name)).not.toContain('UsePreviousVersion');
    },
  );

  it('concludes that servers are released or rolled back from their own versions', () => {
    expect(reachableStates(definition.States, 'SaveInput', ['EvaluateServers'])).not.toContain('Released');
    expect(reachableStates(definition.States, 'SaveInput', ['EvaluateRestoredServers'])).not.toContain('RolledBack');
    const rules = (name: string) => JSON.stringify(definition.States[name]?.Choices);
    expect(rules('EvaluateServers')).toContain(
      '{"Variable":"$.released.versions[0]","StringEqualsPath":"$.release.version"}',
    );
    expect(rules('EvaluateServers')).toContain('{"Not":{"Variable":"$.released.versions[1]","IsPresent":true}}');
    expect(rules('EvaluateRestoredServers')).toContain(
      '{"Variable":"$.restored.versions[0]","StringEqualsPath":"$.group.templates[0].Version"}',
    );
  });

  it('requires as many healthy targets as the group shall have, and none in another state', () => {
    const rules = JSON.stringify(definition.States.EvaluateServers?.Choices);

    expect(rules).toContain('{"Variable":"$.targets.count","NumericGreaterThanEqualsPath":"$.released.sizes[0]"}');
    expect(rules).toContain('{"Variable":"$.targets.states[0]","StringEquals":"healthy"}');
    expect(rules).toContain('{"Not":{"Variable":"$.targets.states[1]","IsPresent":true}}');
  });

  it('takes an alarm that does not exist for no silent one', () => {
    expect(definition.States.IsAnAlarmActive).toMatchObject({
      Choices: [
        { Next: 'AnAlarmIsActive' },
        { NumericLessThan: 1, Variable: '$.alarms.count', Next: 'AnAlarmIsMissing' },
      ],
      Default: 'UpdatePointer',
    });
    expect(definition.States.AnAlarmIsMissing?.Next).toBe(definition.States.AnAlarmIsActive?.Next);
    expect(definition.States.AnAlarmIsMissing?.Next).not.toBe('UpdatePointer');
  });

  it('starts no refresh after one that was cancelled', () => {
    expect(reachableStates(definition.States, 'InstanceRefreshWasCancelled')).not.toContain('StartRollback');
  });

  it('is refused when the only running release is another one', () => {
    const { Choices, Default } = definition.States.IsAnotherReleaseRunning as unknown as {
      readonly Choices: readonly object[];
      readonly Default: string;
    };

    expect(Default).toBe('AnotherReleaseIsRunning');
    expect(Choices).toContainEqual({
      Variable: '$.running.names[0]',
      StringEqualsPath: '$.name',
      Next: 'DescribeImage',
    });
  });

  it('reads no switches when there are none', () => {
    const { States } = renderDefinition(releaseDefinition({ ...target, switchNames: [] }, timings));

    expect(Object.keys(States)).not.toContain('ReadSwitches');
    expect([...reachableStates(States, 'SaveInput')].sort()).toEqual(Object.keys(States).sort());
  });

  it('acts on no version or image that changes by itself', () => {
    const acting = JSON.stringify(tasks.filter(([, { Resource }]) => !/:describe\w+$/.test(String(Resource))));

    expect(acting).toContain('createLaunchTemplateVersion');
    expect(acting).not.toMatch(/\$Latest|\$Default|resolve:ssm/);
  });

  it('stays within the events of an execution with the longest timeout', () => {
    const eventsPerAttempt = 11;
    const synthesized = synthWebTier({ release: { timeoutMinutes: 480 } })
      .resources('aws_sfn_state_machine')
      .map(({ definition: text }) => String(text))
      .find((text) => text.includes('EvaluateInstanceRefresh'));
    const longest = Number(
      /"NumericGreaterThanEquals":(\d+),"Next":"InstanceRefreshTimedOut"/.exec(synthesized ?? '')?.[1],
    );

    expect(longest).toBe(480);
    // A refresh, its rollback, and a second rollback.
    expect(3 * longest * eventsPerAttempt).toBeLessThan(25_000 - 1_000);
    expect(releaseDefinition(target, { ...timings, maxAttempts: longest }).TimeoutSeconds).toBeGreaterThan(
      3 * longest * timings.pollSeconds,
    );
  });
});

describe('the check of pending changes', () => {
  const check = renderDefinition(
    pendingChangeDefinition({ environment: testEnvironment, autoScalingGroupName: 'airline-primary-web' }),
  );

  it('is valid Amazon States Language', () => {
    expect(validate(structuredClone(check)).isValid).toBe(true);
  });

  it('compares the contents of the versions, not their numbers', () => {
    expect(check.States.AreContentsEqual).toMatchObject({
      Choices: [
        {
          And: expect.arrayContaining([
            { Variable: '$.newest.contents', StringEqualsPath: '$.used.contents' },
          ]) as unknown,
          Next: 'PublishNoChange',
        },
      ],
      Default: 'PublishPendingChange',
    });
  });
});
