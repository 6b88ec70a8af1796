import type { EnvironmentRef } from '@etops/contracts';
import type { Rule, State, States, Task } from '@etops/foundation';
import { arnOf, choice, isOneOf } from '@etops/foundation';
import { backupVaultArn } from '../vault';
import type { FreshnessCheck } from './freshness-check';
import { FRESHNESS_METRIC, FRESHNESS_NAMESPACE, freshnessDimensions } from './freshness-metric';

/** Environment, cutoff and successor of a check. */
export interface CheckContext {
  /** Environment of the services. */
  readonly environment: EnvironmentRef;
  /** JSONPath of the earliest time that is fresh. */
  readonly cutoff: string;
  /** JSONPath of the time at which the monitor was created. */
  readonly created: string;
  /** State after the check. */
  readonly next: string;
}

/** Returns the name of a check's first state. */
export function firstState({ id }: FreshnessCheck): string {
  return `LookFor${stateSuffix(id)}`;
}

/** Returns the id of a check as the names of its states contain it: `copies-rds` gives `CopiesRds`. */
export function stateSuffix(id: string): string {
  return id.replace(/(?:^|-)([a-z0-9]?)/g, (_, first: string) => first.toUpperCase());
}

/** Renders the states of a check: the call, the decision, and the publication of 1 or 0. */
export function freshnessCheckStates(
  task: Task,
  check: FreshnessCheck,
  { environment, cutoff, created, next }: CheckContext,
): States {
  const suffix = stateSuffix(check.id);
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
      onFailure: `Note${suffix}Unpublished`,
    });
  return {
    [firstState(check)]: look(task, check, {
      environment,
      cutoff,
      created,
      next: `Is${suffix}Fresh`,
      onFailure: `Publish${suffix}IsStale`,
    }),
    [`Is${suffix}Fresh`]: choice(
      [
        [isFresh(check, cutoff), `Publish${suffix}IsFresh`],
        // Nothing was due yet: the monitor is younger than the time in which the job must run.
        [isSince(created, cutoff), `Publish${suffix}IsFresh`],
      ],
      `Publish${suffix}IsStale`,
    ),
    [`Publish${suffix}IsFresh`]: publish(1),
    [`Publish${suffix}IsStale`]: publish(0),
    [`Note${suffix}Unpublished`]: { Type: 'Pass', Result: check.id, ResultPath: '$.unpublished', Next: next },
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
          ...(check.resourceType === undefined ? {} : { ByResourceType: check.resourceType }),
          'ByCompleteAfter.$': cutoff,
          MaxResults: PAGE_SIZE,
        },
        result: { to: ANSWER, select: { 'found.$': "States.ArrayContains($.RestoreJobs[*].Status, 'COMPLETED')" } },
        // The call does not support resources.
        allow: { resources: '*' },
      });
    case 'continuous-backup':
      return task('aws-sdk:rds:describeDBInstances', {
        ...ways,
        parameters: { DbInstanceIdentifier: check.databaseIdentifier },
        result: { to: ANSWER, select: { 'latest.$': '$.DbInstances[*].LatestRestorableTime' } },
        allow: { resources: arnOf(environment, 'rds', `db:${check.databaseIdentifier}`) },
      });
    case 'replicated-backups':
      return task('aws-sdk:rds:describeDBInstanceAutomatedBackups', {
        ...ways,
        parameters: { DbInstanceIdentifier: check.databaseIdentifier },
        result: {
          to: ANSWER,
          select: {
            'statuses.$': '$.DbInstanceAutomatedBackups[*].Status',
            'latest.$': '$.DbInstanceAutomatedBackups[*].RestoreWindow.LatestTime',
          },
        },
        // The backups have names that RDS chooses.
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
  switch (kind) {
    case 'execution':
      // Step Functions lists the latest execution first, and cannot filter by time.
      return isSince(`${ANSWER}.Executions[0].StopDate`, cutoff);
    case 'continuous-backup':
      return isSince(`${ANSWER}.latest[0]`, cutoff);
    case 'replicated-backups':
      // RDS keeps the backups of a replication that has ended as `retained`.
      return { And: [isOneOf(`${ANSWER}.statuses[0]`, ['replicating']), isSince(`${ANSWER}.latest[0]`, cutoff)] };
    case 'recovery-point':
    case 'restore-test':
      return { Variable: `${ANSWER}.found`, BooleanEquals: true };
  }
}

/** Returns a rule that a time, which may be missing, is not before the cutoff. */
function isSince(time: string, cutoff: string): Rule {
  return {
    And: [
      { Variable: time, IsPresent: true },
      { Variable: time, StringGreaterThanEqualsPath: cutoff },
    ],
  };
}
