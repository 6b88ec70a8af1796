import { isIPv6 } from 'node:net';
import type { ProblemList } from '@etops/foundation';
import { WEIGHTED_RECORDS } from '../limits';
import { addressKind, shortForm } from './addresses';
import { checkRequest } from './check-request';
import { isHostName } from './names';
import type { OnPremisesSite } from './sites-props';

/** Checks the addresses of the on-premises site, and the request of its health checks. */
export function checkOnPremises(problems: ProblemList, path: string, site: OnPremisesSite): void {
  const { addresses, port = 443, hostName } = site;
  problems.require(
    !addresses.every(isIPv6) && addresses.length <= WEIGHTED_RECORDS.max,
    'DNS_ON_PREMISES_ADDRESSES',
    () =>
      `${path}.addresses must contain 1 to ${String(WEIGHTED_RECORDS.max)} addresses, at least one of IPv4, got ${String(addresses.length)}; list the site's public addresses`,
  );
  addresses.forEach((address, index) => {
    const addressPath = `${path}.addresses[${String(index)}]`;
    problems.require(
      addresses.indexOf(address) === index,
      'DNS_ADDRESS_DUPLICATE',
      () => `${addressPath} must be unique, got '${address}' twice; remove one`,
    );
    checkAddress(problems, addressPath, address);
  });
  problems.require(
    hostName === undefined || isHostName(hostName),
    'DNS_HOST_NAME',
    () =>
      `${path}.hostName must be a host name in lower case, got '${String(hostName)}'; omit it for the first public name`,
  );
  checkRequest(problems, path, { ...site, port });
}

function checkAddress(problems: ProblemList, path: string, address: string): void {
  const kind = addressKind(address);
  problems.require(
    kind !== 'not-an-address',
    'DNS_ADDRESS',
    () => `${path} must be an IPv4 or IPv6 address, got '${address}'; use one address without a prefix length`,
  );
  problems.require(
    kind === 'not-routable' || !isIPv6(address) || shortForm(address) === address,
    'DNS_ADDRESS_FORM',
    () => `${path} must be in the form that Route 53 returns, got '${address}'; use '${shortForm(address)}'`,
  );
  problems.require(
    kind !== 'not-routable',
    'DNS_ADDRESS_NOT_PUBLIC',
    () =>
      `${path} must be a public address, got '${address}'; use one outside of the private, shared, local and multicast ranges`,
  );
}
