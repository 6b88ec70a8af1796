import { isIPv6 } from 'node:net';
import type { ProblemList } from '@etops/foundation';
import { show } from '@etops/foundation';
import { VALUES_PER_RECORD } from '../limits';
import { checkAddresses } from './check-addresses';
import type { LastResort, Sites } from './sites-props';

/** Checks the page that answers while no site can serve. */
export function checkLastResort(
  problems: ProblemList,
  path: string,
  lastResort: LastResort | undefined,
  { aws, onPremises }: Sites,
): void {
  if (lastResort === undefined) {
    return;
  }
  const { addresses, cloudFrontDomainName: domainName } = lastResort;
  problems.require(
    (addresses === undefined) !== (domainName === undefined),
    'DNS_LAST_RESORT',
    () =>
      `${path} must have either addresses or cloudFrontDomainName, got ${addresses === undefined ? 'neither' : 'both'}; give the one that serves the page`,
  );
  problems.require(
    domainName === undefined || /^[a-z0-9]+\.cloudfront\.net$/.test(domainName),
    'DNS_LAST_RESORT_DISTRIBUTION',
    () =>
      `${path}.cloudFrontDomainName must be the name that CloudFront assigned, got ${show(domainName)}; use one such as 'd111111abcdef8.cloudfront.net'`,
  );
  if (addresses !== undefined) {
    checkPageAddresses(problems, `${path}.addresses`, addresses, aws.ipv6 ?? false);
    addresses.forEach((address, index) => {
      problems.require(
        !onPremises.addresses.includes(address),
        'DNS_LAST_RESORT_SITE',
        () =>
          `${path}.addresses[${String(index)}] must not be an address of the on-premises site, got '${address}'; use a server that answers while that site is down`,
      );
    });
  }
}

function checkPageAddresses(problems: ProblemList, path: string, addresses: readonly string[], ipv6: boolean): void {
  problems.require(
    !addresses.every(isIPv6) && addresses.length <= VALUES_PER_RECORD.max,
    'DNS_LAST_RESORT_ADDRESSES',
    () =>
      `${path} must contain 1 to ${String(VALUES_PER_RECORD.max)} addresses, at least one of IPv4, got ${String(addresses.length)}; list the addresses of the page`,
  );
  problems.require(
    addresses.some(isIPv6) === ipv6,
    'DNS_LAST_RESORT_IPV6',
    () =>
      `${path} must contain IPv6 addresses if and only if the sites have some, got ${addresses.some(isIPv6) ? 'some' : 'none'}; IPv6 clients need an answer as well`,
  );
  checkAddresses(problems, path, addresses);
}
