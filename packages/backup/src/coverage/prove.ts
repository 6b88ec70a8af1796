import type { BackupTargetRef, RetentionObjective } from '@etops/contracts';
import type { LocatedProblem, Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import { isSoundObjective } from '../internal/validate-objective';
import type { BackupResourceType } from '../resource-type';
import type { CoverageExemption, CoverageProtection } from './exceptions';
import type { BackupInventory, StatefulResource } from './inventory';
import { checkProtection } from './prove-protection';
import type { ResourceCoverage } from './prove-resource';
import { proveResource } from './prove-resource';

/** What every resource that holds data is held to. */
export interface CoveragePolicy {
  /** How far back copies reach, and how long anything may live. */
  readonly objective: RetentionObjective;
  /**
   * Resources that are kept otherwise than by a plan.
   *
   * @default - none
   */
  readonly protections?: readonly CoverageProtection[];
  /**
   * Resources that are not kept, or not in every way, and until when.
   *
   * @default - none
   */
  readonly exemptions?: readonly CoverageExemption[];
  /**
   * Vaults that no stack of this app makes, but copies go to.
   *
   * @default - none
   */
  readonly knownVaults?: readonly BackupTargetRef[];
  /** Today, `YYYY-MM-DD`, on which exemptions still hold or have expired. */
  readonly today: string;
}

/** One line of the table: how one resource is kept. */
export interface CoverageRow {
  readonly path: string;
  readonly type: BackupResourceType;
  readonly region: string;
  /** What a plan does. */
  readonly coverage?: ResourceCoverage;
  readonly protection?: CoverageProtection;
  readonly exemption?: CoverageExemption;
}

export interface CoverageProof {
  /** Every resource that holds data, in the order of the stacks. */
  readonly rows: readonly CoverageRow[];
  /** What is not covered, by the path of the resource; none when everything is. */
  readonly problems: readonly LocatedProblem[];
}

/**
 * Proves that everything that holds data is selected by a plan, has a copy in another Region, lives as long as locks and
 * objective want, and has a restore test; or is kept in another way that the configuration shows; or is exempt, with a
 * reason, until a date.
 */
export function proveCoverage(inventory: BackupInventory, policy: CoveragePolicy): CoverageProof {
  const problems: LocatedProblem[] = [];
  const locate: Locate = (path, check) => {
    const list = new ProblemList();
    check(list);
    // What must be so is the resource, which its type names as AWS Backup does.
    const type = inventory.resources.find((resource) => resource.path === path)?.type ?? 'path';
    const messageOf = ({ message }: Problem) => message.replace(/^must /, `${type} must `);
    problems.push(...list.all.map((problem) => ({ path, code: problem.code, message: messageOf(problem) })));
    return list.all.length === 0;
  };
  if (!locate('coverage', (list) => isSoundObjective(list, policy.objective))) {
    return { rows: [], problems };
  }
  const covered = new Set<string>();
  const rows = inventory.resources.map((resource) => {
    const row = rowOf(resource, inventory, policy, locate);
    if (!problems.some(({ path }) => path === resource.path) && row.exemption?.from !== 'everything') {
      covered.add(resource.path);
    }
    return row;
  });
  for (const { path, protection } of rows.filter(({ exemption }) => exemption === undefined)) {
    locate(path, (list) => {
      requireSources(list, protection, covered);
    });
  }
  for (const exception of [...(policy.protections ?? []), ...(policy.exemptions ?? [])]) {
    locate(exception.path, (list) => {
      checkUsed(list, exception, inventory, policy);
    });
  }
  return { rows, problems };
}

type Locate = (path: string, check: (list: ProblemList) => void) => boolean;

function rowOf(
  resource: StatefulResource,
  inventory: BackupInventory,
  policy: CoveragePolicy,
  locate: Locate,
): CoverageRow {
  const { path, type, region } = resource;
  const base = { path, type, region };
  const exemption = policy.exemptions?.find((one) => one.path === path);
  if (exemption !== undefined) {
    locate(path, (list) => {
      checkExemption(list, exemption, policy.today);
    });
    if ((exemption.from ?? 'everything') === 'everything') {
      return { ...base, exemption: { ...exemption, from: 'everything' } };
    }
  }
  const protection = policy.protections?.find((one) => one.path === path);
  if (protection !== undefined) {
    locate(path, (list) => {
      checkProtection(list, protection, resource, inventory.resources);
    });
    return { ...base, protection };
  }
  const from = new Set(exemption?.from === 'copy' || exemption?.from === 'restore-test' ? [exemption.from] : []);
  let coverage: ResourceCoverage | undefined;
  locate(path, (list) => {
    const { objective, knownVaults = [] } = policy;
    coverage = proveResource(list, resource, { inventory, objective, knownVaults, from });
  });
  return {
    ...base,
    ...(coverage === undefined ? {} : { coverage }),
    ...(exemption === undefined ? {} : { exemption }),
  };
}

function checkExemption(problems: ProblemList, { reason, expires }: CoverageExemption, today: string): void {
  problems.require(
    reason.trim() !== '',
    'COVERAGE_EXEMPTION_REASON',
    () => `must be exempt for a reason, got ''; say why its data may be lost, or how else it is kept`,
  );
  if (!/^\d{4}-\d{2}-\d{2}$/.test(expires) || Number.isNaN(Date.parse(expires))) {
    problems.add(
      'COVERAGE_EXEMPTION_DATE',
      `must be exempt until a date, got '${expires}'; write one such as '2027-06-30'`,
    );
    return;
  }
  problems.require(
    expires >= today,
    'COVERAGE_EXEMPTION_EXPIRED',
    () => `must be covered since its exemption expired, got ${expires}; cover it, or decide again and set another date`,
  );
}

/** The copy of something that is not kept itself keeps nothing: it follows a mistake at once. */
function requireSources(
  problems: ProblemList,
  protection: CoverageProtection | undefined,
  covered: ReadonlySet<string>,
): void {
  if (protection?.kind === 'replica') {
    problems.require(
      covered.has(protection.of),
      'COVERAGE_REPLICA_SOURCE',
      () =>
        `must be a replica of something that is covered itself, got ${protection.of}, which is not; cover that first`,
    );
  }
}

function checkUsed(
  problems: ProblemList,
  { path }: CoverageExemption | CoverageProtection,
  { resources }: BackupInventory,
  { protections = [], exemptions = [] }: CoveragePolicy,
): void {
  problems.require(
    resources.some((resource) => resource.path === path),
    'COVERAGE_EXCEPTION_UNUSED',
    () => 'must be a resource that holds data, got an exemption or protection for what no stack has; drop it',
  );
  const named = [...protections, ...exemptions].filter((exception) => exception.path === path);
  problems.require(
    named.length === 1,
    'COVERAGE_EXCEPTION_TWICE',
    () => `must have one exemption or protection at most, got ${String(named.length)}; drop all but one`,
  );
}
