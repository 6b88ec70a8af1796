import type { DatabaseEngine, EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkArn, checkSchedule, checkWholeNumber, isRegionId, partitionOf, propPath, show } from '@etops/foundation';
import { isEngine } from '../engine';
import { USERNAME_LENGTH } from '../limits';
import { isReservedUsername } from '../names';
import type { ResolvedCredentials, ResolvedSecret, SecretRotation } from './credentials-props';

const KEY_OR_ALIAS = { service: 'kms', resourceType: ['key', 'alias'], noun: 'a KMS key or alias' } as const;

/** Credentials, and the properties of the database that they must fit. */
export interface DatabaseCredentials extends ResolvedCredentials {
  readonly engine: DatabaseEngine;
  readonly environment: Pick<EnvironmentRef, 'region' | 'accountId'>;
}

/** Copies and rotation, and the environment that they must fit. */
export type SecretOfEnvironment = ResolvedSecret &
  Pick<DatabaseCredentials, 'environment'> & { readonly passwordVersion?: number | undefined };

/** Checks user name, password version, copies and rotation of credentials. */
export function checkCredentials(problems: ProblemList, path: string, credentials: DatabaseCredentials): void {
  checkUsername(problems, propPath(path, 'username'), credentials);
  checkSecret(problems, path, credentials);
}

/** Checks password version, copies and rotation of credentials. */
export function checkSecret(problems: ProblemList, path: string, credentials: SecretOfEnvironment): void {
  const { passwordVersion, secretRotation } = credentials;
  checkWholeNumber(
    problems,
    propPath(path, 'passwordVersion'),
    passwordVersion,
    { min: 1, max: Infinity },
    { code: 'DATABASE_PASSWORD_VERSION', advice: 'increase it by one to change the password' },
  );
  checkReplicas(problems, propPath(path, 'secretReplicas'), credentials);
  if (secretRotation !== undefined) {
    checkRotation(problems, propPath(path, 'secretRotation'), secretRotation, credentials.environment);
  }
}

function checkUsername(problems: ProblemList, path: string, { engine, ...credentials }: DatabaseCredentials): void {
  const username = problems.literal(
    path,
    credentials.username,
    'write the name in the program, since the secret contains it',
  );
  problems.require(
    username === undefined || (username.length <= USERNAME_LENGTH.max && /^[a-z]\w*$/i.test(username)),
    'DATABASE_USERNAME',
    () =>
      `${path} must be a letter followed by letters, digits or '_', up to 16 characters, got ${show(username)}; use 'administrator', for example`,
  );
  problems.require(
    username === undefined || !isEngine(engine) || !isReservedUsername(engine, username),
    'DATABASE_USERNAME_RESERVED',
    () =>
      `${path} must not be a word that RDS or ${engine} reserves, got ${show(username)}; use 'administrator', for example`,
  );
}

function checkReplicas(
  problems: ProblemList,
  path: string,
  { secretReplicas, environment }: SecretOfEnvironment,
): void {
  const ownRegion = environment.region;
  const regions = secretReplicas.map(({ region }) => region);
  secretReplicas.forEach(({ kmsKeyArn, ...replica }, index) => {
    const at = `${path}[${String(index)}]`;
    const region = problems.literal(`${at}.region`, replica.region);
    if (region === undefined) {
      return;
    }
    problems.require(
      isRegionId(region) && region !== ownRegion && partitionOf(region) === partitionOf(ownRegion),
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
      { ...KEY_OR_ALIAS, partition: partitionOf(ownRegion), region },
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
  { functionArn, schedule }: SecretRotation,
  { region, accountId }: DatabaseCredentials['environment'],
): void {
  checkArn(
    problems,
    `${path}.functionArn`,
    functionArn,
    {
      service: 'lambda',
      resourceType: 'function',
      noun: 'a Lambda function',
      partition: partitionOf(region),
      region,
      accountId,
    },
    { code: 'DATABASE_ROTATION_FUNCTION', advice: 'use a function in the Region and account of the secret' },
  );
  checkSchedule(problems, `${path}.schedule`, schedule, 'secrets-manager', { code: 'DATABASE_ROTATION_SCHEDULE' });
}
