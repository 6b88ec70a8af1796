import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement, Problem } from '@etops/foundation';
import { isTimeZone, partitionOf, ProblemList, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { backupVaultArn } from '../backup-target';
import { isWholeBetween } from '../internal/numbers';
import { scheduleProblem } from '../internal/schedule';
import { ScheduledMachine } from '../internal/scheduled-machine';
import { BackupAlarms } from '../notifications/backup-alarms';
import type { NotificationsRef } from '../notifications/backup-notifications';
import { silenceAlarm } from './absence';
import type { Expectation } from './expectation';
import { WATCH_METRIC, WATCH_NAMESPACE, watchDefinition, watchDimensions } from './watch-definition';

/** A day, the hour that daylight saving time adds, and the hour in which a run may end. */
const SILENT_HOURS = 26;

export interface BackupWatchProps {
  readonly environment: EnvironmentRef;
  /** At least one, and at most 20: all of this Region. */
  readonly expectations: readonly Expectation[];
  /** Who is called when something did not happen. */
  readonly notifications: NotificationsRef;
  /**
   * Six fields, in {@link timeZone}; once a day.
   *
   * @default 'cron(0 12 * * ? *)'
   */
  readonly schedule?: string;
  /**
   * IANA time zone of the schedule.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
}

/**
 * Calls when something did not happen: a weekly copy, a monthly restore test, a clean-up.
 *
 * CloudWatch looks back seven days at most. So a state machine asks the services once a day how long ago the last one
 * was, and publishes a 1 when that is recent enough; an alarm rings when there is no 1 for more than a day, whether the
 * answer was no or the watch itself did not run.
 *
 * @throws ValidationError when expectations or schedule are wrong
 */
export class BackupWatch extends Construct {
  /** The alarms as data; they are rendered already. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: BackupWatchProps) {
    super(scope, id);
    const { environment, expectations, notifications } = props;
    const { schedule = 'cron(0 12 * * ? *)', timeZone = 'Etc/UTC' } = props;
    throwProblems(this, checkWatch({ expectations, schedule, timeZone }));
    const partition = partitionOf(environment.region);
    new ScheduledMachine(this, 'machine', {
      environment,
      purpose: 'watch',
      description: 'Looks whether backups, copies, restore tests and clean-ups happened',
      definition: watchDefinition({ partition, environmentName: environment.name, expectations }, { retrySeconds: 5 }),
      statements: watchStatements(environment, expectations),
      schedule,
      timeZone,
      input: {},
      kmsKeyArn: notifications.kmsKeyArn,
    });
    this.alarms = expectations.map((expectation) =>
      silenceAlarm({
        id: `absent-${expectation.id}`,
        description: describe(expectation),
        namespace: WATCH_NAMESPACE,
        metricName: WATCH_METRIC,
        dimensions: watchDimensions(environment.name, expectation.id),
        hours: SILENT_HOURS,
      }),
    );
    new BackupAlarms(this, 'alarms', { environment, alarms: this.alarms, topicArn: notifications.topicArn });
  }
}

function describe(expectation: Expectation): string {
  const days = `in the last ${String(expectation.withinDays)} days, or the watch did not run`;
  switch (expectation.kind) {
    case 'recovery-point':
      return `No recovery point of ${expectation.resourceType} came to ${expectation.vaultName} ${days}: look at the plan’s jobs, and at copies in the source’s Region`;
    case 'restore-test':
      return `No restore test was completed ${days}: look at the restore testing plan’s jobs`;
    case 'execution':
      return `${expectation.stateMachineArn.replace(/^.*:/, '')} did not run to its end ${days}: look at its executions and its schedule`;
  }
}

function checkWatch(
  props: Required<Pick<BackupWatchProps, 'expectations' | 'schedule' | 'timeZone'>>,
): readonly Problem[] {
  const { expectations, schedule, timeZone } = props;
  const problems = new ProblemList();
  problems.require(
    isWholeBetween(expectations.length, 1, 20),
    'WATCH_EXPECTATIONS',
    () => `expectations must be 1 to 20, got ${String(expectations.length)}; make a second watch for more`,
  );
  const ids = expectations.map(({ id }) => id);
  expectations.forEach(({ id, withinDays }, index) => {
    problems.require(
      /^[a-z][a-z0-9-]{0,63}$/.test(id) && ids.indexOf(id) === index,
      'WATCH_ID',
      () =>
        `expectations[${String(index)}].id must be unique, of a-z, 0-9 and '-', got '${id}'; it names the alarm, choose another`,
    );
    problems.require(
      isWholeBetween(withinDays, 1, 365),
      'WATCH_DAYS',
      () =>
        `expectations[${id}].withinDays must be a whole number from 1 to 365, got ${String(withinDays)}; write the interval in days and one for its windows`,
    );
  });
  const wrong = scheduleProblem(schedule);
  problems.require(wrong === undefined, 'WATCH_SCHEDULE', () => `schedule ${String(wrong)}`);
  problems.require(
    isTimeZone(timeZone),
    'WATCH_TIME_ZONE',
    () => `timeZone must be an IANA time zone, got '${timeZone}'; write one such as 'Europe/Berlin'`,
  );
  return problems.all;
}

function watchStatements(
  environment: EnvironmentRef,
  expectations: readonly Expectation[],
): readonly PolicyStatement[] {
  const vaults = expectations.flatMap((each) => (each.kind === 'recovery-point' ? [each.vaultName] : []));
  const machines = expectations.flatMap((each) => (each.kind === 'execution' ? [each.stateMachineArn] : []));
  return [
    ...(vaults.length === 0
      ? []
      : [
          {
            Sid: 'LookIntoVaults',
            Effect: 'Allow' as const,
            Action: 'backup:ListRecoveryPointsByBackupVault',
            Resource: [...new Set(vaults)].map((name) => backupVaultArn(environment, name)),
          },
        ]),
    ...(machines.length === 0
      ? []
      : [
          {
            Sid: 'LookAtExecutions',
            Effect: 'Allow' as const,
            Action: 'states:ListExecutions',
            Resource: [...new Set(machines)],
          },
        ]),
    // Neither call knows resources.
    { Sid: 'LookAtRestores', Effect: 'Allow', Action: 'backup:ListRestoreJobs', Resource: '*' },
    {
      Sid: 'Publish',
      Effect: 'Allow',
      Action: 'cloudwatch:PutMetricData',
      Resource: '*',
      Condition: { StringEquals: { 'cloudwatch:namespace': WATCH_NAMESPACE } },
    },
  ];
}
