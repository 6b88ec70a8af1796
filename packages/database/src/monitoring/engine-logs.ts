import type { DatabaseEngine } from '@etops/contracts';
import type { DatabaseLog } from './instance-monitoring';

/**
 * Logs that an engine can send.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html (checked 2026-11-23)
 */
export const ENGINE_LOGS: Readonly<Record<DatabaseEngine, readonly DatabaseLog[]>> = {
  postgres: ['postgresql', 'upgrade', 'iam-db-auth-error'],
  mysql: ['audit', 'error', 'general', 'slowquery', 'iam-db-auth-error'],
  mariadb: ['audit', 'error', 'general', 'slowquery', 'iam-db-auth-error'],
};

/** A parameter of a parameter group. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** Parameters without which MySQL and MariaDB write no such log, or write it into a table that nobody can send. */
export function logParameters(logs: readonly DatabaseLog[]): readonly Parameter[] {
  const switches = [
    ...(logs.includes('general') ? [{ name: 'general_log', value: '1' }] : []),
    ...(logs.includes('slowquery') ? [{ name: 'slow_query_log', value: '1' }] : []),
  ];
  return switches.length === 0 ? [] : [...switches, { name: 'log_output', value: 'FILE' }];
}

/** Option without which MySQL and MariaDB write no audit log. */
export const AUDIT_OPTION = 'MARIADB_AUDIT_PLUGIN';
