export { addressKind } from './addresses';
export { checkSites } from './check-sites';
export { internalNames, publicNames } from './names';
export type { AwsSite, FailoverMode, HostedZoneRef, OnPremisesSite, Sites, SiteSettings } from './sites-props';
