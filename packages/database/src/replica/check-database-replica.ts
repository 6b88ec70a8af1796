import type { ProblemList } from '@etops/foundation';
import type { CheckedInstance } from '../instance/check-db-instance';
import { checkInstance } from '../instance/check-db-instance';
import { kmsRegionOf } from '../credentials/check-credentials';
import { checkSourceArn } from '../names/check-source-arn';
import { isEngine, replicaKeepsBackups } from '../engine/engine';

/** The props of a replica that can be checked before AWS sees them; `undefined` is a value that only Terraform knows. */
export interface CheckedReplica extends CheckedInstance {
  readonly sourceArn: string | undefined;
  readonly role: string;
  readonly promotionMinutes: number;
  readonly sourceSecretKeyAliasArn?: string | undefined;
  readonly sourceEncrypted?: boolean | undefined;
}

/** Checks a replica of a database in another Region. */
export function checkReplica(replica: CheckedReplica): ProblemList {
  const problems = checkInstance(replica);
  checkSourceArn(
    replica.sourceArn,
    replica.environment,
    'a replica beside its source does not survive the Region',
    problems,
  );
  checkSourceSecret(replica, problems);
  const { role, engine, engineVersion, promotionMinutes } = replica;
  problems.require(
    role === 'replica' || role === 'primary',
    'REPLICA_ROLE',
    () => `role must be 'replica' or 'primary', got '${role}'; choose what the instance is at present`,
  );
  problems.require(
    !isEngine(engine) || replicaKeepsBackups(engine, engineVersion),
    'REPLICA_ENGINE_VERSION',
    () =>
      `engineVersion must be 14.1 or later for a replica that keeps backups, got '${engineVersion}'; upgrade the source first`,
  );
  problems.require(
    replica.sourceEncrypted !== false,
    'REPLICA_SOURCE_ENCRYPTED',
    () =>
      'source.storageEncrypted must be true, got false; RDS makes no encrypted replica of it: copy a snapshot of the source under a key, restore the copy, and replicate that',
  );
  problems.require(
    promotionMinutes > 0,
    'REPLICA_PROMOTION_MINUTES',
    () =>
      `promotionMinutes must be more than 0, got ${String(promotionMinutes)}; write what the last drill measured, or leave it out`,
  );
  return problems;
}

function checkSourceSecret(
  { sourceArn, sourceSecretKeyAliasArn: alias, environment }: CheckedReplica,
  problems: ProblemList,
): void {
  if (alias === undefined) {
    return;
  }
  problems.require(
    alias.includes(':alias/') && kmsRegionOf(alias) === environment.region,
    'REPLICA_SECRET_KEY',
    () =>
      `sourceSecretKeyAliasArn must be the ARN of a KMS alias in ${environment.region}, got '${alias}'; compute it with customerKeyAliasArn, as the source does for secretReplicas`,
  );
  problems.require(
    sourceArn !== undefined,
    'REPLICA_SECRET_SOURCE',
    () =>
      `sourceArn must be a literal where sourceSecretKeyAliasArn is given, got a token; compute it with databaseArn: the secret's name follows from it`,
  );
}
