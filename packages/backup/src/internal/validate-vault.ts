import type { EnvironmentRef } from '@etops/contracts';
import type { Problem } from '@etops/foundation';
import { isProtected, ProblemList } from '@etops/foundation';
import { MAX_RETENTION_DAYS, MIN_CHANGEABLE_FOR_DAYS, MIN_RETENTION_DAYS, VAULT_NAME_PATTERN } from '../limits';
import type { VaultLock } from '../vault-lock';
import { isWholeBetween } from './numbers';

export interface VaultToValidate {
  readonly environment: Pick<EnvironmentRef, 'role'>;
  readonly name: string;
  readonly lock: VaultLock | undefined;
  /** Literal ones only. */
  readonly administrators: readonly string[];
  /** Literal ones only. */
  readonly deleters: readonly string[];
}

/** What is wrong with a vault, all of it. */
export function validateVault(vault: VaultToValidate): readonly Problem[] {
  const { environment, name, lock, administrators, deleters } = vault;
  const problems = new ProblemList();
  problems.require(
    VAULT_NAME_PATTERN.test(name),
    'BACKUP_VAULT_NAME',
    () => `name must be 2 to 50 letters, digits, '-' or '_', got '${name}'; choose another name`,
  );
  administrators.forEach((arn, index) => {
    problems.require(
      /^arn:aws[a-z-]*:iam::\d{12}:(?:role|user)\/.+$/.test(arn),
      'BACKUP_POLICY_ADMINISTRATOR',
      () =>
        `policyAdministratorArns[${String(index)}] must be the ARN of an IAM role or user, got '${arn}'; for a session write the role that it assumed, or nobody can change the policy`,
    );
  });
  deleters.forEach((arn, index) => {
    problems.require(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[^*?]+$/.test(arn),
      'BACKUP_DELETER',
      () =>
        `deletableByArns[${String(index)}] must be the ARN of one IAM role without wildcards, got '${arn}'; compute it with backupCleanUpRoleArn`,
    );
  });
  if (lock !== undefined) {
    checkLock(problems, environment, lock);
  }
  return problems.all;
}

function checkLock(problems: ProblemList, environment: Pick<EnvironmentRef, 'role'>, lock: VaultLock): void {
  const { minimumRetentionDays: minimum, maximumRetentionDays: maximum } = lock;
  for (const [prop, value] of Object.entries({ minimumRetentionDays: minimum, maximumRetentionDays: maximum })) {
    problems.require(
      isWholeBetween(value, MIN_RETENTION_DAYS, MAX_RETENTION_DAYS),
      'BACKUP_LOCK_RETENTION',
      () => `lock.${prop} must be a whole number from 1 to 36500, got ${String(value)}; write it in days`,
    );
  }
  problems.require(
    !(minimum > maximum),
    'BACKUP_LOCK_RANGE',
    () =>
      `lock.minimumRetentionDays must be at most lock.maximumRetentionDays (${String(maximum)}), got ${String(minimum)}; lower the minimum or raise the maximum`,
  );
  if (lock.mode === 'compliance') {
    problems.require(
      isWholeBetween(lock.changeableForDays, MIN_CHANGEABLE_FOR_DAYS, MAX_RETENTION_DAYS),
      'BACKUP_LOCK_CHANGE_WINDOW',
      () =>
        `lock.changeableForDays must be a whole number from 3 to 36500, got ${String(lock.changeableForDays)}; leave at least three days to undo a compliance lock`,
    );
    problems.require(
      isProtected(environment),
      'BACKUP_LOCK_DEVELOPMENT',
      () =>
        `lock.mode must be 'governance' in a development environment, got 'compliance'; a compliance lock keeps the environment from ever being thrown away`,
    );
  }
}
