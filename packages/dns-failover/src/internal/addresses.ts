import { isIPv4, isIPv6 } from 'node:net';
import { Address4, Address6 } from 'ip-address';

/** What Route 53 makes of an address: `documentation` ranges are for examples, and nobody answers there. */
export type AddressKind = 'public' | 'documentation' | 'not-routable' | 'not-an-address';

/**
 * Tells addresses that health checkers can reach from those that they cannot.
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

/** The one form in which Route 53 gives an address back: IPv6 is shortened, in lower case. */
export function shortForm(address: string): string {
  return isIPv6(address) ? new Address6(address).correctForm() : address;
}
