export { addressKind } from './addresses';
export { adviseOnCapacity } from './check-capacity';
export { checkSites } from './check-sites';
export { internalNames, publicNames } from './names';
export type {
  AwsSite,
  FailoverMode,
  HostedZoneRef,
  LastResort,
  OnPremisesData,
  OnPremisesSite,
  Sites,
  SiteSettings,
} from './sites-props';
