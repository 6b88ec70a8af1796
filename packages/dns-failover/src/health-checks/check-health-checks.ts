import type { ProblemList } from '@etops/foundation';
import { CHECK_INTERVALS_SECONDS, CHECKER_REGIONS, CHECKER_REGIONS_PER_CHECK, FAILURE_THRESHOLD } from '../limits';
import type { CheckSettings } from './health-checks-props';
import { resolveChecks } from './health-checks-props';

/** Checks the settings of health checks. */
export function checkHealthChecks(problems: ProblemList, path: string, checks: CheckSettings | undefined): void {
  const { intervalSeconds, failureThreshold, regions } = resolveChecks(checks);
  const { min, max } = FAILURE_THRESHOLD;
  problems.require(
    CHECK_INTERVALS_SECONDS.includes(intervalSeconds),
    'DNS_CHECK_INTERVAL',
    () =>
      `${path}.intervalSeconds must be 10 or 30, got ${String(intervalSeconds)}; use 10 if minutes of recovery count`,
  );
  problems.require(
    Number.isInteger(failureThreshold) && failureThreshold >= min && failureThreshold <= max,
    'DNS_FAILURE_THRESHOLD',
    () =>
      `${path}.failureThreshold must be a whole number from ${String(min)} to ${String(max)}, got ${String(failureThreshold)}; use 3, for example`,
  );
  problems.require(
    regions === undefined || (new Set(regions).size >= CHECKER_REGIONS_PER_CHECK.min && regions.every(isCheckerRegion)),
    'DNS_CHECKER_REGIONS',
    () =>
      `${path}.regions must be three or more of ${CHECKER_REGIONS.join(', ')}, got ${String(regions?.join(', '))}; omit it to use all`,
  );
}

function isCheckerRegion(region: string): boolean {
  return CHECKER_REGIONS.some((known) => known === region);
}
