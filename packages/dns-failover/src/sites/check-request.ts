import type { ProblemList } from '@etops/foundation';
import { PATH_LENGTH, PORT, SEARCH_STRING_LENGTH } from '../limits';

interface HealthCheckRequest {
  readonly healthCheckPath: string;
  readonly port: number;
  readonly searchString?: string;
}

/** Checks the path and the port of health checks, and the text that they search for. */
export function checkRequest(
  problems: ProblemList,
  path: string,
  { healthCheckPath, port, searchString }: HealthCheckRequest,
): void {
  checkSearchString(problems, path, searchString);
  problems.require(
    /^\/\S*$/.test(healthCheckPath) && healthCheckPath.length <= PATH_LENGTH.max,
    'DNS_HEALTH_CHECK_PATH',
    () =>
      `${path}.healthCheckPath must start with '/' and have at most ${String(PATH_LENGTH.max)} characters without spaces, got '${healthCheckPath}'; use a path such as '/health'`,
  );
  problems.require(
    Number.isInteger(port) && port >= PORT.min && port <= PORT.max,
    'DNS_PORT',
    () =>
      `${path}.port must be a whole number from ${String(PORT.min)} to ${String(PORT.max)}, got ${String(port)}; use 443 for HTTPS`,
  );
}

/** Checks the text that health checks search for. */
export function checkSearchString(problems: ProblemList, path: string, searchString: string | undefined): void {
  const { min, max } = SEARCH_STRING_LENGTH;
  problems.require(
    searchString === undefined || (searchString.length >= min && searchString.length <= max),
    'DNS_SEARCH_STRING',
    () =>
      `${path}.searchString must have ${String(min)} to ${String(max)} characters, got ${String(searchString?.length)}; omit it to accept any answer with 2xx or 3xx`,
  );
}
