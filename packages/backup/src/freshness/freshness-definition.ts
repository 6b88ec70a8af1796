import type { EnvironmentRef } from '@etops/contracts';
import type { Rule, State, StateMachineDefinition, States, Task } from '@etops/foundation';
import { choice, cutoffPath, cutoffStates, partitionOf, taskMaker } from '@etops/foundation';
import { backupVaultArn } from '../vault';
import type { FreshnessCheck } from './freshness-check';

/** Namespace of the monitor's metric. */
export const FRESHNESS_NAMESPACE = 'Etops/Backup';

/** Name of the monitor's metric: 1 if a check found something fresh, else 0. */
export const FRESHNESS_METRIC = 'Fresh';

/** Environment and checks of a monitor. */
export interface FreshnessTarget {
  /** Environment whose services are called. */
  readonly environment: EnvironmentRef;
  /** Checks in the order in which they run. */
  readonly checks: readonly FreshnessCheck[];
}

/** Timings of a monitor. */
export interface FreshnessTimings {
  /** Seconds before a failed call is retried for the first time. */
  readonly retrySeconds: number;
  /**
   * JSONPath of the current time.
   *
   * @default '$$.Execution.StartTime'
   */
  readonly now?: string;
}

/** Returns the dimensions of a check's metric. */
export function freshnessDimensions(environmentName: string, id: string): Readonly<Record<string, string>> {
  return { Environment: environmentName, FreshnessCheck: id };
}

/**
 * Renders the state machine of a monitor: it runs each check and publishes 1 or 0 for it.
 *
 * A check whose call fails counts as 0. A run that does not take place publishes nothing, which raises the alarm as well.
 */
export function freshnessDefinition(target: FreshnessTarget, timings: FreshnessTimings): StateMachineDefinition {
  const { environment, checks } = target;
  const { retrySeconds, now = '$$.Execution.StartTime' } = timings;
  const task = taskMaker(partitionOf(environment.region), retrySeconds);
  const daysBack = [...new Set(checks.map(({ withinDays }) => withinDays))];
  const cutoffs = { daysBack, now, next: lookFor(checks[0]) };
  const states = checks.map((check, index) =>
    checkStates(task, check, {
      environment,
      cutoff: cutoffPath(cutoffs, check.withinDays),
      next: lookFor(checks[index + 1]),
    }),
  );
  return {
    Comment: `Checks whether backups, copies, restore tests and clean-ups of ${environment.name} are fresh`,
    StartAt: 'ReadToday',
    TimeoutSeconds: 3600,
    States: {
      ...cutoffStates(cutoffs),
      ...(Object.assign({}, ...states) as States),
      [ALL_CHECKED]: choice([[{ Variable: '$.unpublished', IsPresent: true }, 'MetricNotPublished']], 'AllChecked'),
      AllChecked: { Type: 'Succeed' },
      MetricNotPublished: {
        Type: 'Fail',
        Error: 'Freshness',
        Cause: 'a metric could not be published: its alarm goes off',
      },
    },
  };
}

const ALL_CHECKED = 'AreAllMetricsPublished';

/** Returns the first state of a check, or the state after the last check. */
function lookFor(check: FreshnessCheck | undefined): string {
  return check === undefined ? ALL_CHECKED : `LookFor-${check.id}`;
}

interface CheckContext {
  readonly environment: EnvironmentRef;
  /** JSONPath of the earliest time that is fresh. */
  readonly cutoff: string;
  readonly next: string;
}

function checkStates(task: Task, check: FreshnessCheck, { environment, cutoff, next }: CheckContext): States {
  const named = (name: string) => `${name}-${check.id}`;
  const publish = (value: 0 | 1): State =>
    task('aws-sdk:cloudwatch:putMetricData', {
      parameters: {
        Namespace: FRESHNESS_NAMESPACE,
        MetricData: [
          {
            MetricName: FRESHNESS_METRIC,
            Dimensions: Object.entries(freshnessDimensions(environment.name, check.id)).map(([Name, Value]) => ({
              Name,
              Value,
            })),
            Value: value,
            Unit: 'Count',
          },
        ],
      },
      allow: { resources: '*', conditions: { StringEquals: { 'cloudwatch:namespace': FRESHNESS_NAMESPACE } } },
      next,
      onFailure: named('NoteUnpublished'),
    });
  return {
    [lookFor(check)]: look(task, check, {
      environment,
      cutoff,
      next: named('IsFresh'),
      onFailure: named('PublishStale'),
    }),
    [named('IsFresh')]: choice([[isFresh(check, cutoff), named('PublishFresh')]], named('PublishStale')),
    [named('PublishFresh')]: publish(1),
    [named('PublishStale')]: publish(0),
    [named('NoteUnpublished')]: { Type: 'Pass', Result: check.id, ResultPath: '$.unpublished', Next: next },
  };
}

const ANSWER = '$.answer';
const PAGE_SIZE = 20;

/** Renders the call of a check. None of its lists is read beyond the first page: one entry is enough. */
function look(
  task: Task,
  check: FreshnessCheck,
  { environment, cutoff, ...ways }: CheckContext & { readonly onFailure: string },
): State {
  switch (check.kind) {
    case 'recovery-point':
      return task('aws-sdk:backup:listRecoveryPointsByBackupVault', {
        ...ways,
        parameters: {
          BackupVaultName: check.vaultName,
          ByResourceType: check.resourceType,
          'ByCreatedAfter.$': cutoff,
          MaxResults: PAGE_SIZE,
        },
        result: {
          to: ANSWER,
          select: { 'found.$': "States.ArrayContains($.RecoveryPoints[*].Status, 'COMPLETED')" },
        },
        allow: { resources: backupVaultArn(environment, check.vaultName) },
      });
    case 'restore-test':
      return task('aws-sdk:backup:listRestoreJobs', {
        ...ways,
        parameters: {
          ByRestoreTestingPlanArn: check.restoreTestingPlanArn,
          ByStatus: 'COMPLETED',
          'ByCompleteAfter.$': cutoff,
          MaxResults: PAGE_SIZE,
        },
        result: { to: ANSWER, select: { 'found.$': "States.ArrayContains($.RestoreJobs[*].Status, 'COMPLETED')" } },
        // The call does not support resources.
        allow: { resources: '*' },
      });
    case 'execution':
      return task('aws-sdk:sfn:listExecutions', {
        ...ways,
        parameters: { StateMachineArn: check.stateMachineArn, StatusFilter: 'SUCCEEDED', MaxResults: 1 },
        result: { to: ANSWER },
        allow: { resources: check.stateMachineArn },
      });
  }
}

function isFresh({ kind }: FreshnessCheck, cutoff: string): Rule {
  // Step Functions lists the latest execution first, and cannot filter by time.
  const stopped = `${ANSWER}.Executions[0].StopDate`;
  return kind === 'execution'
    ? {
        And: [
          { Variable: stopped, IsPresent: true },
          { Variable: stopped, StringGreaterThanEqualsPath: cutoff },
        ],
      }
    : { Variable: `${ANSWER}.found`, BooleanEquals: true };
}
