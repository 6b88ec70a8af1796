export { ChildProcesses, Interrupted } from './child-processes';
export type { FinishedProcess } from './child-processes';
export { downloadEnvironment, emulatorEnvironment, withoutCloudSettings } from './emulator-environment';
export type { Environment } from './emulator-environment';
export { onInterruption } from './interruption';
export { MissingToolsError, missingTools, MOTO_VERSION, requireTools } from './required-tools';
