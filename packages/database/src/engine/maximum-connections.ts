import type { DatabaseEngine } from '@etops/contracts';
import { BYTES_PER_CONNECTION, BYTES_PER_GIB, POSTGRES_CONNECTION_LIMIT } from '../limits';

/**
 * Connections that RDS's own parameter group allows an instance with so much memory.
 *
 * An upper bound: RDS keeps part of the memory for itself, about a quarter of it on the smallest classes and a
 * twentieth on large ones, and publishes no figure.
 */
export function defaultMaximumConnections(engine: DatabaseEngine, memoryGiB: number): number {
  const connections = Math.floor((memoryGiB * BYTES_PER_GIB) / BYTES_PER_CONNECTION[engine]);
  return engine === 'postgres' ? Math.min(connections, POSTGRES_CONNECTION_LIMIT) : connections;
}
