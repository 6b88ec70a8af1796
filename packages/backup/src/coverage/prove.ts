import type { BackupVaultRef, RetentionObjective } from '@etops/contracts';
import type { LocatedProblem, Problem } from '@etops/foundation';
import { checkOptions, ProblemList } from '@etops/foundation';
import type { BackupResourceType } from '../plan';
import { checkObjective } from '../plan';
import { shapes } from '../shapes.generated';
import { proveExemption, requirementsOf, requireResource, requireSources } from './prove-exceptions';
import type { CoverageExemption, CoverageProtection } from './exceptions';
import type { BackupInventory, StatefulResource } from './inventory';
import { proveProtection } from './prove-protection';
import type { ResourceCoverage } from './prove-resource';
import { proveResource } from './prove-resource';

/** Requirements that every resource with data must meet. */
export interface CoveragePolicy {
  /** Retention objective: how far back copies reach, and how long recovery points may be kept. */
  readonly objective: RetentionObjective;
  /**
   * Resources that are protected in another way than by a plan.
   *
   * @default - none
   */
  readonly protections?: readonly CoverageProtection[];
  /**
   * Resources to which some requirements do not apply, until a date.
   *
   * @default - none
   */
  readonly exemptions?: readonly CoverageExemption[];
  /**
   * Destinations of copies that no stack of this app creates.
   *
   * @default - none
   */
  readonly knownVaults?: readonly BackupVaultRef[];
  /** Current date, `YYYY-MM-DD`, that exemptions are compared with. */
  readonly today: string;
}

/** Row of the coverage table: how one resource is protected. */
export interface CoverageRow {
  /** Construct path of the resource. */
  readonly path: string;
  /** Resource type by AWS Backup's name. */
  readonly type: BackupResourceType;
  /** Region of the resource. */
  readonly region: string;
  /**
   * Backups by plans.
   *
   * @default - none: the resource is protected in another way, or exempt
   */
  readonly coverage?: ResourceCoverage;
  /**
   * Protection without a plan.
   *
   * @default - none
   */
  readonly protection?: CoverageProtection;
  /**
   * Exemption.
   *
   * @default - none
   */
  readonly exemption?: CoverageExemption;
}

/** Result of {@link proveCoverage}. */
export interface CoverageProof {
  /** Every resource that holds data, in the order of the stacks. */
  readonly rows: readonly CoverageRow[];
  /** Problems by the path of the resource; empty if everything is covered. */
  readonly problems: readonly LocatedProblem[];
}

/**
 * Proves that every resource with data is covered: selected by a plan, copied to another Region, kept as long as locks
 * and objective require, and restored in tests.
 *
 * A resource can also be protected in another way that the configuration confirms, or be exempt until a date, with a
 * reason.
 *
 * @throws ValidationError if the policy is not of its type
 */
export function proveCoverage(inventory: BackupInventory, policy: CoveragePolicy): CoverageProof {
  policy = checkOptions('proveCoverage', shapes, 'CoveragePolicy', policy);
  const problems: LocatedProblem[] = [];
  const locate: Locate = (path, check) => {
    const list = new ProblemList();
    check(list);
    // The subject of a message is the resource, by AWS Backup's name of its type.
    const type = inventory.resources.find((resource) => resource.path === path)?.type ?? 'path';
    const messageOf = ({ message }: Problem) => message.replace(/^must /, `${type} must `);
    problems.push(...list.all.map((problem) => ({ path, code: problem.code, message: messageOf(problem) })));
    return list.all.length === 0;
  };
  const isSound = locate('coverage', (list) => {
    checkObjective(list, 'objective', policy.objective);
  });
  if (!isSound) {
    return { rows: [], problems };
  }
  const covered = new Set<string>();
  const rows = inventory.resources.map((resource) => {
    const row = rowOf(resource, inventory, policy, locate);
    if (!problems.some(({ path }) => path === resource.path) && row.exemption?.exemptFrom !== 'everything') {
      covered.add(resource.path);
    }
    return row;
  });
  for (const { path, protection } of rows.filter(({ exemption }) => exemption === undefined)) {
    locate(path, (list) => {
      requireSources(list, protection, covered);
    });
  }
  const exceptions = [...(policy.protections ?? []), ...(policy.exemptions ?? [])];
  const paths = inventory.resources.map(({ path }) => path);
  for (const exception of exceptions) {
    locate(exception.path, (list) => {
      requireResource(list, exception, paths, exceptions);
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
      proveExemption(list, exemption, policy.today);
    });
    if ((exemption.exemptFrom ?? 'everything') === 'everything') {
      return { ...base, exemption: { ...exemption, exemptFrom: 'everything' } };
    }
  }
  const protection = policy.protections?.find((one) => one.path === path);
  if (protection !== undefined) {
    locate(path, (list) => {
      proveProtection(list, protection, resource, inventory.resources);
    });
    return { ...base, protection };
  }
  const exemptFrom = new Set(requirementsOf(exemption));
  let coverage: ResourceCoverage | undefined;
  locate(path, (list) => {
    const { objective, knownVaults = [] } = policy;
    coverage = proveResource(list, resource, { inventory, objective, knownVaults, exemptFrom });
  });
  return {
    ...base,
    ...(coverage === undefined ? {} : { coverage }),
    ...(exemption === undefined ? {} : { exemption }),
  };
}
