import type { ProblemList } from '@etops/foundation';
import { literals } from '@etops/foundation';
import type { Domain } from './domain-props';
import { CERTIFICATE_NAME_LENGTH, CERTIFICATE_NAMES } from './limits';

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html Id (checked 2026-11-22) */
const ZONE_ID = /^[A-Za-z0-9-]{1,32}$/;

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

const RECORD_ADVICE = 'each name of the certificate gets its own validation record';

/** Checks the DNS names of the site. */
export function checkDomain(problems: ProblemList, path: string, domain: Required<Domain>): void {
  const { hostedZoneId, zoneName } = literals(domain);
  problems.require(
    hostedZoneId === undefined || ZONE_ID.test(hostedZoneId),
    'WEB_TIER_ZONE_ID',
    () =>
      `${path}.hostedZoneId must be 1 to 32 letters, digits or '-', got '${String(hostedZoneId)}'; pass the id of the public hosted zone, without '/hostedzone/'`,
  );
  problems.require(
    zoneName === undefined || HOST.test(zoneName),
    'WEB_TIER_ZONE_NAME',
    () =>
      `${path}.zoneName must be a domain name in lower case without a final dot, got '${String(zoneName)}'; use 'airline.example', for example`,
  );
  const originName = problems.literal(`${path}.originName`, domain.originName, RECORD_ADVICE);
  const alternativeNames = domain.alternativeNames.map((name, index) =>
    problems.literal(`${path}.alternativeNames[${String(index)}]`, name, RECORD_ADVICE),
  );
  if (originName !== undefined && !alternativeNames.includes(undefined)) {
    checkCertificateNames(problems, path, { originName, alternativeNames: domain.alternativeNames, zoneName });
  }
}

interface CertificateNames {
  readonly originName: string;
  readonly alternativeNames: readonly string[];
  readonly zoneName: string | undefined;
}

function checkCertificateNames(
  problems: ProblemList,
  path: string,
  { originName, alternativeNames, zoneName }: CertificateNames,
): void {
  problems.require(
    HOST.test(originName) && originName.length <= CERTIFICATE_NAME_LENGTH.max,
    'WEB_TIER_ORIGIN_NAME',
    () =>
      `${path}.originName must be a domain name in lower case of at most 64 characters, got '${originName}'; use 'origin-primary.airline.example', for example`,
  );
  const outside =
    zoneName === undefined ? [] : [originName, ...alternativeNames].filter((name) => !isInside(name, zoneName));
  problems.require(
    outside.length === 0,
    'WEB_TIER_NAME_OUTSIDE_ZONE',
    () =>
      `${path}.originName and alternativeNames must be in the zone '${String(zoneName)}', got ${quoted(outside)}; ` +
      'use names of that zone, since the certificate is validated by records in it',
  );
  const malformed = alternativeNames.filter((name) => !HOST.test(name.replace(/^\*\./, '')));
  problems.require(
    malformed.length === 0,
    'WEB_TIER_ALTERNATIVE_NAME',
    () =>
      `${path}.alternativeNames must be domain names in lower case, got ${quoted(malformed)}; omit a final dot, and use '*' as the first label only`,
  );
  problems.require(
    alternativeNames.length < CERTIFICATE_NAMES.max,
    'WEB_TIER_CERTIFICATE_NAMES',
    () =>
      `${path}.alternativeNames must contain at most 9 names, got ${String(alternativeNames.length)}; use a wildcard, since a certificate has at most 10 names`,
  );
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

function isInside(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}
