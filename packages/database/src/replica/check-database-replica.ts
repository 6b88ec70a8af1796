import type { Checked, ProblemList } from '@etops/foundation';
import { checkArn, literals, partitionOf, propPath, show } from '@etops/foundation';
import { isEngine, replicaKeepsBackups } from '../engine';
import type { ResolvedDbInstance } from '../instance';
import { checkDbInstance } from '../instance';
import { checkSourceArn } from '../names';
import type { PromotionProps } from '../recovery';
import { checkPromotion } from '../recovery';
import type { DatabaseReplicaProps } from './database-replica-props';

/** Props of a replica with their defaults applied. */
export type ResolvedDatabaseReplica = ResolvedDbInstance &
  Required<PromotionProps> &
  Required<Pick<Checked<DatabaseReplicaProps>, 'sourceArn' | 'multiAz'>> &
  Pick<Checked<DatabaseReplicaProps>, 'source' | 'sourceSecretKeyAliasArn'>;

/** Checks a replica of a database in another Region. */
export function checkDatabaseReplica(problems: ProblemList, path: string, replica: ResolvedDatabaseReplica): void {
  const { environment, engine, engineVersion, source } = replica;
  checkDbInstance(problems, path, replica);
  checkSourceArn(problems, propPath(path, 'sourceArn'), {
    environment,
    sourceArn: replica.sourceArn,
    consequence: 'use a replica in another Region, which survives the loss of this one',
  });
  checkSourceSecret(problems, path, replica);
  checkPromotion(problems, path, replica);
  problems.require(
    !isEngine(engine) || literals(engineVersion) === undefined || replicaKeepsBackups(engine, engineVersion),
    'REPLICA_ENGINE_VERSION',
    () =>
      `${propPath(path, 'engineVersion')} must be 14.1 or later for a replica that keeps backups, got ${show(engineVersion)}; upgrade the source first`,
  );
  problems.require(
    source?.storageEncrypted !== false,
    'REPLICA_SOURCE_ENCRYPTED',
    () =>
      `${propPath(path, 'source')}.storageEncrypted must be true, got false; RDS cannot create an encrypted replica of it: copy a snapshot of the source with a KMS key, restore the copy, and replicate that`,
  );
}

function checkSourceSecret(
  problems: ProblemList,
  path: string,
  { sourceArn, environment, ...replica }: ResolvedDatabaseReplica,
): void {
  if (replica.sourceSecretKeyAliasArn === undefined) {
    return;
  }
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
  problems.literal(
    propPath(path, 'sourceArn'),
    sourceArn,
    'compute it with databaseArn: sourceSecretKeyAliasArn needs the name of the secret, which is derived from it',
  );
}
