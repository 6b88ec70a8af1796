export { renderTable } from './render-table';
export type { Column, ReportFormat, Table } from './table';
