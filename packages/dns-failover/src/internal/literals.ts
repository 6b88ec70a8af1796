import type { Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import { Token } from 'cdktf';
import { MAX_ZONE_ID_LENGTH } from '../limits';
import type { FailoverSettings } from '../sites';

/**
 * Names and addresses that are tokens: they would tie the records to another stack, and with it to another Region.
 *
 * Only the zone's id may be one, as the zone may be of the same stack; a literal id is checked here too.
 *
 * @param id of the construct
 */
export function literalProblems({ zone, names = [], sites }: FailoverSettings, id: string): readonly Problem[] {
  const problems = new ProblemList();
  problems.require(
    /^[A-Za-z0-9-]{1,64}$/.test(id),
    'DNS_ID',
    () =>
      `the construct's id must be 1 to 64 letters, digits or '-', got '${id}'; it is part of the names of the switches`,
  );
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
    Token.isUnresolved(zone.id) || (/^[A-Za-z0-9-]+$/.test(zone.id) && zone.id.length <= MAX_ZONE_ID_LENGTH),
    'DNS_ZONE_ID',
    () => `zone.id must be 1 to 32 letters, digits or '-', got '${zone.id}'; write the id without '/hostedzone/'`,
  );
  return problems.all;
}
