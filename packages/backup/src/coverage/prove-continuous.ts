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
    proveAgreement(problems, resource, continuous);
  }
  if (resource.type === 'S3') {
    proveVaults(problems, continuous, rules);
  }
}

/** Checks that Terraform does not change back what a continuous rule sets: the backup window and the retention. */
function proveAgreement(problems: ProblemList, resource: StatefulResource, continuous: RuleOfPlan): void {
  const { ignoredChanges, automatedBackupDays } = resource;
  const { retentionDays } = continuous.rule;
  problems.require(
    ignoredChanges.includes('backup_window'),
    'COVERAGE_CONTINUOUS_DRIFT',
    () =>
      `must ignore changes of backup_window, which ${pathOf(continuous)} sets, got ${ignoredChanges.join(', ') || 'none'}; set continuousBackup of the database`,
  );
  problems.require(
    ignoredChanges.includes('backup_retention_period') ||
      automatedBackupDays === undefined ||
      retentionDays === undefined ||
      automatedBackupDays === retentionDays,
    'COVERAGE_CONTINUOUS_RETENTION',
    () =>
      `must keep automated backups as long as ${pathOf(continuous)}, which sets it to ${String(retentionDays)} days, got ${String(automatedBackupDays)}; set backupRetentionDays of the database to ${String(retentionDays)}`,
  );
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
