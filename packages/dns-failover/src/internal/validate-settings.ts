import type { Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import { CHECK_INTERVALS_SECONDS, MAX_FAILURE_THRESHOLD, MAX_WEIGHT, MIN_FAILURE_THRESHOLD } from '../limits';
import { resolveChecks } from '../recovery';
import type { CheckSettings, FailoverSettings, Sites } from '../sites';
import { checkEndpoints } from './check-endpoints';
import { checkNames } from './check-names';
import { checkOnPremises } from './check-on-premises';

/** What is wrong with the settings of a record tree, all of it. */
export function validateSettings(settings: FailoverSettings): readonly Problem[] {
  const problems = new ProblemList();
  checkNames(problems, settings);
  checkWeights(problems, settings.sites);
  checkOnPremises(problems, settings.sites.onPremises);
  checkEndpoints(problems, settings);
  checkChecks(problems, settings.checks);
  return problems.all;
}

function checkWeights(problems: ProblemList, sites: Sites): void {
  const weights = Object.entries(sites).map(([site, { weight }]: [string, { weight: number }]) => ({ site, weight }));
  for (const { site, weight } of weights) {
    problems.require(
      Number.isInteger(weight) && weight >= 0 && weight <= MAX_WEIGHT,
      'DNS_WEIGHT',
      () =>
        `sites.${site}.weight must be a whole number from 0 to 255, got ${String(weight)}; weights are shares of their sum, not percents`,
    );
  }
  problems.require(
    weights.some(({ weight }) => weight !== 0),
    'DNS_WEIGHTS_ZERO',
    () => `sites must not all have weight 0, got 0 for each; Route 53 would treat them all alike, so give one a share`,
  );
}

function checkChecks(problems: ProblemList, checks: CheckSettings | undefined): void {
  const { intervalSeconds, failureThreshold } = resolveChecks(checks);
  problems.require(
    CHECK_INTERVALS_SECONDS.includes(intervalSeconds),
    'DNS_CHECK_INTERVAL',
    () =>
      `checks.intervalSeconds must be 10 or 30, got ${String(intervalSeconds)}; take 10 where minutes of recovery count`,
  );
  problems.require(
    Number.isInteger(failureThreshold) &&
      failureThreshold >= MIN_FAILURE_THRESHOLD &&
      failureThreshold <= MAX_FAILURE_THRESHOLD,
    'DNS_FAILURE_THRESHOLD',
    () => `checks.failureThreshold must be a whole number from 1 to 10, got ${String(failureThreshold)}; 3 is usual`,
  );
}
