import type { ArnScope, ProblemList } from '@etops/foundation';
import { checkArnOf, checkTimeZone, checkWholeNumber, isToken, isWholeNumber, propPath, show } from '@etops/foundation';
import { checkJobSchedule } from '../checks';
import { RESTORE_TEST_ARNS, RESTORE_TEST_HOURS, RESTORE_TEST_NAME_PATTERN, SELECTION_WINDOW_DAYS } from '../limits';
import { checkArnPatterns, checkTag, isKnownArn, typesOfArn } from '../plan';
import { checkVaultArn } from '../vault';
import type { RestoreTest } from './restore-test';
import { needsNetwork } from './restore-test';
import type { ResolvedRestoreTesting } from './restore-testing-props';

/** Checks a restore testing plan: its name, vaults, schedule, windows, tests and network. */
export function checkRestoreTesting(problems: ProblemList, path: string, plan: ResolvedRestoreTesting): void {
  const { environment, name, vaults, tests, schedule, timeZone } = plan;
  const at = (prop: string) => propPath(path, prop);
  const literal = problems.literal(at('name'), name, 'other names are computed from it');
  problems.require(
    literal === undefined || RESTORE_TEST_NAME_PATTERN.test(name),
    'RESTORE_TEST_NAME',
    () => `${at('name')} must be 1 to 50 letters, digits or '_', got ${show(name)}; use '_' for a hyphen`,
  );
  problems.require(
    vaults.length > 0,
    'RESTORE_TEST_NO_VAULT',
    () => `${at('vaults')} must contain at least one vault, got none; add the one with the copies`,
  );
  for (const { region, vaultArn } of vaults.filter(({ region }) => region !== environment.region)) {
    problems.add(
      'RESTORE_TEST_VAULT_REGION',
      `${at('vaults')} must be in the plan's Region, '${environment.region}', got ${show(vaultArn)} in ${show(region)}; test where the recovery points are`,
    );
  }
  for (const [index, vault] of vaults.entries()) {
    if (vault.region === environment.region) {
      checkVaultArn(problems, `${at('vaults')}[${String(index)}].vaultArn`, vault, environment);
    }
    problems.require(
      isToken(vault.vaultArn) || vaults.findIndex(({ vaultArn }) => vaultArn === vault.vaultArn) === index,
      'RESTORE_TEST_VAULT_TWICE',
      () => `${at('vaults')} must contain each vault once, got ${show(vault.vaultArn)} twice; remove one`,
    );
  }
  checkArnOf(problems, at('roleArn'), plan.roleArn, 'role', environment);
  checkJobSchedule(problems, at('schedule'), schedule, { code: 'BACKUP_SCHEDULE' });
  checkTimeZone(problems, at('timeZone'), timeZone, { code: 'BACKUP_TIME_ZONE' });
  checkWholeNumber(problems, at('startWindowHours'), plan.startWindowHours, RESTORE_TEST_HOURS, HOURS);
  checkWholeNumber(problems, at('selectionWindowDays'), plan.selectionWindowDays, SELECTION_WINDOW_DAYS, DAYS);
  problems.require(
    tests.length > 0,
    'RESTORE_TEST_NONE',
    () => `${at('tests')} must contain at least one test, got none; add one for each type that is backed up`,
  );
  for (const [index, test] of tests.entries()) {
    checkTest(problems, at('tests'), test, { before: tests.slice(0, index), environment });
  }
  checkNetwork(problems, at('network'), plan);
}

const HOURS = { code: 'RESTORE_TEST_NUMBER', unit: 'hours', example: 8 };
const DAYS = { code: 'RESTORE_TEST_NUMBER', unit: 'days', example: 7 };

function checkTest(
  problems: ProblemList,
  all: string,
  test: RestoreTest,
  { before, environment }: { readonly before: readonly RestoreTest[]; readonly environment: ArnScope },
): void {
  const { type, resourceArns } = test;
  const path = `${all}[${type}]`;
  problems.require(
    before.every((other) => other.type !== type),
    'RESTORE_TEST_DUPLICATE',
    () => `${all} must contain one test per type, got ${type} twice; create another plan for the second`,
  );
  checkWholeNumber(problems, `${path}.validationWindowHours`, test.validationWindowHours, RESTORE_TEST_HOURS, HOURS);
  problems.require(
    resourceArns === undefined || isToken(resourceArns) || isWholeNumber(resourceArns.length, RESTORE_TEST_ARNS),
    'RESTORE_TEST_ARNS',
    () => `${path}.resourceArns must contain 1 to 30 ARNs, got ${String(resourceArns?.length)}; select by tag instead`,
  );
  if (resourceArns !== undefined && !isToken(resourceArns)) {
    checkResourceArns(problems, `${path}.resourceArns`, test, environment);
  }
  if (test.tag !== undefined) {
    checkTag(problems, `${path}.tag`, test.tag, 'RESTORE_TEST_TAG');
  }
  problems.require(
    test.tag === undefined || resourceArns === undefined,
    'RESTORE_TEST_SELECTION',
    () => `${path} must select by tag or by resourceArns, got both; remove one`,
  );
}

/** Checks that ARNs are of the test's type, and of the Region and account that have the recovery points. */
function checkResourceArns(
  problems: ProblemList,
  path: string,
  { type, resourceArns = [] }: RestoreTest,
  environment: ArnScope,
): void {
  if (resourceArns.length === 1 && resourceArns[0] === '*') {
    return;
  }
  checkArnPatterns(problems, path, resourceArns, environment);
  for (const [index, arn] of resourceArns.entries()) {
    problems.require(
      !isKnownArn(arn) || typesOfArn(arn).includes(type),
      'RESTORE_TEST_ARN_TYPE',
      () =>
        `${path}[${String(index)}] must be the ARN of ${type}, the test's type, got ${show(arn)}; move it to its type`,
    );
  }
}

function checkNetwork(problems: ProblemList, path: string, { tests, network }: ResolvedRestoreTesting): void {
  if (network === undefined) {
    for (const { type } of tests.filter(({ type }) => needsNetwork(type))) {
      problems.add(
        'RESTORE_TEST_NETWORK',
        `${path} must be given to test ${type}, got none; otherwise AWS Backup restores into the default VPC, or fails if there is none`,
      );
    }
    return;
  }
  problems.require(
    isToken(network.dataSubnets) || network.dataSubnets.length >= 2,
    'RESTORE_TEST_SUBNETS',
    () =>
      `${path}.dataSubnets must contain at least two subnets, in two zones, got ${String(network.dataSubnets.length)}; add one, since a database's subnet group requires two`,
  );
  const zones = isToken(network.dataSubnets) ? [] : network.dataSubnets.map(({ availabilityZone }) => availabilityZone);
  problems.require(
    zones.some(isToken) || zones.length < 2 || new Set(zones).size > 1,
    'RESTORE_TEST_ZONES',
    () => `${path}.dataSubnets must be in two zones or more, got ${show(zones[0])} only; add a subnet of another zone`,
  );
}
