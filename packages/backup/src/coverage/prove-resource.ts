import type { BackupVaultRef, RetentionObjective } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkLifetimes, checkRetentions, hasColdStorage, retentionsOf } from '../plan';
import type { CoverageRequirement } from './exceptions';
import type { BackupInventory, PlannedBackups, PlannedRestoreTest, PlannedRule, StatefulResource } from './inventory';
import { proveContinuous } from './prove-continuous';
import { testsOf } from './prove-restore-tests';
import { selects } from './selects';
import { placeOf } from './vault-place';

/** Backups, copies and restore tests of a resource. */
export interface ResourceCoverage {
  /** Plans that select the resource. */
  readonly plans: readonly PlannedBackups[];
  /** Copies in other Regions; a retention of `undefined` is known to Terraform only. */
  readonly copies: readonly { readonly region: string; readonly retentionDays: number | undefined }[];
  /** Restore tests of the resource. */
  readonly restoreTests: readonly PlannedRestoreTest[];
}

/** Inventory and policy that a resource is checked against. */
export interface ResourceProof {
  /** Inventory of all stacks. */
  readonly inventory: BackupInventory;
  /** Retention objective. */
  readonly objective: RetentionObjective;
  /** Vaults of other apps that are destinations of copies. */
  readonly knownVaults: readonly BackupVaultRef[];
  /** Requirements that do not apply to the resource. */
  readonly exemptFrom: ReadonlySet<CoverageRequirement>;
}

/** Checks the backups, copies and restore tests of a resource, and returns them. */
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
    proveRule(problems, resource, plan, rule, vaults);
  }
  proveContinuous(problems, resource, rules);
  problems.require(
    resource.type !== 'S3' || resource.versioned,
    'COVERAGE_NOT_VERSIONED',
    () => `must keep old versions, without which AWS Backup refuses a bucket, got no versioning; enable it`,
  );
  const retentions = rules.flatMap(({ plan, rule }) =>
    retentionsOf([withDestinations(rule, vaults)]).map((one) => ({ ...one, path: `${plan.path}: ${one.path}` })),
  );
  const objective = proof.exemptFrom.has('retention') ? { ...proof.objective, minimumDays: 1 } : proof.objective;
  checkRetentions(problems, retentions, objective);
  const copies = rules
    .flatMap(({ rule }) => rule.copies)
    .map(({ vaultArn, retentionDays }) => ({ region: placeOf(vaultArn).region, retentionDays }))
    .filter(({ region }) => region !== resource.region);
  problems.require(
    copies.length > 0 || proof.exemptFrom.has('copy'),
    'COVERAGE_NO_COPY',
    () =>
      `must have a copy in another Region, got none by ${namesOf(plans)}; add copies to a rule, or exempt it with a reason`,
  );
  return {
    plans,
    copies,
    restoreTests: testsOf(problems, resource, rules, proof.inventory, proof.exemptFrom.has('restore-test')),
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
  const notOptedIn = reached.find(({ reach }) => reach.includes('not-opted-in'));
  if (plans.length > 0) {
    return plans;
  }
  if (notOptedIn === undefined) {
    const tags = Object.entries(resource.tags).map(([key, value]) => `${key} = ${value}`);
    problems.add(
      'COVERAGE_NOT_SELECTED',
      `must be selected by a backup plan in ${resource.region}, got ${tags.length === 0 ? 'no tags' : `the tags ${tags.join(', ')}`}; add a plan's tag, add it to a selection, or exempt it with a reason`,
    );
  } else {
    problems.add(
      'COVERAGE_NOT_OPTED_IN',
      `must be of a type that ${resource.region} opts in to, got ${resource.type}; add the type to BackupRegionSettings, or to the selection of ${notOptedIn.plan.path}`,
    );
  }
  return [];
}

function proveRule(
  problems: ProblemList,
  resource: StatefulResource,
  plan: PlannedBackups,
  rule: PlannedRule,
  vaults: readonly BackupVaultRef[],
): void {
  const path = `${plan.path}: rules[${rule.name}]`;
  for (const { vaultArn } of rule.copies.filter((copy) => !vaults.some((vault) => isSame(vault, copy.vaultArn)))) {
    problems.add(
      'COVERAGE_COPY_VAULT',
      `must be copied to a known vault, got ${vaultArn} by ${path}; correct the ARN, or add the vault to knownVaults`,
    );
  }
  const local = vaults.find(
    ({ region, vaultArn }) => region === plan.region && placeOf(vaultArn).name === rule.vaultName,
  );
  checkLifetimes(
    problems,
    path,
    { ...withDestinations(rule, vaults), ...WINDOWS },
    local ?? { vaultArn: rule.vaultName },
  );
  const cold = [rule, ...rule.copies].some(({ coldAfterDays }) => coldAfterDays !== undefined);
  problems.require(
    !cold || hasColdStorage(resource.type, rule.archiveSnapshots),
    'COVERAGE_COLD_STORAGE',
    () =>
      `must be of a type with cold storage, got ${resource.type} in ${path}, whose coldAfterDays AWS Backup ignores for it; select it with a plan without coldAfterDays`,
  );
}

// The windows and the time zone of a rendered plan were checked by its construct.
const WINDOWS = { timeZone: 'Etc/UTC', startWindowMinutes: 60, completionWindowMinutes: 480 } as const;

function withDestinations(rule: PlannedRule, vaults: readonly BackupVaultRef[]) {
  return {
    ...rule,
    copies: rule.copies.map((copy) => ({
      ...copy,
      destination: vaults.find((vault) => isSame(vault, copy.vaultArn)) ?? {
        vaultArn: copy.vaultArn,
        region: placeOf(copy.vaultArn).region,
      },
    })),
  };
}

function isSame({ vaultArn }: BackupVaultRef, other: string): boolean {
  return vaultArn === other;
}

function namesOf(plans: readonly PlannedBackups[]): string {
  return plans.map(({ path }) => path).join(', ');
}
