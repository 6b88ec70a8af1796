import { renderDefinition } from '@etops/foundation';
import { nextStates, reachableStates, testEnvironment } from '@etops/testing';
import fc from 'fast-check';
import { releaseDefinition } from '../src';
import type { ReleaseTarget, ReleaseTimings } from '../src';
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
      'EvaluateTargetHealth',
      'IsAnAlarmActive',
    ]) {
      expect(reachableStates(definition.States, 'SaveInput', [gate])).not.toContain('UpdatePointer');
    }
    expect(reachableStates(definition.States, 'RollBackWithNewRefresh')).not.toContain('UpdatePointer');
    expect(reachableStates(definition.States, 'RollBackInstanceRefresh')).not.toContain('UpdatePointer');
  });

  it('never ends in a refusal once servers are being replaced', () => {
    expect(reachableStates(definition.States, 'StartInstanceRefresh')).not.toContain('Refused');
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

  it('rolls back to the version that the group used before', () => {
    expect(parametersOf('RollBackWithNewRefresh')).toMatchObject({
      DesiredConfiguration: { LaunchTemplate: { 'Version.$': '$.group.templates[0].Version' } },
    });
    expect(parametersOf('CopyPreviousVersion')).toMatchObject({
      'SourceVersion.$': '$.group.templates[0].Version',
      LaunchTemplateData: { 'ImageId.$': '$.previous.images[0]' },
    });
  });

  it('acts on no version or image that changes by itself', () => {
    const acting = JSON.stringify(tasks);

    expect(acting).not.toMatch(/\$Latest|\$Default|resolve:ssm/);
  });

  it('stays within the events of an execution with the longest timeout', () => {
    const eventsPerAttempt = 11;
    const longest = 480 * 2;

    expect(2 * longest * eventsPerAttempt).toBeLessThan(25_000 - 1_000);
    expect(releaseDefinition(target, { ...timings, maxAttempts: longest }).TimeoutSeconds).toBeGreaterThan(
      2 * longest * timings.pollSeconds,
    );
  });
});
