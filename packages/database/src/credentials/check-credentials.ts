import type { ProblemList } from '@etops/foundation';
import { checkArn, checkSchedule, checkWholeNumber, isRegionId, propPath, show } from '@etops/foundation';
import { USERNAME_LENGTH } from '../limits';
import type { ResolvedCredentials, SecretRotation } from './credentials-props';

/** Names that RDS or the engine reserves; PostgreSQL also reserves those that start with `pg_`. */
const RESERVED_USERNAMES = ['admin', 'rdsadmin', 'rdsrepladmin', 'root', 'mysql', 'public', 'user'];

/**
 * Checks user name, password version, copies and rotation of credentials.
 *
 * @param credentials with the Region of the database
 */
export function checkCredentials(
  problems: ProblemList,
  path: string,
  credentials: ResolvedCredentials & { readonly region: string },
): void {
  const { region, passwordVersion, secretRotation } = credentials;
  checkUsername(problems, propPath(path, 'username'), credentials.username);
  checkWholeNumber(
    problems,
    propPath(path, 'passwordVersion'),
    passwordVersion,
    { min: 1, max: Infinity },
    { code: 'DATABASE_PASSWORD_VERSION', advice: 'increase it by one to change the password' },
  );
  checkReplicas(problems, propPath(path, 'secretReplicas'), credentials);
  if (secretRotation !== undefined) {
    checkRotation(problems, propPath(path, 'secretRotation'), { ...secretRotation, region });
  }
}

function checkUsername(problems: ProblemList, path: string, value: string): void {
  const username = problems.literal(path, value, 'write the name in the program, since the secret contains it');
  problems.require(
    username === undefined ||
      (username.length <= USERNAME_LENGTH.max &&
        /^(?!pg_)[a-z]\w*$/i.test(username) &&
        !RESERVED_USERNAMES.includes(username.toLowerCase())),
    'DATABASE_USERNAME',
    () =>
      `${path} must be a letter followed by letters, digits or '_', up to 16 characters and no reserved word, got ${show(username)}; use 'administrator', for example`,
  );
}

function checkReplicas(
  problems: ProblemList,
  path: string,
  { secretReplicas, region: ownRegion }: Pick<ResolvedCredentials, 'secretReplicas'> & { readonly region: string },
): void {
  const regions = secretReplicas.map(({ region }) => region);
  secretReplicas.forEach(({ kmsKeyArn, ...replica }, index) => {
    const at = `${path}[${String(index)}]`;
    const region = problems.literal(`${at}.region`, replica.region);
    if (region === undefined) {
      return;
    }
    problems.require(
      isRegionId(region) && region !== ownRegion,
      'DATABASE_SECRET_REPLICA_REGION',
      () =>
        `${at}.region must be a Region other than ${ownRegion}, got ${show(region)}; use the Region of the replica that takes over`,
    );
    problems.require(
      regions.indexOf(region) === index,
      'DATABASE_SECRET_REPLICA_TWICE',
      () => `${path} must name each Region once, got ${show(region)} again; remove one of them`,
    );
    checkArn(
      problems,
      `${at}.kmsKeyArn`,
      kmsKeyArn,
      { service: 'kms', resourceType: ['key', 'alias'], noun: 'a KMS key or alias', region },
      {
        code: 'DATABASE_SECRET_REPLICA_KEY',
        advice: 'compute it with customerKeyAliasArn of the environment that owns the key',
      },
    );
  });
}

function checkRotation(
  problems: ProblemList,
  path: string,
  { functionArn, schedule, region }: SecretRotation & { readonly region: string },
): void {
  checkArn(
    problems,
    `${path}.functionArn`,
    functionArn,
    { service: 'lambda', resourceType: 'function', noun: 'a Lambda function', region },
    { code: 'DATABASE_ROTATION_FUNCTION', advice: 'use a function in the Region of the secret' },
  );
  checkSchedule(problems, `${path}.schedule`, schedule, 'secrets-manager', { code: 'DATABASE_ROTATION_SCHEDULE' });
}
