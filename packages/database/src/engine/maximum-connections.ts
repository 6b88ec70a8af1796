import type { DatabaseEngine } from '@etops/contracts';
import { BYTES_PER_CONNECTION, BYTES_PER_GIB, POSTGRES_CONNECTION_LIMIT } from '../limits';

/**
 * Returns the connections that RDS's default parameter group allows for an amount of memory.
 *
 * This is an upper bound: RDS reserves part of the memory, about a quarter on the smallest classes and a twentieth on
 * large ones, and publishes no figure.
 */
export function defaultMaximumConnections(engine: DatabaseEngine, memoryGiB: number): number {
  const connections = Math.floor((memoryGiB * BYTES_PER_GIB) / BYTES_PER_CONNECTION[engine]);
  return engine === 'postgres' ? Math.min(connections, POSTGRES_CONNECTION_LIMIT) : connections;
}
