import type { ProblemList } from '@etops/foundation';
import { resourceTypes } from '../plan';
import type { PlannedBackups, PlannedRule, StatefulResource } from './inventory';

/** Rule of a plan, with the plan. */
export interface RuleOfPlan {
  /** Plan of the rule. */
  readonly plan: PlannedBackups;
  /** The rule. */
  readonly rule: PlannedRule;
}

/** Attributes of a database that a continuous rule sets. */
const TAKEN_OVER = ['backup_retention_period', 'backup_window'];

/** Checks what continuous rules of a resource require of the resource and of its other rules. */
export function proveContinuous(problems: ProblemList, resource: StatefulResource, rules: readonly RuleOfPlan[]): void {
  const [continuous, ...others] = rules.filter(({ rule }) => rule.continuous);
  if (continuous === undefined || !resourceTypes[resource.type].pointInTime) {
    return;
  }
  problems.require(
    others.length === 0,
    'COVERAGE_CONTINUOUS_TWICE',
    () =>
      `must be in one continuous rule at most, got ${[continuous, ...others].map(pathOf).join(', ')}; keep one, since AWS Backup uses only one of them`,
  );
  if (resource.type === 'RDS') {
    problems.require(
      TAKEN_OVER.every((attribute) => resource.ignoredChanges.includes(attribute)),
      'COVERAGE_CONTINUOUS_DRIFT',
      () =>
        `must ignore changes of ${TAKEN_OVER.join(' and ')}, which ${pathOf(continuous)} sets, got ${resource.ignoredChanges.length === 0 ? 'none' : resource.ignoredChanges.join(', ')}; set continuousBackup of the database`,
    );
  }
  if (resource.type === 'S3') {
    proveVaults(problems, continuous, rules);
  }
}

/**
 * Checks that all backups of a bucket are in the vault of its continuous rule.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html (checked 2026-11-22)
 */
function proveVaults(problems: ProblemList, continuous: RuleOfPlan, rules: readonly RuleOfPlan[]): void {
  const { vaultName } = continuous.rule;
  for (const other of rules.filter(({ rule }) => rule.vaultName !== vaultName)) {
    problems.add(
      'COVERAGE_CONTINUOUS_VAULT',
      `must have its snapshots in the vault of its continuous rule, '${vaultName}', got '${other.rule.vaultName}' by ${pathOf(other)}; use one vault for both`,
    );
  }
}

function pathOf({ plan, rule }: RuleOfPlan): string {
  return `${plan.path}: rules[${rule.name}]`;
}
