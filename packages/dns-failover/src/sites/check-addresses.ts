import { isIPv6 } from 'node:net';
import type { ProblemList } from '@etops/foundation';
import { addressKind, shortForm } from './addresses';

/** Checks that addresses are public, each listed once. */
export function checkAddresses(problems: ProblemList, path: string, addresses: readonly string[]): void {
  addresses.forEach((address, index) => {
    const addressPath = `${path}[${String(index)}]`;
    problems.require(
      addresses.indexOf(address) === index,
      'DNS_ADDRESS_DUPLICATE',
      () => `${addressPath} must be unique, got '${address}' twice; remove one`,
    );
    checkAddress(problems, addressPath, address);
  });
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
