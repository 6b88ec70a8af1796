import type { BackupVaultRef } from '@etops/contracts';
import type { ArnScope, ProblemList } from '@etops/foundation';
import {
  checkArnOf,
  checkTimeZone,
  checkWholeNumber,
  isRegionId,
  isToken,
  isWholeNumber,
  literals,
  parseArn,
  partitionOf,
  propPath,
  show,
} from '@etops/foundation';
import { checkJobSchedule } from '../checks';
import { PLAN_NAME_PATTERN, START_WINDOW_MINUTES } from '../limits';
import { checkVaultArn } from '../vault';
import type { ResolvedBackupPlan } from './backup-plan-props';
import type { BackupCopy, ResolvedBackupRule } from './backup-rule';
import { resolveRule } from './backup-rule';
import { checkLifetimes } from './check-lifetimes';
import { checkObjective, isComparable } from './check-objective';
import { checkRetentions, retentionsOf } from './check-retentions';
import { checkSelections } from './check-selections';

/** Checks a plan against AWS Backup, the locks of its vaults, and its objective. */
export function checkBackupPlan(problems: ProblemList, path: string, plan: ResolvedBackupPlan): void {
  const { environment, name, vault, rules, selections, objective } = plan;
  const at = (prop: string) => propPath(path, prop);
  problems.require(
    isToken(name) || PLAN_NAME_PATTERN.test(name),
    'BACKUP_PLAN_NAME',
    () => `${at('name')} must be 1 to 50 letters, digits, '-', '_' or '.', got ${show(name)}; use another name`,
  );
  problems.require(
    vault.region === environment.region,
    'BACKUP_VAULT_REGION',
    () =>
      `${at('vault.region')} must be the plan's Region, '${environment.region}', got ${show(vault.region)}; use a vault of this Region, and the other one in copies`,
  );
  if (vault.region === environment.region) {
    checkOwnVault(problems, at('vault'), vault, environment);
  }
  problems.require(
    vault.airGapped !== true,
    'BACKUP_VAULT_AIR_GAPPED',
    () => `${at('vault')} must not be air-gapped, got ${show(vault.vaultArn)}; use it as the destination of a copy`,
  );
  checkArnOf(problems, at('roleArn'), plan.roleArn, 'role', environment);
  problems.require(
    rules.length > 0,
    'BACKUP_NO_RULE',
    () => `${at('rules')} must contain at least one rule, got none; a plan without a rule backs up nothing`,
  );
  const resolved = rules.map(resolveRule);
  const named = resolved.filter(({ name }) => !isToken(name));
  checkSelections(problems, path, { selections, given: plan.given, environment }, named);
  for (const [index, rule] of resolved.entries()) {
    const namePath = at(`rules[${String(index)}].name`);
    if (problems.literal(namePath, rule.name, 'it names the rule in messages') === undefined) {
      continue;
    }
    checkName(problems, namePath, rule.name, resolved.slice(0, index));
    checkRule(problems, at(`rules[${rule.name}]`), rule, { environment, vault });
  }
  if (objective !== undefined) {
    checkObjective(problems, at('objective'), objective);
    if (isComparable(objective)) {
      checkRetentions(problems, retentionsOf(named), objective);
    }
  }
}

function checkName(problems: ProblemList, path: string, name: string, before: readonly ResolvedBackupRule[]): void {
  problems.require(
    PLAN_NAME_PATTERN.test(name),
    'BACKUP_RULE_NAME',
    () => `${path} must be 1 to 50 letters, digits, '-', '_' or '.', got ${show(name)}; use another name`,
  );
  problems.require(
    before.every((other) => other.name !== name),
    'BACKUP_RULE_DUPLICATE',
    () => `${path} must be unique in the plan, got ${show(name)} twice; rename one`,
  );
}

function checkRule(
  problems: ProblemList,
  path: string,
  rule: ResolvedBackupRule,
  { environment, vault }: { readonly environment: ArnScope; readonly vault: BackupVaultRef },
): void {
  checkJobSchedule(problems, `${path}.schedule`, rule.schedule, { code: 'BACKUP_SCHEDULE' });
  checkTimeZone(problems, `${path}.timeZone`, rule.timeZone, { code: 'BACKUP_TIME_ZONE' });
  checkWindows(problems, path, rule);
  checkLifetimes(problems, path, rule, vault);
  for (const [index, copy] of rule.copies.entries()) {
    checkCopy(problems, `${path}.copies[${String(index)}]`, environment, copy);
    const { vaultArn } = copy.destination;
    problems.require(
      rule.copies.findIndex(({ destination }) => destination.vaultArn === vaultArn) === index,
      'BACKUP_COPY_DUPLICATE',
      () => `${path}.copies must contain each vault once, got ${show(vaultArn)} twice; remove one`,
    );
  }
}

function checkWindows(problems: ProblemList, path: string, rule: ResolvedBackupRule): void {
  const { startWindowMinutes: start, completionWindowMinutes: completion } = literals(rule);
  checkWholeNumber(problems, `${path}.startWindowMinutes`, start, START_WINDOW_MINUTES, {
    code: 'BACKUP_START_WINDOW',
    unit: 'minutes',
  });
  problems.require(
    start === undefined ||
      completion === undefined ||
      isWholeNumber(completion, { min: start + 1, max: START_WINDOW_MINUTES.max }),
    'BACKUP_COMPLETION_WINDOW',
    () =>
      `${path}.completionWindowMinutes must be a whole number greater than startWindowMinutes (${show(start)}), at most ${String(START_WINDOW_MINUTES.max)}, got ${show(completion)}; use 480, for example`,
  );
}

function checkCopy(
  problems: ProblemList,
  path: string,
  environment: ArnScope,
  { destination, accountId }: BackupCopy,
): void {
  const region = literals(destination.region);
  const account = problems.literal(`${path}.accountId`, accountId, 'the ARN of the vault is compared with it');
  problems.require(
    account === undefined || (/^\d{12}$/.test(account) && account !== environment.accountId),
    'BACKUP_COPY_ACCOUNT',
    () =>
      `${path}.accountId must be the 12 digits of another account than the plan's, got ${show(account)}; omit it for the account of the plan`,
  );
  const isFar = destination.airGapped === true || (account !== undefined && account !== environment.accountId);
  const isLegal = region === undefined || isCopyRegion(region, environment.region, isFar);
  problems.require(
    isLegal,
    'BACKUP_COPY_REGION',
    () =>
      `${path}.destination.region must be another Region than the plan's, got ${show(region)}; use one such as 'eu-west-1', since a copy in the same Region is lost with it`,
  );
  if (region !== undefined && isLegal) {
    checkVaultArn(problems, `${path}.destination.vaultArn`, destination, {
      ...environment,
      ...(account === undefined ? {} : { accountId: account }),
    });
  }
}

/**
 * Checks that copies can go to a Region of the same partition: another one, unless they go to another account or to an
 * air-gapped vault.
 */
function isCopyRegion(region: string, own: string, isFar: boolean): boolean {
  return isRegionId(region) && (region !== own || isFar) && partitionOf(region) === partitionOf(own);
}

/** Checks the vault of the plan: AWS Backup addresses it by name, while its lock is known by the ARN. */
function checkOwnVault(
  problems: ProblemList,
  path: string,
  vault: ResolvedBackupPlan['vault'],
  environment: ArnScope,
): void {
  checkVaultArn(problems, `${path}.vaultArn`, vault, environment);
  const { vaultName } = literals({ vaultName: vault.vaultName });
  const name = parseArn(vault.vaultArn, { service: 'backup', resourceType: 'backup-vault' })?.resourceName;
  problems.require(
    vaultName === undefined || name === undefined || vaultName === name,
    'BACKUP_VAULT_NAME',
    () =>
      `${path}.vaultName must be the name in vaultArn, ${show(name)}, got ${show(vaultName)}; use the ref of a vault`,
  );
}
