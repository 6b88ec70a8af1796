import type { BackupTargetRef, RetentionObjective } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkLifetimes, checkObjective, keptBy } from '../internal/validate-retention';
import { hasColdStorage } from '../resource-type';
import type { BackupInventory, PlannedBackups, PlannedRestoreTest, PlannedRule, StatefulResource } from './inventory';
import { checkContinuous } from './prove-continuous';
import { testsOf } from './prove-restore-tests';
import { selects } from './selects';
import { nameOf, regionOf } from './vault-arn';

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
  checkContinuous(problems, resource, rules);
  problems.require(
    resource.type !== 'S3' || resource.versioned,
    'COVERAGE_NOT_VERSIONED',
    () => `must keep old versions, without which AWS Backup refuses a bucket, got no versioning; switch it on`,
  );
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
  return {
    plans,
    copies,
    restoreTests: testsOf(problems, resource, rules, proof.inventory, proof.from.has('restore-test')),
  };
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

function isSame({ vaultArn }: BackupTargetRef, other: string): boolean {
  return vaultArn === other;
}

function namesOf(plans: readonly PlannedBackups[]): string {
  return plans.map(({ path }) => path).join(', ');
}
