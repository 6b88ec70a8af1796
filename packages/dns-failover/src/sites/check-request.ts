import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, literals, PORT, show } from '@etops/foundation';
import { PATH_LENGTH, SEARCH_STRING_LENGTH } from '../limits';

interface HealthCheckRequest {
  readonly healthCheckPath: string;
  readonly port: number;
  readonly searchString?: string;
}

/** Checks the path and the port of health checks, and the text that they search for. */
export function checkRequest(problems: ProblemList, path: string, request: HealthCheckRequest): void {
  const { healthCheckPath, port, searchString } = literals(request);
  checkSearchString(problems, path, searchString);
  problems.require(
    healthCheckPath === undefined ||
      (/^\/[!-"$-~]*$/.test(healthCheckPath) && healthCheckPath.length <= PATH_LENGTH.max),
    'DNS_HEALTH_CHECK_PATH',
    () =>
      `${path}.healthCheckPath must start with '/' and have at most ${String(PATH_LENGTH.max)} characters of ASCII without spaces and '#', got ${show(healthCheckPath)}; use a path such as '/health', other characters in their %-form`,
  );
  checkWholeNumber(problems, `${path}.port`, port, PORT, { code: 'DNS_PORT', advice: 'use 443 for HTTPS' });
}

/** Checks the text that health checks search for. */
export function checkSearchString(problems: ProblemList, path: string, value: string | undefined): void {
  const { min, max } = SEARCH_STRING_LENGTH;
  const length = literals(value)?.length;
  problems.require(
    length === undefined || (length >= min && length <= max),
    'DNS_SEARCH_STRING',
    () =>
      `${path}.searchString must have ${String(min)} to ${String(max)} characters, got ${String(length)}; omit it to accept any answer with 2xx or 3xx`,
  );
}
