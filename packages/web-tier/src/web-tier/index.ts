export { WebTier } from './web-tier';
export type { WebTierProps } from './web-tier-props';
