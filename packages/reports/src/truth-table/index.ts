export { renderTruthTable } from './render-truth-table';
export type { Condition, TruthTable, TruthTableRow } from './truth-table';
export { truthTablePage } from './truth-table-page';
export type { TruthTablePageOptions } from './truth-table-page';
