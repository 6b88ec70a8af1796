import { nextStates, reachableStates } from '@etops/testing';
import fc from 'fast-check';
import { releaseDefinition } from '../src';
import { ANNOUNCED_ERROR_PREFIX } from '../src/release/unannounced-end';
import type { ReleasePace, ReleaseTarget } from '../src';

type Validate = (definition: object) => {
  readonly isValid: boolean;
  readonly errorsText: (separator?: string) => string;
};
const validate = jest.requireActual<Validate>('asl-validator');

const target: ReleaseTarget = {
  partition: 'aws',
  environmentName: 'primary',
  autoScalingGroupName: 'airline-primary-web',
  templateDescription: 'Servers of the web tier',
  targetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0123456789abcdef',
  topicArn: 'arn:aws:sns:eu-central-1:123456789012:airline-primary-web-release',
  pointer: {
    Name: '/airline/primary/web/image',
    Description: 'Released image',
    Type: 'String',
    Tier: 'Standard',
    AllowedPattern: '^ami-',
  },
  alarmNames: ['airline-primary-web-release-errors'],
};
const pace: ReleasePace = {
  minimumHealthyPercent: 100,
  maximumHealthyPercent: 110,
  bakeSeconds: 600,
  pollSeconds: 30,
  maximumTurns: 240,
  maximumHealthTurns: 10,
  retrySeconds: 5,
};
const definition = releaseDefinition(target, pace);
const states = Object.entries(definition.States);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const parametersOf = (name: string) => definition.States[name]?.Parameters as Readonly<Record<string, unknown>>;

describe('the definition of a release', () => {
  it('is valid Amazon States Language', () => {
    const { isValid, errorsText } = validate(structuredClone(definition));

    expect(isValid ? '' : errorsText('\n')).toBe('');
  });

  it('is the same whatever the pace, but for whole numbers', () => {
    const shapeOf = (machine: object) =>
      JSON.stringify(machine, (_, value: unknown) => (Number.isInteger(value) ? 0 : value));
    const shape = shapeOf(definition);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 960 }), fc.integer({ min: 0, max: 300 }), (maximumTurns, pollSeconds) => {
        return shapeOf(releaseDefinition(target, { ...pace, maximumTurns, pollSeconds })) === shape;
      }),
    );
  });

  it('is something that the validator can find fault with', () => {
    const { Begin, ...rest } = definition.States;

    expect(Begin).toBeDefined();
    expect(validate(structuredClone({ ...definition, States: rest })).isValid).toBe(false);
  });

  it('has a timeout, retries and a way out for every task', () => {
    expect(tasks.length).toBeGreaterThan(15);
    for (const [name, task] of tasks) {
      expect({ name, ...task }).toMatchObject({
        TimeoutSeconds: 60,
        Retry: [{ ErrorEquals: ['States.TaskFailed', 'States.Timeout'], MaxAttempts: 3 }],
        Catch: [{ ErrorEquals: ['States.ALL'] }],
      });
    }
  });

  it('ends in one of four ways, each after people were told', () => {
    const ends = states.filter(([, { Type }]) => Type === 'Succeed' || Type === 'Fail').map(([name]) => name);
    expect(ends).toEqual(['Released', 'Refused', 'Restored', 'NotRestored']);
    for (const { Error: error } of Object.values(definition.States).filter(({ Type }) => Type === 'Fail')) {
      expect(error).toMatch(new RegExp(`^${ANNOUNCED_ERROR_PREFIX}`));
    }
    for (const end of ends) {
      const before = states.filter(([, state]) => nextStates(state).includes(end)).map(([name]) => name);
      expect(before).toEqual([`Notify${end}`]);
    }
  });

  it('reaches every state', () => {
    expect([...reachableStates(definition.States, 'Begin')].sort()).toEqual(states.map(([name]) => name).sort());
  });

  it('moves the pointer only behind refresh, group, targets and alarms', () => {
    for (const gate of ['DecideRefresh', 'IsGroupReleased', 'DecideTargets', 'DoesAnAlarmRing']) {
      expect(reachableStates(definition.States, 'Begin', [gate])).not.toContain('MovePointer');
    }
    expect(reachableStates(definition.States, 'StartRestore')).not.toContain('MovePointer');
    expect(reachableStates(definition.States, 'RollBackRefresh')).not.toContain('MovePointer');
  });

  it('never ends in a refusal once servers are being replaced', () => {
    expect(reachableStates(definition.States, 'StartRefresh')).not.toContain('Refused');
  });

  it('has a refresh that Auto Scaling can roll back: numbered version, alarms, automatic rollback', () => {
    expect(parametersOf('StartRefresh')).toEqual({
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

  it('goes back to the version that the group named before', () => {
    expect(parametersOf('StartRestore')).toMatchObject({
      DesiredConfiguration: { LaunchTemplate: { 'Version.$': '$.group.templates[0].Version' } },
    });
    expect(parametersOf('CopyPrevious')).toMatchObject({
      'SourceVersion.$': '$.group.templates[0].Version',
      LaunchTemplateData: { 'ImageId.$': '$.previous.images[0]' },
    });
  });

  it('names a moving version or image nowhere but to refuse it', () => {
    const acting = JSON.stringify(tasks);

    expect(acting).not.toMatch(/\$Latest|\$Default|resolve:ssm/);
  });

  it('stays within the events of an execution with the longest timeout', () => {
    const eventsOfATurn = 11;
    const longest = 480 * 2;

    expect(2 * longest * eventsOfATurn).toBeLessThan(25_000 - 1_000);
    expect(releaseDefinition(target, { ...pace, maximumTurns: longest }).TimeoutSeconds).toBeGreaterThan(
      2 * longest * pace.pollSeconds,
    );
  });
});
