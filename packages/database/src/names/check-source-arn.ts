import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { literals, partitionOf, show } from '@etops/foundation';
import { parseDatabaseArn } from './names';

/** ARN of a source database, and the environment that depends on it. */
export interface SourceArn {
  readonly sourceArn: string;
  readonly environment: Pick<EnvironmentRef, 'region' | 'accountId'>;
  /** Consequence of a source in the same Region, for the message. */
  readonly consequence: string;
}

/**
 * Checks that an ARN names a DB instance of the same account and partition in another Region. RDS takes the
 * ARN of a source in another Region, and the identifier of one in the same Region.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html SourceDBInstanceIdentifier (checked 2026-11-28)
 */
export function checkSourceArn(
  problems: ProblemList,
  path: string,
  { sourceArn, environment, consequence }: SourceArn,
): void {
  if (literals(sourceArn) === undefined) {
    return;
  }
  const source = parseDatabaseArn(sourceArn);
  if (source === undefined) {
    problems.add(
      'REPLICA_SOURCE_ARN',
      `${path} must be the ARN of a DB instance, got ${show(sourceArn)}; compute it with databaseArn(environment, identifier)`,
    );
    return;
  }
  problems.require(
    source.accountId === environment.accountId && partitionOf(source.region) === partitionOf(environment.region),
    'REPLICA_SOURCE_ACCOUNT',
    () =>
      `${path} must belong to account ${environment.accountId}, in the partition of ${environment.region}, got ${show(sourceArn)}; compute it with databaseArn of the source's environment`,
  );
  problems.require(
    source.region !== environment.region,
    'REPLICA_SOURCE_REGION',
    () => `${path} must be in another Region than ${environment.region}, got ${show(sourceArn)}; ${consequence}`,
  );
}
