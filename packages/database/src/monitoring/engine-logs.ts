import type { DatabaseEngine } from '@etops/contracts';
import type { DatabaseLog } from './instance-monitoring';

/**
 * Logs that an engine can publish.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html (checked 2026-11-23)
 */
export const ENGINE_LOGS: Readonly<Record<DatabaseEngine, readonly DatabaseLog[]>> = {
  postgres: ['postgresql', 'upgrade', 'iam-db-auth-error'],
  mysql: ['audit', 'error', 'general', 'slowquery', 'iam-db-auth-error'],
  mariadb: ['audit', 'error', 'general', 'slowquery', 'iam-db-auth-error'],
};

/** Parameter of a DB parameter group. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** Returns the parameters without which MySQL and MariaDB do not write a log, or write it to a table that RDS cannot publish. */
export function logParameters(logs: readonly DatabaseLog[]): readonly Parameter[] {
  const switches = [
    ...(logs.includes('general') ? [{ name: 'general_log', value: '1' }] : []),
    ...(logs.includes('slowquery') ? [{ name: 'slow_query_log', value: '1' }] : []),
  ];
  return switches.length === 0 ? [] : [...switches, { name: 'log_output', value: 'FILE' }];
}

/** Option without which MySQL and MariaDB write no audit log. */
export const AUDIT_OPTION = 'MARIADB_AUDIT_PLUGIN';
