import { isIPv4, isIPv6 } from 'node:net';
import { Address4, Address6 } from 'ip-address';

/** How health checkers see an address. Addresses of `documentation` ranges are for examples and never answer. */
export type AddressKind = 'public' | 'documentation' | 'not-routable' | 'not-an-address';

/**
 * Returns whether health checkers can reach an address.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (checked 2026-11-22)
 */
export function addressKind(value: string): AddressKind {
  if (!isIPv4(value) && !isIPv6(value)) return 'not-an-address';
  const address = isIPv4(value) ? new Address4(value) : new Address6(value);
  if (address.isDocumentation()) return 'documentation';
  const mapped = address instanceof Address6 && address.isMapped4();
  return address.isGlobal() && !mapped ? 'public' : 'not-routable';
}

/** Returns an address in the form in which Route 53 returns it: IPv6 is shortened, in lower case. */
export function shortForm(address: string): string {
  return isIPv6(address) ? new Address6(address).correctForm() : address;
}
