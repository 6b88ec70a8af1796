import type { ProblemList } from '@etops/foundation';
import { intervalDays, scheduleProblem } from '../internal/schedule';
import { resourceTypes } from '../resource-type';
import { needsNetwork } from '../restore-test';
import type { BackupInventory, PlannedBackups, PlannedRestoreTest, PlannedRule, StatefulResource } from './inventory';
import type { RuleOfPlan } from './prove-continuous';
import { isTested } from './selects';
import { nameOf, regionOf } from './vault-arn';

/** The restore tests of a resource, and what is wrong with them. */
export function testsOf(
  problems: ProblemList,
  resource: StatefulResource,
  rules: readonly RuleOfPlan[],
  inventory: BackupInventory,
  isExempt: boolean,
): readonly PlannedRestoreTest[] {
  const ofType = inventory.restoreTests.filter(
    (test) => test.type === resource.type && isTested(test.selection, resource),
  );
  const tests = ofType.filter((test) =>
    rules.some(({ plan, rule }) => storesIn(plan, rule).some((vault) => isIncluded(test, vault))),
  );
  for (const test of tests.filter(({ type, overrides }) => needsNetwork(type) && !isPlaced(type, overrides))) {
    problems.add(
      'COVERAGE_RESTORE_TEST_NETWORK',
      `must be restored into a network that is not the default VPC, got no subnet in ${test.path}; set its restore metadata`,
    );
  }
  const schedules = rules
    .map(({ rule }) => rule.schedule)
    .filter((schedule) => scheduleProblem(schedule) === undefined);
  const days = Math.min(...schedules.map(intervalDays));
  for (const test of tests.filter(({ selectionWindowDays }) => selectionWindowDays < days)) {
    problems.add(
      'COVERAGE_RESTORE_TEST_WINDOW',
      `must be restored from a window of at least ${String(days)} days, the time between two backups, got ${String(test.selectionWindowDays)} in ${test.path}; raise selectionWindowDays`,
    );
  }
  problems.require(tests.length > 0 || isExempt, 'COVERAGE_NO_RESTORE_TEST', () =>
    resourceTypes[resource.type].restoreTest
      ? `must have a restore test, got none of ${resource.type} from a vault that holds its recovery points; add one to RestoreTesting, or exempt it with a reason`
      : `must have a restore test, got ${resource.type}, whose restores AWS Backup does not test; exempt it with a reason, and test by hand`,
  );
  return tests;
}

/** Vaults that hold what a rule makes, as Region and name. */
function storesIn(plan: PlannedBackups, rule: PlannedRule): readonly { region: string; name: string }[] {
  return [
    { region: plan.region, name: rule.vaultName },
    ...rule.copies.map(({ vaultArn }) => ({ region: regionOf(vaultArn), name: nameOf(vaultArn) })),
  ];
}

function isIncluded(test: PlannedRestoreTest, vault: { readonly region: string; readonly name: string }): boolean {
  return (
    test.region === vault.region && test.vaults.some((included) => included === '*' || nameOf(included) === vault.name)
  );
}

/** Keys of restore metadata that keep a restore out of the default VPC. */
function isPlaced(type: string, overrides: readonly string[]): boolean {
  return overrides.includes(type === 'EC2' ? 'subnetid' : 'dbsubnetgroupname');
}
