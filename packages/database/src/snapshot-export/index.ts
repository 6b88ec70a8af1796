export { exportDefinition } from './export-definition';
export type { ExportTarget, ExportTimings } from './export-target';
export { SnapshotExport } from './snapshot-export';
export type { ExportArchive, SnapshotExportProps } from './snapshot-export-props';
