import type { EndpointRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { MAX_PATH_LENGTH } from '../limits';

/** What health checkers ask for. */
export function checkPathAndPort(
  problems: ProblemList,
  path: string,
  { healthCheckPath, port }: Pick<EndpointRef, 'healthCheckPath' | 'port'>,
): void {
  problems.require(
    /^\/\S*$/.test(healthCheckPath) && healthCheckPath.length <= MAX_PATH_LENGTH,
    'DNS_HEALTH_CHECK_PATH',
    () =>
      `${path}.healthCheckPath must start with '/' and have at most 255 characters without spaces, got '${healthCheckPath}'; write one such as '/health'`,
  );
  problems.require(
    Number.isInteger(port) && port >= 1 && port <= 65_535,
    'DNS_PORT',
    () => `${path}.port must be a whole number from 1 to 65535, got ${String(port)}; HTTPS is 443`,
  );
}
