import type { EnvironmentRef } from '@etops/contracts';
import type { StateMachineDefinition, States } from '@etops/foundation';
import { choice, cutoffPath, cutoffStates, partitionOf, stateMachineArn, taskMaker } from '@etops/foundation';
import { backupMachineName } from '../notifications';
import { freshnessCheckStates, firstState } from './freshness-check-states';
import type { FreshnessCheck } from './freshness-check';

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
  /**
   * JSONPath of the time at which the monitor was created.
   *
   * @default - the creation of the state machine
   */
  readonly created?: string;
}

/**
 * Renders the state machine of a monitor: it runs each check and publishes 1 or 0 for it.
 *
 * A job counts as fresh while the monitor is younger than the job's days, since no run was due yet. A check whose call
 * fails counts as 0. A run that does not take place publishes nothing, which raises the alarm as well.
 */
export function freshnessDefinition(target: FreshnessTarget, timings: FreshnessTimings): StateMachineDefinition {
  const { environment, checks } = target;
  const { retrySeconds, now = '$$.Execution.StartTime', created = '$.monitor.created' } = timings;
  const task = taskMaker(partitionOf(environment.region), retrySeconds);
  const daysBack = [...new Set(checks.map(({ withinDays }) => withinDays))];
  const cutoffs = { daysBack, now, next: 'ReadMonitor' };
  const states = checks.map((check, index) =>
    freshnessCheckStates(task, check, {
      environment,
      cutoff: cutoffPath(cutoffs, check.withinDays),
      created,
      next: firstStateOf(checks[index + 1]),
    }),
  );
  return {
    Comment: `Checks whether backups, copies, restore tests and clean-ups of ${environment.name} are fresh`,
    StartAt: 'ReadToday',
    TimeoutSeconds: 3600,
    States: {
      ...cutoffStates(cutoffs),
      ReadMonitor: task('aws-sdk:sfn:describeStateMachine', {
        parameters: { 'StateMachineArn.$': '$$.StateMachine.Id' },
        result: { to: '$.monitor', select: { 'created.$': '$.CreationDate' } },
        allow: { resources: stateMachineArn(environment, backupMachineName(environment, 'freshness')) },
        next: firstStateOf(checks[0]),
        // Without the time of the creation, everything is due.
        onFailure: firstStateOf(checks[0]),
      }),
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
function firstStateOf(check: FreshnessCheck | undefined): string {
  return check === undefined ? ALL_CHECKED : firstState(check);
}
