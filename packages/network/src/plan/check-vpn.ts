import type { Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import { Address4 } from 'ip-address';
import { AMAZON_SIDE_ASN, BGP_ASN, LOG_RETENTION_DAYS, PROPAGATED_ROUTES } from '../limits';
import type { VpnConnectionProps, VpnGateway, VpnSite } from '../vpn-props';
import { checkRouteTables } from './check-route-tables';
import { checkInsideRanges, checkSecurity } from './check-tunnels';
import { overlaps, parseCidr, readCidr } from './cidr';

/** The device's number where none is given. */
export const DEFAULT_BGP_ASN = 65000;

/** Amazon's number where none is given. */
export const DEFAULT_AMAZON_SIDE_ASN = 64512;

/** What is wrong with a VPN connection's props. */
export function checkVpn(props: VpnConnectionProps): readonly Problem[] {
  const problems = new ProblemList();
  const { site, gateway, routing = 'bgp', tunnelInsideCidrBlocks = [], security = {}, logRetentionDays } = props;
  checkSite(site, props.network.cidrBlock, problems);
  checkGateway(gateway ?? { kind: 'virtual-private-gateway' }, site, routing, problems);
  checkInsideRanges(tunnelInsideCidrBlocks, problems);
  checkSecurity(security, problems);
  checkRouteTables(props.routeTables, problems);
  problems.require(
    logRetentionDays === undefined || logRetentionDays === 'none' || LOG_RETENTION_DAYS.includes(logRetentionDays),
    'VPN_LOG_RETENTION',
    () =>
      `logRetentionDays must be a period that CloudWatch Logs knows, got ${String(logRetentionDays)}; write one of ${LOG_RETENTION_DAYS.slice(4, 12).join(', ')}`,
  );
  return problems.all;
}

function checkSite(
  { name, publicIpAddress, bgpAsn = DEFAULT_BGP_ASN, cidrBlocks }: VpnSite,
  vpc: string,
  problems: ProblemList,
): void {
  problems.require(
    /^[a-z][a-z0-9-]{0,23}$/.test(name),
    'VPN_SITE_NAME',
    () =>
      `site.name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got '${name}'; physical names contain it`,
  );
  problems.require(
    isPublicAddress(publicIpAddress),
    'VPN_SITE_ADDRESS',
    () =>
      `site.publicIpAddress must be a public IPv4 address, got '${publicIpAddress}'; write the one that the device is reached at`,
  );
  problems.require(
    Number.isInteger(bgpAsn) && bgpAsn >= BGP_ASN.least && bgpAsn <= BGP_ASN.most,
    'VPN_SITE_ASN',
    () =>
      `site.bgpAsn must be a whole number from ${String(BGP_ASN.least)} to ${String(BGP_ASN.most)}, got ${String(bgpAsn)}; a private one is 65000`,
  );
  problems.require(
    cidrBlocks.length >= 1 && cidrBlocks.length <= PROPAGATED_ROUTES,
    'VPN_SITE_RANGES',
    () =>
      `site.cidrBlocks must have 1 to ${String(PROPAGATED_ROUTES)} ranges, got ${String(cidrBlocks.length)}; write every range of the site, summarized`,
  );
  const own = parseCidr(vpc);
  for (const [index, block] of cidrBlocks.entries()) {
    const range = readCidr('site.cidrBlocks', block, problems);
    problems.require(
      cidrBlocks.indexOf(block) === index,
      'VPN_SITE_DUPLICATE',
      () => `site.cidrBlocks must name a range once, got '${block}' twice; drop one`,
    );
    problems.require(
      range === undefined || own === undefined || !overlaps(range, own),
      'VPN_SITE_OVERLAP',
      () => `site.cidrBlocks must not overlap the network's ${vpc}, got '${block}'; give the network another range`,
    );
  }
}

function isPublicAddress(text: string): boolean {
  if (text.includes('/') || !Address4.isValid(text)) {
    return false;
  }
  const address = new Address4(text);
  // Ranges for documentation stand in examples and in configurations that wait for the real address.
  return address.isGlobal() || address.isDocumentation();
}

function checkGateway(gateway: VpnGateway, site: VpnSite, routing: string, problems: ProblemList): void {
  if (gateway.kind === 'existing-transit-gateway') {
    problems.require(
      routing === 'bgp' || gateway.routeTableId !== undefined,
      'VPN_TRANSIT_ROUTE_TABLE',
      () =>
        "gateway.routeTableId must name the transit gateway's route table where routing is 'static', got none; write it, or use BGP",
    );
  }
  if (gateway.kind === 'transit-gateway') {
    problems.require(
      gateway.subnets.length > 0,
      'VPN_TRANSIT_SUBNETS',
      () => 'gateway.subnets must name a subnet in each zone, got none; write those of the application tier',
    );
  }
  if (gateway.kind === 'existing-virtual-private-gateway' || gateway.kind === 'existing-transit-gateway') {
    return;
  }
  const { amazonSideAsn = DEFAULT_AMAZON_SIDE_ASN } = gateway;
  problems.require(
    AMAZON_SIDE_ASN.some(({ least, most }) => amazonSideAsn >= least && amazonSideAsn <= most),
    'VPN_AMAZON_ASN',
    () =>
      `gateway.amazonSideAsn must be ${AMAZON_SIDE_ASN.map(({ least, most }) => `${String(least)} to ${String(most)}`).join(' or ')}, got ${String(amazonSideAsn)}; it cannot be changed later`,
  );
  problems.require(
    amazonSideAsn !== (site.bgpAsn ?? DEFAULT_BGP_ASN),
    'VPN_SAME_ASN',
    () => `gateway.amazonSideAsn must differ from site.bgpAsn, got ${String(amazonSideAsn)} for both; change one`,
  );
}
