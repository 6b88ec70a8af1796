import type { Checked, ProblemList } from '@etops/foundation';
import { isToken, show } from '@etops/foundation';
import { AMAZON_SIDE_ASN } from '../limits';
import { DEFAULT_AMAZON_SIDE_ASN, DEFAULT_BGP_ASN } from './autonomous-systems';
import type { CustomerGatewayProps, VpnConnectionProps, VpnTarget } from './vpn-props';

/** Checks the Amazon side of a VPN connection. */
export function checkTarget(
  problems: ProblemList,
  path: string,
  target: VpnTarget,
  { customerGateway, routing }: Required<Pick<Checked<VpnConnectionProps>, 'customerGateway' | 'routing'>>,
): void {
  switch (target.kind) {
    case 'existing-virtual-private-gateway':
      return;
    case 'existing-transit-gateway':
      problems.require(
        routing === 'bgp' || target.routeTableId !== undefined,
        'VPN_TRANSIT_ROUTE_TABLE',
        () =>
          `${path}.routeTableId must be set if routing is 'static', got none; use the transit gateway's route table, or BGP`,
      );
      return;
    case 'transit-gateway':
      problems.require(
        target.subnets.length > 0,
        'VPN_TRANSIT_SUBNETS',
        () => `${path}.subnets must contain a subnet in each zone, got none; use those of the application tier`,
      );
      checkAmazonSideAsn(problems, path, target.amazonSideAsn, customerGateway);
      return;
    case 'virtual-private-gateway':
      checkAmazonSideAsn(problems, path, target.amazonSideAsn, customerGateway);
  }
}

function checkAmazonSideAsn(
  problems: ProblemList,
  path: string,
  asn = DEFAULT_AMAZON_SIDE_ASN,
  { bgpAsn = DEFAULT_BGP_ASN }: CustomerGatewayProps,
): void {
  if (isToken(asn)) {
    return;
  }
  problems.require(
    AMAZON_SIDE_ASN.some(({ min, max }) => asn >= min && asn <= max),
    'VPN_AMAZON_ASN',
    () =>
      `${path}.amazonSideAsn must be ${AMAZON_SIDE_ASN.map(({ min, max }) => `${String(min)} to ${String(max)}`).join(' or ')}, got ${show(asn)}; use ${String(DEFAULT_AMAZON_SIDE_ASN)}, for example`,
  );
  problems.require(
    asn !== bgpAsn,
    'VPN_SAME_ASN',
    () => `${path}.amazonSideAsn must differ from customerGateway.bgpAsn, got ${show(asn)} for both; change one`,
  );
}
