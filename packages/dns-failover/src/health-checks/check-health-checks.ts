import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber } from '@etops/foundation';
import { CHECKER_REGIONS, CHECKER_REGIONS_PER_CHECK, FAILURE_THRESHOLD } from '../limits';
import type { CheckSettings } from './health-checks-props';
import { resolveChecks } from './health-checks-props';

const ADVICE = 'write the value in the program, the time to detect a failure is computed from it';

/** Checks the settings of health checks. */
export function checkHealthChecks(problems: ProblemList, path: string, checks: CheckSettings | undefined): void {
  const { intervalSeconds, failureThreshold, regions } = resolveChecks(checks);
  problems.literal(`${path}.intervalSeconds`, intervalSeconds, ADVICE);
  problems.literal(`${path}.failureThreshold`, failureThreshold, ADVICE);
  checkWholeNumber(problems, `${path}.failureThreshold`, failureThreshold, FAILURE_THRESHOLD, {
    code: 'DNS_FAILURE_THRESHOLD',
    example: 3,
  });
  const known = problems.literal(`${path}.regions`, regions);
  problems.require(
    known === undefined ||
      (new Set(known).size === known.length &&
        known.length >= CHECKER_REGIONS_PER_CHECK.min &&
        known.every(isCheckerRegion)),
    'DNS_CHECKER_REGIONS',
    () =>
      `${path}.regions must be three or more of ${CHECKER_REGIONS.join(', ')}, each once, got ${known?.length === 0 ? 'none' : String(known?.join(', '))}; omit it to use all`,
  );
}

function isCheckerRegion(region: string): boolean {
  return CHECKER_REGIONS.some((known) => known === region);
}
