import type { ProblemList } from '@etops/foundation';
import type { CheckedWebTier } from './check-web-tier';
import { CERTIFICATE_NAME_MAX_LENGTH, CERTIFICATE_NAMES_MAXIMUM } from './limits';

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html Id (checked 2026-11-22) */
const ZONE_ID = /^[A-Za-z0-9-]{1,32}$/;

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Checks the names under which the site answers. */
export function checkDomain(domain: CheckedWebTier['domain'], problems: ProblemList): void {
  const { hostedZoneId, zoneName, originName, alternativeNames } = domain;
  problems.require(
    hostedZoneId === undefined || ZONE_ID.test(hostedZoneId),
    'WEB_TIER_ZONE_ID',
    () =>
      `domain.hostedZoneId must be 1 to 32 letters, digits or '-', got '${String(hostedZoneId)}'; write the id of the public hosted zone, without '/hostedzone/'`,
  );
  problems.require(
    HOST.test(zoneName),
    'WEB_TIER_ZONE_NAME',
    () =>
      `domain.zoneName must be a domain name in lower case without a final dot, got '${zoneName}'; write one such as 'airline.example'`,
  );
  problems.require(
    HOST.test(originName) && originName.length <= CERTIFICATE_NAME_MAX_LENGTH,
    'WEB_TIER_ORIGIN_NAME',
    () =>
      `domain.originName must be a domain name in lower case of at most 64 characters, got '${originName}'; write one such as 'origin-primary.airline.example'`,
  );
  const outside = [originName, ...alternativeNames].filter((name) => !isInside(name, zoneName));
  problems.require(
    outside.length === 0,
    'WEB_TIER_NAME_OUTSIDE_ZONE',
    () =>
      `domain.originName and alternativeNames must lie in the zone '${zoneName}', got ${outside.map((name) => `'${name}'`).join(', ')}; ` +
      'a certificate for another zone could not be validated',
  );
  const malformed = alternativeNames.filter((name) => !HOST.test(name.replace(/^\*\./, '')));
  problems.require(
    malformed.length === 0,
    'WEB_TIER_ALTERNATIVE_NAME',
    () =>
      `domain.alternativeNames must be domain names in lower case, got ${malformed.map((name) => `'${name}'`).join(', ')}; write them without a final dot, '*' only as the first label`,
  );
  problems.require(
    alternativeNames.length < CERTIFICATE_NAMES_MAXIMUM,
    'WEB_TIER_CERTIFICATE_NAMES',
    () =>
      `domain.alternativeNames must be at most 9, got ${String(alternativeNames.length)}; a certificate has 10 names, so use a wildcard`,
  );
}

function isInside(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}
