export { coverageTable } from './coverage';
export type { CoveredResource, CoverageRule, OtherProtection, PlannedCoverage } from './coverage';
export { deploymentReport } from './deployment';
export type { DeployedStack, Deployment, ExcludedResource, Leftover, RegionLoss } from './deployment';
export { missingOutputsReport } from './outputs';
export type { MissingOutputsOptions } from './outputs';
export { problemReport } from './problems';
export { stackTable } from './stacks';
export type { StackSummary } from './stacks';
export { renderTable } from './tables';
export type { Column, ReportFormat, Table } from './tables';
export { renderTruthTable, truthTablePage } from './truth-table';
export type {
  TruthTablePageOptions,
  TruthTableReport,
  TruthTableReportCondition,
  TruthTableReportRow,
} from './truth-table';
