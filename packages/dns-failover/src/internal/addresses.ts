import { isIPv4, isIPv6 } from 'node:net';
import { Address4 } from 'ip-address';

/** What Route 53 makes of an address: `documentation` ranges are for examples, and nobody answers there. */
export type AddressKind = 'public' | 'documentation' | 'not-routable' | 'ipv6' | 'not-an-address';

/**
 * Tells addresses that health checkers can reach from those that they cannot.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (checked 2026-11-22)
 */
export function addressKind(value: string): AddressKind {
  if (isIPv6(value)) return 'ipv6';
  if (!isIPv4(value)) return 'not-an-address';
  const address = new Address4(value);
  if (address.isDocumentation()) return 'documentation';
  return address.isGlobal() ? 'public' : 'not-routable';
}
