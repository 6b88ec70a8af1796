import type { BackupTargetRef, EnvironmentRef, RetentionObjective } from '@etops/contracts';
import type { Problem } from '@etops/foundation';
import { isTimeZone, ProblemList } from '@etops/foundation';
import type { BackupVaultRef } from '../backup-target';
import type { BackupCopy, BackupRule, ResolvedBackupRule } from '../backup-rule';
import { resolveRule } from '../backup-rule';
import { MIN_START_WINDOW_MINUTES, RULE_NAME_PATTERN } from '../limits';
import type { PlanSelection } from '../plan-selection';
import { isWholeBetween } from './numbers';
import { scheduleProblem } from './schedule';
import { isSoundObjective } from './validate-objective';
import { checkLifetimes, checkObjective, keptBy } from './validate-retention';
import { checkSelections } from './validate-selections';

export interface PlanToValidate {
  readonly environment: Pick<EnvironmentRef, 'region'>;
  readonly name: string;
  readonly vault: Omit<BackupVaultRef, 'vaultName'>;
  readonly rules: readonly BackupRule[];
  readonly selections: readonly PlanSelection[];
  readonly objective?: RetentionObjective;
}

/** What is wrong with a plan, all of it. */
export function validatePlan(plan: PlanToValidate): readonly Problem[] {
  const { environment, name, vault, rules, selections, objective } = plan;
  const problems = new ProblemList();
  problems.require(
    RULE_NAME_PATTERN.test(name),
    'BACKUP_PLAN_NAME',
    () => `name must be 1 to 50 letters, digits, '-', '_' or '.', got '${name}'; choose another name`,
  );
  problems.require(
    vault.region === environment.region,
    'BACKUP_VAULT_REGION',
    () =>
      `vault.region must be the plan's own, '${environment.region}', got '${vault.region}'; store in a vault of this Region and name the other one in a rule's copies`,
  );
  problems.require(
    rules.length > 0,
    'BACKUP_NO_RULE',
    () => `rules must hold at least one rule, got none; a plan without a rule backs up nothing`,
  );
  const resolved = rules.map(resolveRule);
  checkSelections(problems, selections, resolved);
  const names = rules.map(({ name }) => name);
  for (const [index, rule] of resolved.entries()) {
    problems.require(
      RULE_NAME_PATTERN.test(rule.name),
      'BACKUP_RULE_NAME',
      () =>
        `rules[${String(index)}].name must be 1 to 50 letters, digits, '-', '_' or '.', got '${rule.name}'; choose another name`,
    );
    problems.require(
      names.indexOf(rule.name) === index,
      'BACKUP_RULE_DUPLICATE',
      () => `rules[${String(index)}].name must be unique in the plan, got '${rule.name}' twice; rename one`,
    );
    checkRule(problems, environment.region, vault, rule);
  }
  if (objective !== undefined && isSoundObjective(problems, objective)) {
    checkObjective(problems, keptBy(resolved), objective);
  }
  return problems.all;
}

function checkRule(problems: ProblemList, region: string, vault: BackupTargetRef, rule: ResolvedBackupRule): void {
  const path = `rules[${rule.name}]`;
  const schedule = scheduleProblem(rule.schedule);
  problems.require(schedule === undefined, 'BACKUP_SCHEDULE', () => `${path}.schedule ${String(schedule)}`);
  problems.require(
    isTimeZone(rule.timeZone),
    'BACKUP_TIME_ZONE',
    () => `${path}.timeZone must be an IANA time zone, got '${rule.timeZone}'; write one such as 'Europe/Berlin'`,
  );
  checkWindows(problems, path, rule);
  checkLifetimes(problems, path, rule, vault);
  rule.copies.forEach((copy, index) => {
    checkCopy(problems, `${path}.copies[${String(index)}]`, region, copy);
    problems.require(
      rule.copies.findIndex(({ to }) => to.vaultArn === copy.to.vaultArn) === index,
      'BACKUP_COPY_DUPLICATE',
      () => `${path}.copies must name each vault once, got '${copy.to.vaultArn}' twice; remove one`,
    );
  });
}

function checkWindows(problems: ProblemList, path: string, rule: ResolvedBackupRule): void {
  const { startWindowMinutes: start, completionWindowMinutes: completion } = rule;
  problems.require(
    isWholeBetween(start, MIN_START_WINDOW_MINUTES, Number.MAX_SAFE_INTEGER),
    'BACKUP_START_WINDOW',
    () => `${path}.startWindowMinutes must be a whole number of at least 60, got ${String(start)}; raise it`,
  );
  problems.require(
    Number.isInteger(completion) && completion > start,
    'BACKUP_COMPLETION_WINDOW',
    () =>
      `${path}.completionWindowMinutes must be a whole number greater than startWindowMinutes (${String(start)}), got ${String(completion)}; raise it`,
  );
}

function checkCopy(problems: ProblemList, path: string, region: string, { to }: BackupCopy): void {
  const arnRegion = /^arn:aws[a-z-]*:backup:([a-z0-9-]+):\d{12}:backup-vault:[a-zA-Z0-9_-]{2,50}$/.exec(
    to.vaultArn,
  )?.[1];
  problems.require(
    arnRegion === to.region,
    'BACKUP_COPY_VAULT_ARN',
    () =>
      `${path}.to.vaultArn must be the ARN of a vault in '${to.region}', got '${to.vaultArn}'; compute it with backupTargetRef`,
  );
  problems.require(
    to.region !== region,
    'BACKUP_COPY_SAME_REGION',
    () =>
      `${path}.to.region must be another Region than the plan's, got '${to.region}'; a copy in the same Region is lost with it`,
  );
}
