export { deploymentReport } from './deployment-report';
export type { DeployedStack, Deployment, ExcludedResource, Leftover, RegionLoss } from './deployment';
