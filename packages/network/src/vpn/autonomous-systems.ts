/** Autonomous system number of a customer gateway without `bgpAsn`. */
export const DEFAULT_BGP_ASN = 65000;

/** First number of the Amazon side, and of Regions that {@link REGIONS} does not contain. */
const FIRST_AMAZON_SIDE_ASN = 64512;

/** Regions in the order of their numbers. Append only: AWS cannot change the number of a gateway. */
const REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'ca-west-1',
  'mx-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-central-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'af-south-1',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-7',
  'ap-southeast-6',
];

/**
 * Returns the autonomous system number of the Amazon side without `amazonSideAsn`: another one for each Region, so that
 * a device with connections to two Regions, or two transit gateways as peers, can tell them apart.
 */
export function defaultAmazonSideAsn(region: string): number {
  return FIRST_AMAZON_SIDE_ASN + 1 + REGIONS.indexOf(region);
}
