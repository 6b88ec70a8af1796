import { isDeepStrictEqual } from 'node:util';
import type { ProblemList } from '@etops/foundation';
import { show } from '@etops/foundation';
import type { AirlineConfig, WebConfig } from './airline-config';

/** Checks that passengers can reach primary and DR under the same rules, and only the airline can reach staging. */
export function checkAccess(
  problems: ProblemList,
  { primary, dr, staging }: Pick<AirlineConfig, 'primary' | 'dr' | 'staging'>,
): void {
  problems.require(
    isDeepStrictEqual(dr.web.webAcl, primary.web.webAcl),
    'AIRLINE_WEB_ACL_DIFFERS',
    () =>
      `dr.web.webAcl must be that of primary, got ${JSON.stringify(dr.web.webAcl ?? 'none')}; use one object for both, or a failover blocks requests that primary accepts`,
  );
  for (const [name, { web }] of Object.entries({ primary, dr })) {
    problems.require(
      isPublic(web),
      'AIRLINE_SITE_NOT_PUBLIC',
      () =>
        `${name}.web.loadBalancer must be open to the internet, got ${show(web.loadBalancer?.scheme ?? 'allowedSources')}; remove scheme and allowedSources, since passengers and the health checks of Route 53 connect to it`,
    );
  }
  problems.require(
    !isPublic(staging.web),
    'AIRLINE_STAGING_PUBLIC',
    () =>
      'staging.web.loadBalancer.allowedSources must be given, got none; list the ranges of the offices, since scanners find each new certificate within minutes',
  );
}

function isPublic({ loadBalancer = {} }: WebConfig): boolean {
  return loadBalancer.scheme !== 'internal' && loadBalancer.allowedSources === undefined;
}
