export { emulatorEnvironment, Interrupted, MissingToolsError } from './processes';
export type { Environment } from './processes';
export { changeDuringOutage, deployLocally, isProven, isSurvived, Rehearsal, unsupportedTypes } from './rehearsal';
export type {
  DeploymentResult,
  Inspection,
  LocalDeploymentOptions,
  RegionLoss,
  RegionLossResult,
  StackNeeds,
  StackResult,
} from './rehearsal';
export { EmulatedRegions, startEmulator } from './servers';
export type {
  EmulatedRegionsOptions,
  Emulator,
  EmulatorContents,
  EmulatorOptions,
  ExportTaskOutcome,
  InstanceRefreshOutcome,
  KeptSecret,
  Leftover,
} from './servers';
export { TerraformError, validateStacks } from './terraform';
export type { ExcludedResource, ExcludedTypes, PlannedChange, StackValidation, ValidationResult } from './terraform';
