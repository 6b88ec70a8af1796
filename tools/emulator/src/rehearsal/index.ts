export { deployLocally } from './deploy-locally';
export { isProven } from './deployment';
export type { DeploymentResult, StackResult } from './deployment';
export type { LocalDeploymentOptions } from './local-deployment-options';
export { isSurvived } from './region-loss';
export type { RegionLoss, RegionLossResult } from './region-loss';
export { Rehearsal } from './rehearsal';
export type { StackNeeds } from './stack-needs';
export { unsupportedTypes } from './unsupported-types';
