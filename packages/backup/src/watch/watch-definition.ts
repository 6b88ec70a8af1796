import type { State, StateMachineDefinition, States, Task } from '@etops/foundation';
import { choice, taskMaker } from '@etops/foundation';
import { cutoffPath, cutoffStates } from '../states/cutoffs';
import type { Expectation } from './expectation';

export const WATCH_NAMESPACE = 'Etops/Backup';
export const WATCH_METRIC = 'Happened';

export interface WatchTarget {
  readonly partition: string;
  readonly environmentName: string;
  readonly expectations: readonly Expectation[];
}

export interface WatchPace {
  readonly retrySeconds: number;
  /**
   * Path of the time that counts as now.
   *
   * @default '$$.Execution.StartTime'
   */
  readonly now?: string;
}

/** Dimensions of an expectation's metric. */
export function watchDimensions(environmentName: string, id: string): Readonly<Record<string, string>> {
  return { Environment: environmentName, Expectation: id };
}

/**
 * The state machine that asks the services whether what was expected happened, and publishes 1 or 0 for each, as data.
 *
 * A question that cannot be asked counts as no. A run that does not take place publishes nothing, which rings as well.
 */
export function watchDefinition(target: WatchTarget, pace: WatchPace): StateMachineDefinition {
  const { partition, environmentName, expectations } = target;
  const { retrySeconds, now = '$$.Execution.StartTime' } = pace;
  const task = taskMaker(partition, retrySeconds);
  const daysBack = [...new Set(expectations.map(({ withinDays }) => withinDays))];
  const cutoffs = { daysBack, now, next: 'Ask1' };
  const states = expectations.map((expectation, index) =>
    questionStates(task, expectation, {
      environmentName,
      cutoff: cutoffPath(cutoffs, expectation.withinDays),
      number: index + 1,
      next: index + 1 < expectations.length ? `Ask${String(index + 2)}` : 'IsAllPublished',
    }),
  );
  return {
    Comment: `Looks whether backups, copies, restore tests and clean-ups of ${environmentName} happened`,
    StartAt: 'ReadToday',
    TimeoutSeconds: 3600,
    States: {
      ...cutoffStates(cutoffs),
      ...(Object.assign({}, ...states) as States),
      IsAllPublished: choice([[{ Variable: '$.unpublished', IsPresent: true }, 'NotPublished']], 'Watched'),
      Watched: { Type: 'Succeed' },
      NotPublished: { Type: 'Fail', Error: 'Watch', Cause: 'a metric could not be published: its alarm will ring' },
    },
  };
}

interface Question {
  readonly environmentName: string;
  /** Path of the earliest time that is late enough. */
  readonly cutoff: string;
  readonly number: number;
  readonly next: string;
}

function questionStates(
  task: Task,
  expectation: Expectation,
  { environmentName, cutoff, number, next }: Question,
): States {
  const named = (name: string) => `${name}${String(number)}`;
  const publish = (value: 0 | 1): State =>
    task('aws-sdk:cloudwatch:putMetricData', {
      parameters: {
        Namespace: WATCH_NAMESPACE,
        MetricData: [
          {
            MetricName: WATCH_METRIC,
            Dimensions: Object.entries(watchDimensions(environmentName, expectation.id)).map(([Name, Value]) => ({
              Name,
              Value,
            })),
            Value: value,
            Unit: 'Count',
          },
        ],
      },
      next,
      onFailure: named('NoteUnpublished'),
    });
  return {
    [named('Ask')]: ask(task, expectation, cutoff, { next: named('Decide'), onFailure: named('Absent') }),
    [named('Decide')]: choice([[yes(expectation, cutoff), named('Present')]], named('Absent')),
    [named('Present')]: publish(1),
    [named('Absent')]: publish(0),
    [named('NoteUnpublished')]: { Type: 'Pass', Result: expectation.id, ResultPath: '$.unpublished', Next: next },
  };
}

const ANSWER = '$.answer';
const SOME = 20;

function ask(
  task: Task,
  expectation: Expectation,
  cutoff: string,
  ways: { readonly next: string; readonly onFailure: string },
): State {
  switch (expectation.kind) {
    case 'recovery-point':
      return task('aws-sdk:backup:listRecoveryPointsByBackupVault', {
        ...ways,
        parameters: {
          BackupVaultName: expectation.vaultName,
          ByResourceType: expectation.resourceType,
          'ByCreatedAfter.$': cutoff,
          MaxResults: SOME,
        },
        result: {
          to: ANSWER,
          select: { 'yes.$': "States.ArrayContains($.RecoveryPoints[*].Status, 'COMPLETED')" },
        },
      });
    case 'restore-test':
      return task('aws-sdk:backup:listRestoreJobs', {
        ...ways,
        parameters: {
          ByRestoreTestingPlanArn: expectation.restoreTestingPlanArn,
          ByStatus: 'COMPLETED',
          'ByCompleteAfter.$': cutoff,
          MaxResults: SOME,
        },
        result: { to: ANSWER, select: { 'yes.$': "States.ArrayContains($.RestoreJobs[*].Status, 'COMPLETED')" } },
      });
    case 'execution':
      return task('aws-sdk:sfn:listExecutions', {
        ...ways,
        parameters: { StateMachineArn: expectation.stateMachineArn, StatusFilter: 'SUCCEEDED', MaxResults: 1 },
        result: { to: ANSWER },
      });
  }
}

function yes({ kind }: Expectation, cutoff: string) {
  // Step Functions lists the latest execution first, and takes no time to begin at.
  const stopped = `${ANSWER}.Executions[0].StopDate`;
  return kind === 'execution'
    ? {
        And: [
          { Variable: stopped, IsPresent: true },
          { Variable: stopped, StringGreaterThanEqualsPath: cutoff },
        ],
      }
    : { Variable: `${ANSWER}.yes`, BooleanEquals: true };
}
