import type { Checked, ProblemList } from '@etops/foundation';
import { checkResourceId, isToken, isWholeNumber, regionOfZone, show } from '@etops/foundation';
import type { SubnetRef } from '@etops/contracts';
import { AMAZON_SIDE_ASN } from '../limits';
import { DEFAULT_BGP_ASN, defaultAmazonSideAsn } from './autonomous-systems';
import type { CustomerGatewayProps, VpnConnectionProps, VpnTarget } from './vpn-props';

/** Checks the Amazon side of a VPN connection. */
export function checkTarget(
  problems: ProblemList,
  path: string,
  target: VpnTarget,
  {
    customerGateway,
    routing,
    region,
  }: Required<Pick<Checked<VpnConnectionProps>, 'customerGateway' | 'routing'>> & { readonly region: string },
): void {
  switch (target.kind) {
    case 'existing-virtual-private-gateway':
      checkResourceId(problems, `${path}.vpnGatewayId`, target.vpnGatewayId, 'virtual-private-gateway');
      return;
    case 'existing-transit-gateway':
      checkResourceId(problems, `${path}.transitGatewayId`, target.transitGatewayId, 'transit-gateway');
      checkResourceId(problems, `${path}.routeTableId`, target.routeTableId, 'transit-gateway-route-table');
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
      checkSubnets(problems, `${path}.subnets`, target.subnets, region);
      checkAmazonSideAsn(problems, path, target.amazonSideAsn ?? defaultAmazonSideAsn(region), customerGateway);
      return;
    case 'virtual-private-gateway':
      checkAmazonSideAsn(problems, path, target.amazonSideAsn ?? defaultAmazonSideAsn(region), customerGateway);
  }
}

/** Checks the subnets of an attachment: one in each zone, in the Region of the transit gateway. */
function checkSubnets(problems: ProblemList, path: string, subnets: readonly SubnetRef[], region: string): void {
  const zones = subnets.map(({ availabilityZone }) => availabilityZone);
  for (const [index, { id, availabilityZone }] of subnets.entries()) {
    checkResourceId(problems, `${path}[${String(index)}].id`, id, 'subnet');
    if (isToken(availabilityZone)) {
      continue;
    }
    problems.require(
      regionOfZone(availabilityZone) === region,
      'VPN_TRANSIT_SUBNETS',
      () =>
        `${path}[${String(index)}].availabilityZone must be in ${region}, got ${show(availabilityZone)}; use subnets of the VPC`,
    );
    problems.require(
      zones.indexOf(availabilityZone) === index,
      'VPN_TRANSIT_SUBNETS',
      () => `${path} must contain one subnet of each zone, got two of ${show(availabilityZone)}; remove one`,
    );
  }
}

function checkAmazonSideAsn(
  problems: ProblemList,
  path: string,
  asn: number,
  { bgpAsn = DEFAULT_BGP_ASN }: CustomerGatewayProps,
): void {
  if (isToken(asn)) {
    return;
  }
  problems.require(
    AMAZON_SIDE_ASN.some((range) => isWholeNumber(asn, range)),
    'VPN_AMAZON_ASN',
    () =>
      `${path}.amazonSideAsn must be ${AMAZON_SIDE_ASN.map(({ min, max }) => `${String(min)} to ${String(max)}`).join(' or ')}, got ${show(asn)}; use ${String(AMAZON_SIDE_ASN[0].min)}, for example`,
  );
  problems.require(
    asn !== bgpAsn,
    'VPN_SAME_ASN',
    () => `${path}.amazonSideAsn must differ from customerGateway.bgpAsn, got ${show(asn)} for both; change one`,
  );
}
