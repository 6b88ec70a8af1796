import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { parseDatabaseArn } from './names';

/**
 * Checks that an ARN names a database in another Region.
 *
 * @param why what is lost in the same one
 */
export function checkSourceArn(
  sourceArn: string | undefined,
  environment: Pick<EnvironmentRef, 'region'>,
  why: string,
  problems: ProblemList,
): void {
  if (sourceArn === undefined) {
    return;
  }
  const source = parseDatabaseArn(sourceArn);
  if (source === undefined) {
    problems.add(
      'REPLICA_SOURCE_ARN',
      `sourceArn must be the ARN of a DB instance, got '${sourceArn}'; compute it with databaseArn(environment, identifier)`,
    );
    return;
  }
  problems.require(
    source.region !== environment.region,
    'REPLICA_SOURCE_REGION',
    () => `sourceArn must lie in another Region than ${environment.region}, got '${sourceArn}'; ${why}`,
  );
}
