import type { ArnScope, ProblemList } from '@etops/foundation';
import {
  checkArn,
  checkArnOf,
  checkSchedule,
  checkTimeZone,
  checkWholeNumber,
  isToken,
  isWholeNumber,
  propPath,
  show,
} from '@etops/foundation';
import { VAULT_NAME_PATTERN } from '../limits';
import { checkNotifications } from '../notifications';
import { checkTypeSpelling } from '../plan';
import type { ResolvedFreshnessMonitor } from './backup-freshness-monitor-props';
import type { FreshnessCheck } from './freshness-check';
import { stateSuffix } from './freshness-check-states';

/** Checks that one execution can make; each is three to four states. */
const CHECKS = { min: 1, max: 20 } as const;

/** Days that a check looks back. */
const WITHIN_DAYS = { min: 1, max: 365 } as const;

/** Hours between two runs; the alarms have periods of an hour. */
const MIN_HOURS_BETWEEN_RUNS = 1;

const ID_PATTERN = /^[a-z][a-z0-9-]{0,63}$/;

/** Checks the number, ids and days of a monitor's freshness checks, and its schedule. */
export function checkFreshnessMonitor(
  problems: ProblemList,
  path: string,
  { environment, checks, notifications, schedule, timeZone }: ResolvedFreshnessMonitor,
): void {
  const at = (prop: string) => propPath(path, prop);
  problems.require(
    isWholeNumber(checks.length, CHECKS),
    'FRESHNESS_CHECKS',
    () => `${at('checks')} must contain 1 to 20 checks, got ${String(checks.length)}; create a second monitor for more`,
  );
  // Names of states: `a-1` and `a1` would give the same ones.
  const suffixes = checks.map(({ id }) => stateSuffix(id));
  for (const [index, check] of checks.entries()) {
    const { id, withinDays } = check;
    checkSubject(problems, `${at('checks')}[${id}]`, check, environment);
    problems.require(
      ID_PATTERN.test(id) && suffixes.indexOf(stateSuffix(id)) === index,
      'FRESHNESS_ID',
      () =>
        `${at('checks')}[${String(index)}].id must be unique, of a-z, 0-9 and '-', got ${show(id)}; it is part of the alarm's name, use another one`,
    );
    const daysPath = `${at('checks')}[${id}].withinDays`;
    const days = problems.literal(daysPath, withinDays, 'earlier days are computed from it');
    checkWholeNumber(problems, daysPath, days, WITHIN_DAYS, {
      code: 'FRESHNESS_DAYS',
      advice: 'use the interval of the schedule and one day for the run, see freshnessOfSchedule',
    });
  }
  checkNotifications(problems, at('notifications'), notifications, environment);
  checkSchedule(problems, at('schedule'), schedule, 'scheduler', {
    code: 'FRESHNESS_SCHEDULE',
    minHours: MIN_HOURS_BETWEEN_RUNS,
    maxDays: 1,
  });
  checkTimeZone(problems, at('timeZone'), timeZone, { code: 'FRESHNESS_TIME_ZONE' });
}

/** Checks what a check looks at: a vault and a type, a plan or a state machine of this Region and account. */
function checkSubject(problems: ProblemList, path: string, check: FreshnessCheck, environment: ArnScope): void {
  switch (check.kind) {
    case 'recovery-point':
      problems.require(
        isToken(check.vaultName) || VAULT_NAME_PATTERN.test(check.vaultName),
        'FRESHNESS_VAULT',
        () =>
          `${path}.vaultName must be 2 to 50 letters, digits, '-' or '_', got ${show(check.vaultName)}; compute it with backupVaultName`,
      );
      if (!isToken(check.resourceType)) {
        checkTypeSpelling(problems, `${path}.resourceType`, check.resourceType);
      }
      return;
    case 'restore-test':
      checkArn(
        problems,
        `${path}.restoreTestingPlanArn`,
        check.restoreTestingPlanArn,
        {
          service: 'backup',
          resourceType: 'restore-testing-plan',
          noun: 'a restore testing plan',
          region: environment.region,
          accountId: environment.accountId,
        },
        { code: 'ARN', advice: 'use the freshnessCheck of a RestoreTesting' },
      );
      if (check.resourceType !== undefined && !isToken(check.resourceType)) {
        checkTypeSpelling(problems, `${path}.resourceType`, check.resourceType);
      }
      return;
    case 'continuous-backup':
    case 'replicated-backups': {
      const { databaseIdentifier } = check;
      const name = problems.literal(
        `${path}.databaseIdentifier`,
        databaseIdentifier,
        'permissions are computed from it',
      );
      problems.require(
        name === undefined || /^[a-z](?:-?[a-z0-9]){0,62}$/.test(name),
        'FRESHNESS_DATABASE',
        () =>
          `${path}.databaseIdentifier must be the identifier of a DB instance, got ${show(name)}; use the identifier of a Database`,
      );
      return;
    }
    case 'execution':
      checkArnOf(problems, `${path}.stateMachineArn`, check.stateMachineArn, 'state-machine', environment);
  }
}
