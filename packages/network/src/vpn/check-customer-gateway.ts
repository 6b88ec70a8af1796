import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, isToken, show } from '@etops/foundation';
import { Address4 } from 'ip-address';
import { overlaps, parseCidr, readCidr } from '../address-plan';
import { BGP_ASN, PROPAGATED_ROUTES, RESERVED_ASN } from '../limits';
import { DEFAULT_BGP_ASN } from './autonomous-systems';
import type { CustomerGatewayProps } from './vpn-props';

/** Checks the customer gateway and the networks behind it, which must not overlap the VPC. */
export function checkCustomerGateway(
  problems: ProblemList,
  path: string,
  { name, ipAddress, bgpAsn = DEFAULT_BGP_ASN, cidrBlocks }: CustomerGatewayProps,
  { vpcCidrBlock, region }: { readonly vpcCidrBlock: string; readonly region: string },
): void {
  problems.require(
    problems.literal(`${path}.name`, name) === undefined || /^[a-z][a-z0-9-]{0,23}$/.test(name),
    'VPN_CUSTOMER_GATEWAY_NAME',
    () =>
      `${path}.name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got ${show(name)}; use 'on-premises', for example`,
  );
  problems.require(
    isToken(ipAddress) || (typeof ipAddress === 'string' && isPublicAddress(ipAddress)),
    'VPN_CUSTOMER_GATEWAY_ADDRESS',
    () =>
      `${path}.ipAddress must be a public IPv4 address, got ${show(ipAddress)}; use the static address of the device`,
  );
  problems.literal(`${path}.bgpAsn`, bgpAsn);
  checkWholeNumber(problems, `${path}.bgpAsn`, bgpAsn, BGP_ASN, {
    code: 'VPN_CUSTOMER_GATEWAY_ASN',
    unit: 'a private number',
    example: DEFAULT_BGP_ASN,
  });
  problems.require(
    bgpAsn !== RESERVED_ASN.everywhere && bgpAsn !== RESERVED_ASN.byRegion[region],
    'VPN_CUSTOMER_GATEWAY_ASN',
    () =>
      `${path}.bgpAsn must not be one that Amazon reserves in ${region}, got ${show(bgpAsn)}; use ${String(DEFAULT_BGP_ASN)}, for example`,
  );
  if (problems.literal(`${path}.cidrBlocks`, cidrBlocks) !== undefined) {
    checkRanges(problems, `${path}.cidrBlocks`, cidrBlocks, vpcCidrBlock);
  }
}

function checkRanges(problems: ProblemList, path: string, cidrBlocks: readonly string[], vpcCidrBlock: string): void {
  const { min, max } = PROPAGATED_ROUTES;
  problems.require(
    cidrBlocks.length >= min && cidrBlocks.length <= max,
    'VPN_CUSTOMER_GATEWAY_RANGES',
    () =>
      `${path} must contain ${String(min)} to ${String(max)} ranges, got ${String(cidrBlocks.length)}; list every range of the site, summarized`,
  );
  const vpc = parseCidr(vpcCidrBlock);
  for (const [index, block] of cidrBlocks.entries()) {
    const range = readCidr(problems, path, block);
    problems.require(
      cidrBlocks.indexOf(block) === index,
      'VPN_CUSTOMER_GATEWAY_DUPLICATE',
      () => `${path} must contain a range once, got '${block}' twice; remove one`,
    );
    problems.require(
      range === undefined || vpc === undefined || !overlaps(range, vpc),
      'VPN_CUSTOMER_GATEWAY_OVERLAP',
      () => `${path} must not overlap the network's ${vpcCidrBlock}, got '${block}'; use another range for the network`,
    );
  }
}

function isPublicAddress(text: string): boolean {
  if (text.includes('/') || !Address4.isValid(text)) {
    return false;
  }
  const address = new Address4(text);
  // Examples, and configurations that wait for the real address, use ranges for documentation.
  return address.isGlobal() || address.isDocumentation();
}
