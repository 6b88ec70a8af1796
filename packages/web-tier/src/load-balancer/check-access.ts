import type { ProblemList } from '@etops/foundation';
import { checkIpv4Range, checkResourceId, show } from '@etops/foundation';
import { ALLOWED_SOURCES } from './limits';
import type { AllowedSources } from './load-balancer-props';

const ADVICE = 'the address of its rule contains it';

/** Checks the sources that may connect to a load balancer. */
export function checkAllowedSources(problems: ProblemList, path: string, allowed: AllowedSources): void {
  const cidrBlocks = problems.literal(`${path}.cidrBlocks`, allowed.cidrBlocks, ADVICE) ?? [];
  const prefixListIds = problems.literal(`${path}.prefixListIds`, allowed.prefixListIds, ADVICE) ?? [];
  for (const [index, range] of cidrBlocks.entries()) {
    const at = `${path}.cidrBlocks[${String(index)}]`;
    checkIpv4Range(problems, at, range, { code: 'WEB_TIER_ALLOWED_RANGE' });
    problems.require(
      !range.endsWith('/0'),
      'WEB_TIER_ALLOWED_INTERNET',
      () => `${at} must be a part of the internet, got ${show(range)}; omit allowedSources to allow all of it`,
    );
  }
  for (const [index, id] of prefixListIds.entries()) {
    checkResourceId(problems, `${path}.prefixListIds[${String(index)}]`, id, 'prefix-list');
  }
  const all = [...cidrBlocks, ...prefixListIds];
  const repeated = [...new Set(all.filter((source, index) => all.indexOf(source) !== index))];
  problems.require(
    repeated.length === 0,
    'WEB_TIER_ALLOWED_TWICE',
    () => `${path} must contain each source once, got ${repeated.map(show).join(', ')} again; remove it`,
  );
  const { min, max } = ALLOWED_SOURCES;
  const given = (allowed.cidrBlocks?.length ?? 0) + (allowed.prefixListIds?.length ?? 0);
  problems.require(
    given >= min && given <= max,
    'WEB_TIER_ALLOWED_SOURCES',
    () =>
      `${path} must contain ${String(min)} to ${String(max)} ranges and prefix lists, got ${String(given)}; list the networks that may connect, summarized or as a prefix list`,
  );
}
