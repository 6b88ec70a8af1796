import type { Checked } from '@etops/foundation';
import type { SnapshotExportProps } from './snapshot-export-props';

/** Props of an export with their defaults applied. */
export type ResolvedSnapshotExport = ReturnType<typeof resolveSnapshotExport>;

/** Applies the defaults. */
export function resolveSnapshotExport(props: Checked<SnapshotExportProps>) {
  const { database, archive, timeZone = 'Etc/UTC', timeoutHours = 24, acceptsWarnings = false, topic } = props;
  const { prefix = `snapshots/${database.identifier}` } = archive;
  return { ...props, archive: { ...archive, prefix }, timeZone, timeoutHours, acceptsWarnings, topic };
}
