import type { BackupTargetRef } from '@etops/contracts';
import type { Problem } from '@etops/foundation';
import { isTimeZone, ProblemList } from '@etops/foundation';
import {
  MAX_RESTORE_TEST_ARNS,
  MAX_RESTORE_TEST_HOURS,
  MAX_SELECTION_WINDOW_DAYS,
  RESTORE_TEST_NAME_PATTERN,
} from '../limits';
import type { RestoreTest } from '../restore-test';
import { needsNetwork } from '../restore-test';
import { isWholeBetween } from './numbers';
import { scheduleProblem } from './schedule';

export interface RestoreTestingToValidate {
  readonly region: string;
  readonly name: string;
  readonly vaults: readonly Pick<BackupTargetRef, 'vaultArn' | 'region'>[];
  readonly tests: readonly RestoreTest[];
  readonly hasNetwork: boolean;
  readonly dataSubnets: number;
  readonly schedule: string;
  readonly timeZone: string;
  readonly startWindowHours: number;
  readonly selectionWindowDays: number;
}

/** What is wrong with a restore testing plan, all of it. */
export function validateRestoreTesting(plan: RestoreTestingToValidate): readonly Problem[] {
  const problems = new ProblemList();
  const { region, name, vaults, tests, schedule, timeZone } = plan;
  problems.require(
    RESTORE_TEST_NAME_PATTERN.test(name),
    'RESTORE_TEST_NAME',
    () => `name must be 1 to 50 letters, digits or '_', got '${name}'; write '_' for a hyphen`,
  );
  problems.require(
    vaults.length > 0,
    'RESTORE_TEST_NO_VAULT',
    () => 'vaults must hold at least one vault, got none; name the one with the copies',
  );
  for (const vault of vaults.filter((vault) => vault.region !== region)) {
    problems.add(
      'RESTORE_TEST_VAULT_REGION',
      `vaults must be in the plan's own Region, '${region}', got ${vault.vaultArn}; AWS Backup restores where the recovery points are`,
    );
  }
  const problem = scheduleProblem(schedule);
  problems.require(problem === undefined, 'BACKUP_SCHEDULE', () => `schedule ${String(problem)}`);
  problems.require(
    isTimeZone(timeZone),
    'BACKUP_TIME_ZONE',
    () => `timeZone must be an IANA time zone, got '${timeZone}'; write one such as 'Europe/Berlin'`,
  );
  checkNumber(problems, 'startWindowHours', plan.startWindowHours, MAX_RESTORE_TEST_HOURS);
  checkNumber(problems, 'selectionWindowDays', plan.selectionWindowDays, MAX_SELECTION_WINDOW_DAYS);
  problems.require(
    tests.length > 0,
    'RESTORE_TEST_NONE',
    () => 'tests must hold at least one test, got none; add one for each type that is backed up',
  );
  checkTests(problems, plan);
  return problems.all;
}

function checkTests(problems: ProblemList, { tests, hasNetwork, dataSubnets }: RestoreTestingToValidate): void {
  tests.forEach((test, index) => {
    const { type, resourceArns = [], validationWindowHours = 1 } = test;
    problems.require(
      tests.findIndex((other) => other.type === type) === index,
      'RESTORE_TEST_DUPLICATE',
      () => `tests must hold one test a type, got ${type} twice; make another plan for the second`,
    );
    checkNumber(problems, `tests[${type}].validationWindowHours`, validationWindowHours, MAX_RESTORE_TEST_HOURS);
    problems.require(
      test.resourceArns === undefined || isWholeBetween(resourceArns.length, 1, MAX_RESTORE_TEST_ARNS),
      'RESTORE_TEST_ARNS',
      () =>
        `tests[${type}].resourceArns must hold 1 to 30 ARNs, got ${String(resourceArns.length)}; select by tag instead`,
    );
    problems.require(
      test.tag === undefined || test.resourceArns === undefined,
      'RESTORE_TEST_SELECTION',
      () => `tests[${type}] must select by tag or by resourceArns, got both; drop one`,
    );
    problems.require(
      hasNetwork || !needsNetwork(type),
      'RESTORE_TEST_NETWORK',
      () =>
        `network must be given to test ${type}, got none; AWS Backup would restore into the default VPC, or fail where there is none`,
    );
  });
  problems.require(
    !hasNetwork || dataSubnets >= 2,
    'RESTORE_TEST_SUBNETS',
    () =>
      `network.dataSubnets must hold at least two subnets, in two zones, got ${String(dataSubnets)}; a database's subnet group needs them`,
  );
}

function checkNumber(problems: ProblemList, prop: string, value: number, maximum: number): void {
  problems.require(
    isWholeBetween(value, 1, maximum),
    'RESTORE_TEST_NUMBER',
    () => `${prop} must be a whole number from 1 to ${String(maximum)}, got ${String(value)}; change it`,
  );
}
