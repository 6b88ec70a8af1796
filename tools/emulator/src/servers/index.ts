export { EmulatedRegions, GLOBAL_REGION } from './emulated-regions';
export type { EmulatedRegionsOptions } from './emulated-regions';
export type {
  Emulator,
  EmulatorContents,
  ExportTaskOutcome,
  InstanceRefreshOutcome,
  KeptSecret,
  Leftover,
} from './emulator';
export { startEmulator } from './start-emulator';
export type { EmulatorOptions } from './start-emulator';
