import type { AlarmSpec } from '@etops/contracts';
import type { FreshnessCheck } from './freshness-check';
import { FRESHNESS_METRIC, FRESHNESS_NAMESPACE, freshnessDimensions } from './freshness-metric';
import { missedJobAlarm } from './missed-job-alarm';

/** Hours without a value of 1: a day, the hour of daylight saving time, and the hour in which a run may end. */
const HOURS_BETWEEN_RUNS = 26;

/** Returns the alarm of a check. */
export function freshnessAlarm(environmentName: string, check: FreshnessCheck): AlarmSpec {
  return missedJobAlarm({
    id: `absent-${check.id}`,
    name: `${check.id}-overdue`,
    description: describeCheck(check),
    namespace: FRESHNESS_NAMESPACE,
    metricName: FRESHNESS_METRIC,
    dimensions: freshnessDimensions(environmentName, check.id),
    hours: HOURS_BETWEEN_RUNS,
  });
}

function describeCheck(check: FreshnessCheck): string {
  const when = `in the last ${String(check.withinDays)} days, or the freshness monitor did not run`;
  switch (check.kind) {
    case 'recovery-point':
      return `No recovery point of ${check.resourceType} was created in ${check.vaultName} ${when}: check the plan's jobs, and the copy jobs in the source Region`;
    case 'restore-test':
      return `No restore test${check.resourceType === undefined ? '' : ` of ${check.resourceType}`} was completed ${when}: check the jobs of the restore testing plan`;
    case 'continuous-backup':
      return `${check.databaseIdentifier} could not be restored to any time ${when}: check its backup retention, and the messages of its continuous backup jobs`;
    case 'replicated-backups':
      return `The backups of ${check.databaseIdentifier} were not replicated to this Region ${when}: check the replication and its key`;
    case 'execution':
      return `${check.stateMachineArn.replace(/^.*:/, '')} did not succeed ${when}: check its executions and its schedule`;
  }
}
