import type { EnvironmentRef } from '@etops/contracts';
import { JOURNAL_FILE } from './journal-service';
import type { ServerLogFile, ServerLogs } from './logs-props';

/** Files that every server publishes. */
export const SYSTEM_LOG_FILES: readonly ServerLogFile[] = [
  { filePath: JOURNAL_FILE, name: 'journal' },
  { filePath: '/var/log/cloud-init-output.log', name: 'cloud-init-output' },
  { filePath: '/var/log/amazon/efs/mount.log', name: 'efs-mount' },
];

/** Returns the files that servers publish: those of the system and those of the caller. */
export function logFiles({ files }: Required<ServerLogs>): readonly ServerLogFile[] {
  return [...SYSTEM_LOG_FILES, ...files];
}

/** Returns the name of the servers' log group: a literal. @param purpose id of the web tier */
export function logGroupName({ application, name }: EnvironmentRef, purpose: string): string {
  return `/${application}/${name}/${purpose}`;
}
