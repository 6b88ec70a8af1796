import { basename } from 'node:path';

/** Where a package's API report is, from the workspace's root. */
export function apiReportFile(folder: string): string {
  return `${folder}/etc/${basename(folder)}.api.md`;
}
