import { isIPv6 } from 'node:net';
import type { ProblemList } from '@etops/foundation';
import { MAX_WEIGHTED_RECORDS } from '../limits';
import type { OnPremisesSite } from '../sites';
import { addressKind, shortForm } from './addresses';
import { checkPathAndPort } from './check-path-and-port';
import { checkSearchString } from './check-search-string';
import { isHostName } from './names';

/** The addresses of the site outside of AWS, and how it is checked. */
export function checkOnPremises(problems: ProblemList, site: OnPremisesSite): void {
  const { addresses, port = 443, hostName } = site;
  problems.require(
    !addresses.every(isIPv6) && addresses.length <= MAX_WEIGHTED_RECORDS,
    'DNS_ON_PREMISES_ADDRESSES',
    () =>
      `sites.onPremises.addresses must hold 1 to 100 addresses, one of IPv4 at least, got ${String(addresses.length)}; name the site's public addresses`,
  );
  addresses.forEach((address, index) => {
    const path = `sites.onPremises.addresses[${String(index)}]`;
    problems.require(
      addresses.indexOf(address) === index,
      'DNS_ADDRESS_DUPLICATE',
      () => `${path} must be unique, got '${address}' twice; remove one`,
    );
    const kind = addressKind(address);
    if (kind === 'not-an-address') {
      problems.add(
        'DNS_ADDRESS',
        `${path} must be an IPv4 or IPv6 address, got '${address}'; write one without a prefix length`,
      );
    }
    if (isIPv6(address) && shortForm(address) !== address) {
      problems.add(
        'DNS_ADDRESS_FORM',
        `${path} must be in the form that Route 53 gives back, got '${address}'; write '${shortForm(address)}'`,
      );
    }
    if (kind === 'not-routable') {
      problems.add(
        'DNS_ADDRESS_NOT_PUBLIC',
        `${path} must be a public address, got '${address}'; health checkers and clients reach no private, shared, local or multicast range`,
      );
    }
  });
  problems.require(
    hostName === undefined || isHostName(hostName),
    'DNS_HOST_NAME',
    () =>
      `sites.onPremises.hostName must be a host name in lower case, got '${String(hostName)}'; leave it out for the first public name`,
  );
  checkSearchString(problems, 'sites.onPremises', site);
  checkPathAndPort(problems, 'sites.onPremises', { healthCheckPath: site.healthCheckPath, port });
}
