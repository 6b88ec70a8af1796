import type { State, StateMachineDefinition, States } from '@etops/foundation';
import { nextStates, reachableStates } from '@etops/testing';
import { cleanUpDefinition, watchDefinition } from '../src';
import type { CleanUpPace, CleanUpTarget, Expectation } from '../src';
import { daysOfYear } from '../src/states/cutoffs';

type Validate = (definition: object) => {
  readonly isValid: boolean;
  readonly errorsText: (separator?: string) => string;
};
const validate = jest.requireActual<Validate>('asl-validator');

const target: CleanUpTarget = {
  partition: 'aws',
  environmentName: 'primary',
  vaultNames: ['airline-primary-backup', 'long-term'],
  tag: { key: 'Application', value: 'airline' },
  imagePointerNames: ['/airline/primary/web/image'],
  reportBucketName: 'reports',
  reportPrefix: 'clean-up/',
  topicArn: 'arn:aws:sns:eu-central-1:123456789012:airline-primary-backup',
};
const pace: CleanUpPace = { olderThanDays: 90, pageSize: 100, retrySeconds: 5 };
const expectations: readonly Expectation[] = [
  { kind: 'recovery-point', id: 'copies', vaultName: 'vault', resourceType: 'RDS', withinDays: 2 },
  { kind: 'restore-test', id: 'restore-tests', restoreTestingPlanArn: 'arn:plan', withinDays: 32 },
  { kind: 'execution', id: 'clean-up', stateMachineArn: 'arn:machine', withinDays: 8 },
];
const watch = watchDefinition({ partition: 'aws', environmentName: 'primary', expectations }, { retrySeconds: 5 });

/** All states, those inside of maps included. */
function everyState(states: States): readonly (readonly [string, State])[] {
  return Object.entries(states).flatMap(([name, state]) => {
    const { ItemProcessor } = state as { ItemProcessor?: { States: States } };
    return [[name, state] as const, ...(ItemProcessor === undefined ? [] : everyState(ItemProcessor.States))];
  });
}

function inside({ States: states }: StateMachineDefinition, map: string): States {
  return (states[map] as unknown as { ItemProcessor: { States: States } }).ItemProcessor.States;
}

describe.each([
  ['clean-up', cleanUpDefinition(target, pace)],
  ['clean-up of images alone', cleanUpDefinition({ ...target, vaultNames: [], imagePointerNames: [] }, pace)],
  ['watch', watch],
])('the definition of the %s', (_, definition) => {
  it('is valid Amazon States Language', () => {
    const { isValid, errorsText } = validate(definition);

    expect(isValid ? '' : errorsText('\n')).toBe('');
  });

  it('reaches every state', () => {
    expect([...reachableStates(definition.States, definition.StartAt)].sort()).toEqual(
      Object.keys(definition.States).sort(),
    );
  });

  it('has a timeout, retries and a way out for every task', () => {
    const tasks = everyState(definition.States).filter(([, { Type }]) => Type === 'Task');

    expect(tasks.length).toBeGreaterThan(5);
    for (const [name, task] of tasks) {
      expect({ name, ...task }).toMatchObject({ TimeoutSeconds: 60, Retry: [{ MaxAttempts: 3 }], Catch: [{}] });
    }
  });
});

describe('a clean-up', () => {
  const definition = cleanUpDefinition(target, pace);

  it('is a dry run unless the input says otherwise in so many words', () => {
    expect(definition.States.IsDryRunGiven).toMatchObject({
      Choices: [{ Variable: '$.dryRun', IsBoolean: true }],
      Default: 'AssumeDryRun',
    });
    expect(definition.States.AssumeDryRun).toMatchObject({ Result: true, ResultPath: '$.dryRun' });
  });

  it.each([
    ['CheckRecoveryPointsOfVault1', 'IsContinuous0', 'Delete0', ['IsContinuous0', 'IsOwned0', 'MayDelete0']],
    ['CheckRecoveryPointsOfVault2', 'IsContinuous1', 'Delete1', ['IsContinuous1', 'IsOwned1', 'MayDelete1']],
    [
      'CheckImages',
      'IsImageOld',
      'Deregister',
      ['IsImageOld', 'IsImageOwned', 'IsImagePointedAt', 'IsImageInTemplate', 'IsImageRunning', 'MayDeregister'],
    ],
    [
      'CheckSnapshots',
      'IsSnapshotOld',
      'DeleteSnapshot',
      ['IsSnapshotOld', 'IsSnapshotOwned', 'IsSnapshotInImage', 'MayDeleteSnapshot'],
    ],
  ])('in %s deletes behind every guard only', (map, start, deletion, guards) => {
    const states = inside(definition, map);

    expect(reachableStates(states, start)).toContain(deletion);
    for (const guard of guards) {
      expect(reachableStates(states, start, [guard])).not.toContain(deletion);
    }
  });

  it('keeps what a continuous backup needs, and what a lifecycle ends', () => {
    const states = inside(definition, 'CheckRecoveryPointsOfVault1');

    expect(states.IsContinuous0).toMatchObject({
      Choices: [{ StringMatches: '*:continuous:*', Next: 'KeepContinuous0' }],
    });
    expect(states.IsOwned0).toMatchObject({ Default: 'KeepOwned0' });
    expect([...reachableStates(states, 'KeepOwned0')]).toEqual(['KeepOwned0']);
  });

  it('reads no page before the one before it is reported', () => {
    expect(reachableStates(definition.States, 'BeginImages', ['ReportImages'])).not.toContain('ListMoreImages');
  });

  it('tells people of every failure', () => {
    const before = Object.entries(definition.States)
      .filter(([, state]) => nextStates(state).includes('Failed'))
      .map(([name]) => name);

    expect(before).toEqual(['NotifyFailed']);
  });
});

describe('a watch', () => {
  it('answers every question with yes or no, also one that cannot be asked', () => {
    expectations.forEach((_, index) => {
      const number = String(index + 1);

      expect(watch.States[`Ask${number}`]).toMatchObject({ Catch: [{ Next: `Absent${number}` }] });
      expect(watch.States[`Present${number}`]).toMatchObject({ Parameters: { MetricData: [{ Value: 1 }] } });
      expect(watch.States[`Absent${number}`]).toMatchObject({ Parameters: { MetricData: [{ Value: 0 }] } });
    });
  });
});

describe('the calendar', () => {
  it('has every day of both kinds of years, in order', () => {
    expect(daysOfYear(false)).toHaveLength(365);
    expect(daysOfYear(false)).not.toContain('02-29');
    expect(daysOfYear(true)).toHaveLength(366);
    expect([...daysOfYear(true)].sort()).toEqual(daysOfYear(true));
    expect(daysOfYear(true)[59]).toBe('02-29');
  });

  it('writes no text that is longer than an intrinsic function takes', () => {
    const texts = everyState(watch.States).flatMap(([, { Parameters }]) =>
      Object.values((Parameters ?? {}) as Readonly<Record<string, unknown>>),
    );

    expect(texts.length).toBeGreaterThan(20);
    expect(Math.max(...texts.map((text) => String(text).length))).toBeLessThan(10_000);
  });
});
