import { isIPv6 } from 'node:net';
import type { Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import {
  CHECK_INTERVALS_SECONDS,
  CHECKER_REGIONS,
  MAX_FAILURE_THRESHOLD,
  MAX_WEIGHT,
  MIN_CHECKER_REGIONS,
  MIN_FAILURE_THRESHOLD,
} from '../limits';
import { resolveChecks } from '../recovery';
import type { CheckSettings, FailoverSettings, Sites } from '../sites';
import type { Traffic } from '../traffic';
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
  checkFamilies(problems, settings.sites);
  checkTraffic(problems, settings.traffic);
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

/** IPv6 everywhere or nowhere: in a tree of one site, Route 53 answers with that site, dead or evacuated. */
function checkFamilies(problems: ProblemList, { onPremises, aws }: Sites): void {
  const there = onPremises.addresses.some(isIPv6);
  problems.require(
    there === (aws.ipv6 ?? false),
    'DNS_IPV6_PARTIAL',
    () =>
      `sites.aws.ipv6 must be true if and only if sites.onPremises.addresses hold addresses of IPv6, got ${String(aws.ipv6 ?? false)}; with AAAA records for one site alone, clients with IPv6 could never leave it`,
  );
}

function checkTraffic(problems: ProblemList, traffic: Traffic | undefined): void {
  const percent = typeof traffic === 'object' ? traffic.percent : 0;
  problems.require(
    percent >= 0 && percent <= 100,
    'DNS_TRAFFIC_PERCENT',
    () =>
      `traffic.percent must be from 0 to 100, got ${String(percent)}; it is the part of the other site's share that moves`,
  );
}

function checkChecks(problems: ProblemList, checks: CheckSettings | undefined): void {
  const { intervalSeconds, failureThreshold, regions } = resolveChecks(checks);
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
  problems.require(
    regions === undefined || (new Set(regions).size >= MIN_CHECKER_REGIONS && regions.every(isCheckerRegion)),
    'DNS_CHECKER_REGIONS',
    () =>
      `checks.regions must be three or more of ${CHECKER_REGIONS.join(', ')}, got ${String(regions?.join(', '))}; leave it out to be checked from all`,
  );
}

function isCheckerRegion(region: string): boolean {
  return CHECKER_REGIONS.some((known) => known === region);
}
