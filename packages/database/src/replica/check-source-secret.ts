import type { ProblemList } from '@etops/foundation';
import { checkArn, partitionOf, propPath, show } from '@etops/foundation';
import { checkSecret } from '../credentials';
import { SECRET_NAME } from '../limits';
import type { ResolvedDatabaseReplica } from './resolved-database-replica';

/** Checks name and key of the source's secret, and what a promoted replica does with it. */
export function checkSourceSecret(problems: ProblemList, path: string, replica: ResolvedDatabaseReplica): void {
  checkOwnSecret(problems, path, replica);
  if (replica.sourceSecretKeyAliasArn !== undefined) {
    checkLookup(problems, path, replica);
  }
}

/** Checks that copies, rotation and password are those of a promoted replica whose secret is known. */
function checkOwnSecret(problems: ProblemList, path: string, replica: ResolvedDatabaseReplica): void {
  const { role, sourceSecretKeyAliasArn, passwordVersion, secretReplicas, overwriteSecretReplicas } = replica;
  const given = Object.entries({
    passwordVersion: passwordVersion !== undefined,
    secretReplicas: secretReplicas.length > 0,
    overwriteSecretReplicas,
    secretRotation: replica.secretRotation !== undefined,
  }).filter(([, isGiven]) => isGiven);
  for (const [prop] of given) {
    problems.require(
      role === 'primary',
      'REPLICA_SECRET_ROLE',
      () =>
        `${propPath(path, prop)} must be omitted while role is 'replica'; set it for the source, whose secret this Region has a copy of`,
    );
    problems.require(
      role !== 'primary' || sourceSecretKeyAliasArn !== undefined,
      'REPLICA_SECRET_UNKNOWN',
      () => `${propPath(path, prop)} must be omitted without sourceSecretKeyAliasArn; set that to take over the secret`,
    );
  }
  checkSecret(problems, path, replica);
}

function checkLookup(
  problems: ProblemList,
  path: string,
  { sourceArn, sourceSecretName, environment, ...replica }: ResolvedDatabaseReplica,
): void {
  const aliasPath = propPath(path, 'sourceSecretKeyAliasArn');
  const alias = problems.literal(
    aliasPath,
    replica.sourceSecretKeyAliasArn,
    'compute it with customerKeyAliasArn, since the alias is looked up by name',
  );
  checkArn(
    problems,
    aliasPath,
    alias,
    {
      service: 'kms',
      resourceType: 'alias',
      noun: 'a KMS alias',
      partition: partitionOf(environment.region),
      region: environment.region,
      accountId: environment.accountId,
    },
    {
      code: 'REPLICA_SECRET_KEY',
      advice:
        'compute it with customerKeyAliasArn, as the source does for secretReplicas: it is looked up by name here',
    },
  );
  if (sourceSecretName === undefined) {
    problems.literal(
      propPath(path, 'sourceArn'),
      sourceArn,
      'compute it with databaseArn: sourceSecretKeyAliasArn needs the name of the secret, which is derived from it',
    );
    return;
  }
  const namePath = propPath(path, 'sourceSecretName');
  const name = problems.literal(namePath, sourceSecretName, 'compute it with databaseSecretName');
  problems.require(
    name === undefined || SECRET_NAME.test(name),
    'REPLICA_SECRET_NAME',
    () =>
      `${namePath} must be 1 to 512 letters, digits or /_+=.@-, got ${show(name)}; compute it with databaseSecretName`,
  );
}
