import { isIPv6 } from 'node:net';
import type { ProblemList } from '@etops/foundation';
import { WEIGHTED_RECORDS } from '../limits';
import { checkAddresses } from './check-addresses';
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
  checkAddresses(problems, `${path}.addresses`, addresses);
  problems.require(
    hostName === undefined || isHostName(hostName),
    'DNS_HOST_NAME',
    () =>
      `${path}.hostName must be a host name in lower case, got '${String(hostName)}'; omit it for the first public name`,
  );
  checkRequest(problems, path, { ...site, port });
}
