import type { ProblemList } from '@etops/foundation';
import { Token } from 'cdktf';
import { ZONE_ID_LENGTH } from '../limits';
import type { SiteSettings } from './sites-props';

/**
 * Checks that names and addresses are literals: a token would tie the records to another stack and its Region.
 *
 * Only the zone's id may be a token, since the zone may be in the same stack; a literal id is checked too.
 */
export function checkLiterals(problems: ProblemList, { zone, names = [], sites }: SiteSettings): void {
  const values: readonly (readonly [prop: string, value: string | undefined])[] = [
    ['zone.name', zone.name],
    ...names.map((name, index) => [`names[${String(index)}]`, name] as const),
    ...sites.onPremises.addresses.map(
      (address, index) => [`sites.onPremises.addresses[${String(index)}]`, address] as const,
    ),
    ['sites.onPremises.hostName', sites.onPremises.hostName],
    ['sites.aws.primary.dnsName', sites.aws.primary.dnsName],
    ['sites.aws.dr.dnsName', sites.aws.dr.dnsName],
  ];
  for (const [prop, value] of values) {
    problems.require(
      !Token.isUnresolved(value),
      'DNS_NOT_LITERAL',
      () =>
        `${prop} must be a literal, got a token; records point at names that every stack can compute, never at another stack`,
    );
  }
  problems.require(
    Token.isUnresolved(zone.id) || (/^[A-Za-z0-9-]+$/.test(zone.id) && zone.id.length <= ZONE_ID_LENGTH.max),
    'DNS_ZONE_ID',
    () =>
      `zone.id must be 1 to ${String(ZONE_ID_LENGTH.max)} letters, digits or '-', got '${zone.id}'; use the id without '/hostedzone/'`,
  );
}
