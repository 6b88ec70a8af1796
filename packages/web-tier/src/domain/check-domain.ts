import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { literals, show } from '@etops/foundation';
import type { Domain } from './domain-props';
import { CERTIFICATE_NAME_LENGTH, CERTIFICATE_NAMES } from './limits';

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html Id (checked 2026-11-22) */
const ZONE_ID = /^[A-Za-z0-9-]{1,32}$/;

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

const RECORD_ADVICE = 'each name of the certificate gets its own validation record';

/** Checks the DNS names of the site. @param environment whose name is in the suggested one */
export function checkDomain(
  problems: ProblemList,
  path: string,
  domain: Required<Domain>,
  environment: Pick<EnvironmentRef, 'name'>,
): void {
  const { hostedZoneId, zoneName } = literals(domain);
  problems.require(
    hostedZoneId === undefined || ZONE_ID.test(hostedZoneId),
    'WEB_TIER_ZONE_ID',
    () =>
      `${path}.hostedZoneId must be 1 to 32 letters, digits or '-', got ${show(hostedZoneId)}; pass the id of the public hosted zone, without '/hostedzone/'`,
  );
  const isZone = zoneName !== undefined && HOST.test(zoneName);
  problems.require(
    zoneName === undefined || isZone,
    'WEB_TIER_ZONE_NAME',
    () =>
      `${path}.zoneName must be a domain name in lower case without a final dot, got ${show(zoneName)}; use 'airline.example', for example`,
  );
  const originName = problems.literal(`${path}.originName`, domain.originName, RECORD_ADVICE);
  const alternativeNames = problems.literal(`${path}.alternativeNames`, domain.alternativeNames, RECORD_ADVICE);
  if (originName !== undefined && alternativeNames !== undefined) {
    checkCertificateNames(problems, path, {
      originName,
      alternativeNames,
      // A malformed zone is the one problem of the names, not one more for each of them.
      zoneName: isZone ? zoneName : undefined,
      example: `origin-${environment.name}.${isZone ? zoneName : 'airline.example'}`,
    });
  }
}

interface CertificateNames {
  readonly originName: string;
  readonly alternativeNames: readonly string[];
  readonly zoneName: string | undefined;
  /** Name that a message suggests. */
  readonly example: string;
}

function checkCertificateNames(problems: ProblemList, path: string, names: CertificateNames): void {
  const { originName, alternativeNames, zoneName, example } = names;
  const isOrigin = HOST.test(originName) && originName.length <= CERTIFICATE_NAME_LENGTH.max;
  problems.require(
    isOrigin,
    'WEB_TIER_ORIGIN_NAME',
    () =>
      `${path}.originName must be a domain name in lower case of at most 64 characters, got ${show(originName)}; use ${show(example)}, for example`,
  );
  problems.require(
    originName !== zoneName,
    'WEB_TIER_ORIGIN_APEX',
    () =>
      `${path}.originName must be a name of this environment, got the zone ${show(zoneName)} itself; use ${show(example)}, for example, since records that choose between sites have the public names`,
  );
  const malformed = alternativeNames.filter((name) => !HOST.test(name.replace(/^\*\./, '')));
  problems.require(
    malformed.length === 0,
    'WEB_TIER_ALTERNATIVE_NAME',
    () =>
      `${path}.alternativeNames must be domain names in lower case, got ${listOf(malformed)}; omit a final dot, and use '*' as the first label only`,
  );
  const wellFormed = [
    ...(isOrigin ? [originName] : []),
    ...alternativeNames.filter((name) => !malformed.includes(name)),
  ];
  const outside = zoneName === undefined ? [] : wellFormed.filter((name) => !isInside(name, zoneName));
  problems.require(
    outside.length === 0,
    'WEB_TIER_NAME_OUTSIDE_ZONE',
    () =>
      `${path}.originName and alternativeNames must be in the zone ${show(zoneName)}, got ${listOf(outside)}; ` +
      'use names of that zone, since the certificate is validated by records in it',
  );
  const all = [originName, ...alternativeNames];
  const repeated = [...new Set(all.filter((name, index) => all.indexOf(name) !== index))];
  problems.require(
    repeated.length === 0,
    'WEB_TIER_CERTIFICATE_NAME_TWICE',
    () =>
      `${path}.originName and alternativeNames must differ, got ${listOf(repeated)} again; remove it from alternativeNames`,
  );
  problems.require(
    alternativeNames.length < CERTIFICATE_NAMES.max,
    'WEB_TIER_CERTIFICATE_NAMES',
    () =>
      `${path}.alternativeNames must contain at most 9 names, got ${String(alternativeNames.length)}; use a wildcard, since a certificate has at most 10 names`,
  );
}

function listOf(names: readonly string[]): string {
  return names.map(show).join(', ');
}

function isInside(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}
