export { missingOutputsReport } from './missing-outputs';
export type { MissingOutputsOptions } from './missing-outputs';
