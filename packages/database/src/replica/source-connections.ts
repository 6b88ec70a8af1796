import type { DatabaseEngine } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { instanceMemoryGiB } from '../engine/instance-memory';
import { defaultMaximumConnections } from '../engine/maximum-connections';

/** What is known of connections on one side of a replication; `undefined` is a value that only Terraform knows. */
export interface Connections {
  readonly instanceClass?: string | undefined;
  readonly maximumConnections?: number | undefined;
}

/**
 * Checks that a PostgreSQL replica takes at least as many connections as its source: one that takes fewer stops
 * replaying as soon as the source's figure reaches it, and does not start again.
 *
 * @returns what cannot be told, for a warning
 * @see https://www.postgresql.org/docs/current/hot-standby.html#HOT-STANDBY-ADMIN (checked 2026-11-23)
 */
export function checkSourceConnections(
  engine: DatabaseEngine,
  replica: Connections,
  source: Connections,
  problems: ProblemList,
): string | undefined {
  if (engine !== 'postgres') {
    return undefined;
  }
  const [here, there] = [boundsOf(replica), boundsOf(source)];
  if (here === undefined || there === undefined) {
    return `nobody can tell whether the replica takes as many connections as its source, without which PostgreSQL stops replaying; give ${there === undefined ? 'source.instanceClass, and source.maximumConnections if the source sets it' : 'maximumConnections'}`;
  }
  if (here.derived && there.derived ? here.most < there.most : here.most < there.least) {
    problems.add(
      'REPLICA_CONNECTIONS',
      `maximumConnections must be at least the source's, got ${text(here)} for ${text(there)}; raise it, or choose a class with as much memory as the source's: PostgreSQL stops replaying otherwise`,
    );
    return undefined;
  }
  return here.derived === there.derived || here.least >= there.most
    ? undefined
    : `the replica takes ${text(here)} connections and its source ${text(there)}, of which one follows from memory that RDS partly keeps; give maximumConnections and source.maximumConnections both, or neither`;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  /** From the memory of the class, of which RDS keeps up to a quarter. */
  readonly derived: boolean;
}

function boundsOf({ instanceClass, maximumConnections }: Connections): Bounds | undefined {
  if (maximumConnections !== undefined) {
    return { least: maximumConnections, most: maximumConnections, derived: false };
  }
  const memoryGiB = instanceClass === undefined ? undefined : instanceMemoryGiB(instanceClass);
  if (memoryGiB === undefined) {
    return undefined;
  }
  const most = defaultMaximumConnections('postgres', memoryGiB);
  return { least: Math.floor((most * 3) / 4), most, derived: true };
}

function text({ least, most }: Bounds): string {
  return least === most ? String(most) : `${String(least)} to ${String(most)}`;
}
