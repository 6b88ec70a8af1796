export { renderTruthTable } from './render-truth-table';
export type {
  TruthTableReport,
  TruthTableReportCondition,
  TruthTableReportRow,
  TruthTableReportShare,
} from './truth-table';
export { truthTablePage } from './truth-table-page';
export type { TruthTablePageOptions } from './truth-table-page';
