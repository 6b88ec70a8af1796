export { readOutputs, recordOutputs } from './outputs-file';
export type { RecordedOutputNames, RecordOutputsOptions } from './outputs-file';
export { outputPlaceholder, StackOutputs } from './stack-outputs';
export type { MissingOutput, OutputValues } from './stack-outputs';
