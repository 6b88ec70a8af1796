import type { ProblemList } from '@etops/foundation';
import { longestIntervalDays } from '@etops/foundation';
import { resourceTypes } from '../plan';
import { needsNetwork } from '../restore-testing';
import type { BackupInventory, PlannedBackups, PlannedRestoreTest, PlannedRule, StatefulResource } from './inventory';
import type { RuleOfPlan } from './prove-continuous';
import { isTested } from './selects';
import type { Place } from './vault-place';
import { placeOf } from './vault-place';

/** Checks the restore tests of a resource, and returns them. */
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
      `must be restored into a network other than the default VPC, got no subnet in ${test.path}; set its restore metadata`,
    );
  }
  const days = Math.min(...rules.map(({ rule }) => longestIntervalDays(rule.schedule, 'backup')));
  for (const test of tests.filter(({ selectionWindowDays }) => days < Infinity && selectionWindowDays < days)) {
    problems.add(
      'COVERAGE_RESTORE_TEST_WINDOW',
      `must be restored from a window of at least ${String(days)} days, the longest interval between two backups, got ${String(test.selectionWindowDays)} in ${test.path}; raise selectionWindowDays`,
    );
  }
  problems.require(tests.length > 0 || isExempt, 'COVERAGE_NO_RESTORE_TEST', () =>
    resourceTypes[resource.type].restoreTest
      ? `must have a restore test, got none of ${resource.type} from a vault that holds its recovery points; add one to RestoreTesting, or exempt it with a reason`
      : `must have a restore test, got ${resource.type}, whose restores AWS Backup does not test; exempt it with a reason, and test it by hand`,
  );
  return tests;
}

/** Returns the vaults that a rule stores recovery points and copies in. */
function storesIn(plan: PlannedBackups, rule: PlannedRule): readonly Place[] {
  return [{ region: plan.region, name: rule.vaultName }, ...rule.copies.map(({ vaultArn }) => placeOf(vaultArn))];
}

function isIncluded(test: PlannedRestoreTest, vault: Place): boolean {
  return (
    test.region === vault.region &&
    test.vaults.some((included) => included === '*' || placeOf(included).name === vault.name)
  );
}

/** Checks whether the restore metadata names a subnet, so that the default VPC is not used. */
function isPlaced(type: string, overrides: readonly string[]): boolean {
  return overrides.includes(type === 'EC2' ? 'subnetid' : 'dbsubnetgroupname');
}
