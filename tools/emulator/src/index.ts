export type { KeptSecret } from './exposed-secrets';
export { Interrupted } from './child-processes';
export { deployLocally } from './deploy-locally';
export type { LocalDeploymentOptions } from './deploy-locally';
export { isProven } from './deployment';
export type { DeploymentResult, StackResult } from './deployment';
export { EmulatedRegions } from './emulated-regions';
export type { EmulatedRegionsOptions } from './emulated-regions';
export { startEmulator } from './emulator';
export type {
  Emulator,
  EmulatorContents,
  EmulatorOptions,
  ExportTaskOutcome,
  InstanceRefreshOutcome,
  Leftover,
} from './emulator';
export { emulatorEnvironment } from './emulator-environment';
export type { Environment } from './emulator-environment';
export { emulatorGaps } from './emulator-gaps';
export type { Gaps, LeftOut } from './leave-out';
export { isSurvived } from './lost-region';
export type { RegionLoss, RegionLossResult } from './lost-region';
export type { PlannedChange } from './planned-changes';
export { Rehearsal } from './rehearsal';
export { MissingToolsError } from './required-tools';
export type { StackNeeds } from './stack-needs';
export { TerraformError } from './terraform';
export { validateStacks } from './validate-stacks';
export type { StackValidation, ValidationResult } from './validate-stacks';
