import type { ProblemList } from '@etops/foundation';
import { literals, propPath, show } from '@etops/foundation';
import { isEngine, replicaKeepsBackups } from '../engine';
import { checkDbInstance } from '../instance';
import { checkSourceArn } from '../names';
import { checkPromotion } from '../recovery';
import { checkSourceSecret } from './check-source-secret';
import type { ResolvedDatabaseReplica } from './resolved-database-replica';

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
