import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkArnOf, checkWholeNumber, isProtected, isToken, literals, propPath, show } from '@etops/foundation';
import { CHANGEABLE_FOR_DAYS, DEFAULT_VAULT_NAME, RETENTION_DAYS, VAULT_NAME_PATTERN } from '../limits';
import type { ResolvedBackupVault } from './backup-vault-props';
import type { VaultLock } from './vault-lock';

/** An IAM role or user, `*` and `?` included. */
const ADMINISTRATOR_ARN = /^arn:aws[a-z-]*:iam::\d{12}:(?:role|user)\/.+$/;

const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;

/** Checks a vault's name, lock and the principals of its access policy. */
export function checkBackupVault(problems: ProblemList, path: string, vault: ResolvedBackupVault): void {
  const { environment, name, lock } = vault;
  const at = (prop: string) => propPath(path, prop);
  const literal = problems.literal(at('name'), name, 'ARNs and the alias of the key are computed from it');
  problems.require(
    literal === undefined || VAULT_NAME_PATTERN.test(name),
    'BACKUP_VAULT_NAME',
    () => `${at('name')} must be 2 to 50 letters, digits, '-' or '_', got ${show(name)}; use another name`,
  );
  problems.require(
    literal !== DEFAULT_VAULT_NAME,
    'BACKUP_VAULT_NAME_RESERVED',
    () =>
      `${at('name')} must not be that of the Region's default vault, got '${DEFAULT_VAULT_NAME}'; use another name, since AWS Backup creates it and fills it itself`,
  );
  checkArnOf(problems, at('kmsKeyArn'), vault.kmsKeyArn, 'key', environment);
  for (const [index, arn] of vault.policyAdministratorArns.entries()) {
    problems.require(
      isToken(arn) || ADMINISTRATOR_ARN.test(arn),
      'BACKUP_POLICY_ADMINISTRATOR',
      () =>
        `${at('policyAdministratorArns')}[${String(index)}] must be the ARN of an IAM role or user, got ${show(arn)}; for a session, use the role that it assumed, or no principal can change the policy`,
    );
  }
  for (const [index, arn] of vault.recoveryPointDeletionRoleArns.entries()) {
    checkArnOf(problems, `${at('recoveryPointDeletionRoleArns')}[${String(index)}]`, arn, 'role', environment);
  }
  const { organizationId, accountIds } = literals({ ...vault.acceptCopiesFrom });
  problems.require(
    organizationId === undefined || ORGANIZATION_ID.test(organizationId),
    'BACKUP_ORGANIZATION',
    () =>
      `${at('acceptCopiesFrom.organizationId')} must be the id of an organization, got ${show(organizationId)}; use 'o-a1b2c3d4e5', for example`,
  );
  checkAccountIds(problems, at('acceptCopiesFrom.accountIds'), accountIds ?? []);
  checkAccountIds(problems, at('copiesToAccountIds'), vault.copiesToAccountIds);
  problems.require(
    vault.copiesToAccountIds.length === 0 || vault.kmsKeyArn === undefined,
    'BACKUP_COPY_KEY',
    () =>
      `${at('copiesToAccountIds')} must be for a vault that creates its key, got kmsKeyArn as well; add copyKeyStatements to the policy of that key`,
  );
  if (lock !== undefined) {
    checkLock(problems, at('lock'), lock, environment);
  }
}

function checkAccountIds(problems: ProblemList, path: string, accountIds: readonly (string | undefined)[]): void {
  for (const [index, accountId] of accountIds.entries()) {
    problems.require(
      accountId === undefined || isToken(accountId) || /^\d{12}$/.test(accountId),
      'BACKUP_ACCOUNT',
      () => `${path}[${String(index)}] must be the 12 digits of an account, got ${show(accountId)}; use its id`,
    );
  }
}

function checkLock(
  problems: ProblemList,
  path: string,
  lock: VaultLock,
  environment: Pick<EnvironmentRef, 'role'>,
): void {
  const { minimumRetentionDays: minimum, maximumRetentionDays: maximum } = literals<VaultLock>(lock);
  const options = { code: 'BACKUP_LOCK_RETENTION', unit: 'days', example: 35 };
  checkWholeNumber(problems, `${path}.minimumRetentionDays`, minimum, RETENTION_DAYS, options);
  checkWholeNumber(problems, `${path}.maximumRetentionDays`, maximum, RETENTION_DAYS, options);
  problems.require(
    minimum === undefined || maximum === undefined || minimum <= maximum,
    'BACKUP_LOCK_RANGE',
    () =>
      `${path}.minimumRetentionDays must be at most ${path}.maximumRetentionDays (${show(maximum)}), got ${show(minimum)}; lower the minimum or raise the maximum`,
  );
  if (lock.mode === 'compliance') {
    checkWholeNumber(problems, `${path}.changeableForDays`, lock.changeableForDays, CHANGEABLE_FOR_DAYS, {
      code: 'BACKUP_LOCK_CHANGE_WINDOW',
      advice: 'leave at least three days to undo a compliance lock',
    });
    const { changeableForDays, confirmation } = literals(lock);
    const expected = `final-after-${String(changeableForDays)}-days`;
    problems.require(
      changeableForDays === undefined || confirmation === expected,
      'BACKUP_LOCK_CONFIRMATION',
      () =>
        `${path}.confirmation must be '${expected}', got ${show(confirmation)}; write it once you are sure, since no one can then remove the lock, change its limits, or delete a recovery point before it expires`,
    );
    problems.require(
      isProtected(environment),
      'BACKUP_LOCK_DEVELOPMENT',
      () =>
        `${path}.mode must be 'governance' in a development environment, got 'compliance'; a compliance lock would prevent the environment from ever being destroyed`,
    );
  }
}
