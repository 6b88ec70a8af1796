import type { BackupTargetRef, RetentionObjective } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { intervalDays, scheduleProblem } from '../internal/schedule';
import { checkLifetimes, checkObjective, keptBy } from '../internal/validate-retention';
import { hasColdStorage, resourceTypes } from '../resource-type';
import { needsNetwork } from '../restore-test';
import type { BackupInventory, PlannedBackups, PlannedRestoreTest, PlannedRule, StatefulResource } from './inventory';
import { isTested, selects } from './selects';

/** What is done about a resource. */
export interface ResourceCoverage {
  readonly plans: readonly PlannedBackups[];
  /** Rules that copy to another Region. */
  readonly copies: readonly { readonly region: string; readonly retentionDays: number }[];
  readonly restoreTests: readonly PlannedRestoreTest[];
}

export interface ResourceProof {
  readonly inventory: BackupInventory;
  readonly objective: RetentionObjective;
  /** Vaults of other apps that copies may go to. */
  readonly knownVaults: readonly BackupTargetRef[];
  readonly from: ReadonlySet<'copy' | 'restore-test'>;
}

const CONTINUOUS_ATTRIBUTES = ['backup_retention_period', 'backup_window'];

/** What covers a resource, and what is missing. */
export function proveResource(
  problems: ProblemList,
  resource: StatefulResource,
  proof: ResourceProof,
): ResourceCoverage {
  const plans = plansOf(problems, resource, proof.inventory);
  const rules = plans.flatMap((plan) => plan.rules.map((rule) => ({ plan, rule })));
  if (rules.length === 0) {
    return { plans: [], copies: [], restoreTests: [] };
  }
  const vaults = [...proof.inventory.vaults, ...proof.knownVaults];
  for (const { plan, rule } of rules) {
    checkRule(problems, resource, plan, rule, vaults);
  }
  const kept = rules.flatMap(({ plan, rule }) =>
    keptBy([withTargets(rule, vaults)]).map((one) => ({ ...one, path: `${plan.path}: ${one.path}` })),
  );
  checkObjective(problems, kept, proof.objective);
  const copies = rules
    .flatMap(({ rule }) => rule.copies)
    .map(({ vaultArn, retentionDays }) => ({ region: regionOf(vaultArn), retentionDays }))
    .filter(({ region }) => region !== resource.region);
  problems.require(
    copies.length > 0 || proof.from.has('copy'),
    'COVERAGE_NO_COPY',
    () =>
      `must have a copy in another Region, got none by ${namesOf(plans)}; add copies to a rule, or exempt it with a reason`,
  );
  return { plans, copies, restoreTests: testsOf(problems, resource, rules, proof) };
}

function plansOf(problems: ProblemList, resource: StatefulResource, inventory: BackupInventory): PlannedBackups[] {
  const reached = inventory.plans
    .filter(({ region }) => region === resource.region)
    .map((plan) => ({
      plan,
      reach: plan.selections.map((selection) => selects(selection, resource, inventory.optIns)),
    }));
  const plans = reached.filter(({ reach }) => reach.includes('yes')).map(({ plan }) => plan);
  const closed = reached.find(({ reach }) => reach.includes('closed'));
  if (plans.length > 0) {
    return plans;
  }
  if (closed === undefined) {
    const tags = Object.entries(resource.tags).map(([key, value]) => `${key} = ${value}`);
    problems.add(
      'COVERAGE_NOT_SELECTED',
      `must be selected by a backup plan in ${resource.region}, got ${tags.length === 0 ? 'no tags' : `the tags ${tags.join(', ')}`}; put a plan's tag on it, name it in a selection, or exempt it with a reason`,
    );
  } else {
    problems.add(
      'COVERAGE_NOT_OPTED_IN',
      `must be of a type that ${resource.region} opts in to, got ${resource.type}; list the type in BackupRegionSettings, or in the selection of ${closed.plan.path}`,
    );
  }
  return [];
}

function checkRule(
  problems: ProblemList,
  resource: StatefulResource,
  plan: PlannedBackups,
  rule: PlannedRule,
  vaults: readonly BackupTargetRef[],
): void {
  const path = `${plan.path}: rules[${rule.name}]`;
  for (const { vaultArn } of rule.copies.filter((copy) => !vaults.some((vault) => isSame(vault, copy.vaultArn)))) {
    problems.add(
      'COVERAGE_COPY_VAULT',
      `must be copied to a vault that is known, got ${vaultArn} by ${path}; correct the ARN, or list the vault in knownVaults`,
    );
  }
  const local = vaults.find(({ region, vaultArn }) => region === plan.region && nameOf(vaultArn) === rule.vaultName);
  checkLifetimes(problems, path, { ...withTargets(rule, vaults), ...WINDOWS }, local ?? { vaultArn: rule.vaultName });
  const cold = [rule, ...rule.copies].some(({ coldAfterDays }) => coldAfterDays !== undefined);
  problems.require(
    !cold || hasColdStorage(resource.type, rule.archiveSnapshots),
    'COVERAGE_COLD_STORAGE',
    () =>
      `must be of a type with cold storage, got ${resource.type} in ${path}, whose coldAfterDays AWS ignores for it; select it with a plan without`,
  );
  const isContinuous = rule.continuous && resourceTypes[resource.type].pointInTime && resource.type === 'RDS';
  problems.require(
    !isContinuous || CONTINUOUS_ATTRIBUTES.every((attribute) => resource.ignoredChanges.includes(attribute)),
    'COVERAGE_CONTINUOUS_DRIFT',
    () =>
      `must ignore changes of ${CONTINUOUS_ATTRIBUTES.join(' and ')}, which ${path} sets, got ${resource.ignoredChanges.length === 0 ? 'none' : resource.ignoredChanges.join(', ')}; set continuousBackup of the database`,
  );
}

/** A rendered plan was held to its windows and its zone when it was made. */
const WINDOWS = { timeZone: 'Etc/UTC', startWindowMinutes: 60, completionWindowMinutes: 480 } as const;

function withTargets(rule: PlannedRule, vaults: readonly BackupTargetRef[]) {
  return {
    ...rule,
    copies: rule.copies.map((copy) => ({
      ...copy,
      to: vaults.find((vault) => isSame(vault, copy.vaultArn)) ?? {
        vaultArn: copy.vaultArn,
        region: regionOf(copy.vaultArn),
      },
    })),
  };
}

function testsOf(
  problems: ProblemList,
  resource: StatefulResource,
  rules: readonly { readonly plan: PlannedBackups; readonly rule: PlannedRule }[],
  { inventory, from }: ResourceProof,
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
  problems.require(tests.length > 0 || from.has('restore-test'), 'COVERAGE_NO_RESTORE_TEST', () =>
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

function isSame({ vaultArn }: BackupTargetRef, other: string): boolean {
  return vaultArn === other;
}

function regionOf(vaultArn: string): string {
  return vaultArn.split(':')[3] ?? '';
}

function nameOf(vaultArn: string): string {
  return vaultArn.split(':')[6] ?? '';
}

function namesOf(plans: readonly PlannedBackups[]): string {
  return plans.map(({ path }) => path).join(', ');
}
