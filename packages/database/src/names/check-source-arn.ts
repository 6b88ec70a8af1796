import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { literals } from '@etops/foundation';
import { parseDatabaseArn } from './names';

/** ARN of a source database, and the environment that depends on it. */
export interface SourceArn {
  readonly sourceArn: string;
  readonly environment: Pick<EnvironmentRef, 'region'>;
  /** Consequence of a source in the same Region, for the message. */
  readonly consequence: string;
}

/** Checks that an ARN names a DB instance in another Region. */
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
      `${path} must be the ARN of a DB instance, got '${sourceArn}'; compute it with databaseArn(environment, identifier)`,
    );
    return;
  }
  problems.require(
    source.region !== environment.region,
    'REPLICA_SOURCE_REGION',
    () => `${path} must be in another Region than ${environment.region}, got '${sourceArn}'; ${consequence}`,
  );
}
