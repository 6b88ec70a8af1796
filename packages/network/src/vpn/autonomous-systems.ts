/** Autonomous system number of a customer gateway without `bgpAsn`. */
export const DEFAULT_BGP_ASN = 65000;

/** Autonomous system number of the Amazon side without `amazonSideAsn`. */
export const DEFAULT_AMAZON_SIDE_ASN = 64512;
