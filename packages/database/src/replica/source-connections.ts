import type { DatabaseEngine } from '@etops/contracts';
import type { Checked, ProblemList } from '@etops/foundation';
import { literals, propPath } from '@etops/foundation';
import { defaultMaximumConnections, instanceMemoryGiB } from '../engine';
import type { DatabaseReplicaProps, ReplicaSource } from './database-replica-props';

/** Instance whose connections are compared. */
type Connections = Pick<ReplicaSource, 'instanceClass' | 'maximumConnections'>;

/** Replica and its source, as far as their connections are compared. */
type ComparedReplica = Connections &
  Pick<Checked<DatabaseReplicaProps>, 'source'> & { readonly engine: DatabaseEngine };

/**
 * Checks that a PostgreSQL replica allows at least as many connections as its source. A replica that allows fewer stops
 * replaying when the source raises its maximum, and does not start again.
 *
 * @see https://www.postgresql.org/docs/current/hot-standby.html#HOT-STANDBY-ADMIN (checked 2026-11-23)
 */
export function checkSourceConnections(problems: ProblemList, path: string, replica: ComparedReplica): void {
  const { here, there } = boundsOfBoth(replica);
  if (replica.engine === 'postgres' && here !== undefined && there !== undefined && allowsFewer(here, there)) {
    problems.add(
      'REPLICA_CONNECTIONS',
      `${propPath(path, 'maximumConnections')} must be at least the source's, got ${text(here)} for ${text(there)}; raise it, or choose a class with as much memory as the source's: otherwise PostgreSQL stops replaying`,
    );
  }
}

/** Returns a warning if the connections of a PostgreSQL replica and its source cannot be compared. */
export function connectionsWarning(replica: ComparedReplica): string | undefined {
  const { here, there } = boundsOfBoth(replica);
  if (replica.engine !== 'postgres') {
    return undefined;
  }
  if (here === undefined || there === undefined) {
    return `maximumConnections should be comparable with the source's, got an unknown maximum; set ${there === undefined ? 'source.instanceClass, and source.maximumConnections if the source sets it' : 'maximumConnections'}, since PostgreSQL stops replaying if the replica allows fewer [REPLICA_CONNECTIONS_UNKNOWN]`;
  }
  return here.derived === there.derived || here.min >= there.max || allowsFewer(here, there)
    ? undefined
    : `maximumConnections should be at least the source's, got ${text(here)} for ${text(there)}; set both maximumConnections and source.maximumConnections, or neither, since RDS reserves a part of the memory that one is derived from [REPLICA_CONNECTIONS_UNKNOWN]`;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** Derived from the memory of the class, of which RDS reserves up to a quarter. */
  readonly derived: boolean;
}

function boundsOfBoth(replica: ComparedReplica): { readonly here?: Bounds; readonly there?: Bounds } {
  const here = boundsOf(replica);
  const there = replica.source === undefined ? undefined : boundsOf(replica.source);
  return { ...(here === undefined ? {} : { here }), ...(there === undefined ? {} : { there }) };
}

function allowsFewer(here: Bounds, there: Bounds): boolean {
  return here.derived && there.derived ? here.max < there.max : here.max < there.min;
}

function boundsOf(connections: Connections): Bounds | undefined {
  const instanceClass = literals(connections.instanceClass);
  const maximumConnections = literals(connections.maximumConnections);
  if (maximumConnections !== undefined) {
    return { min: maximumConnections, max: maximumConnections, derived: false };
  }
  const memoryGiB = instanceClass === undefined ? undefined : instanceMemoryGiB(instanceClass);
  if (memoryGiB === undefined) {
    return undefined;
  }
  const max = defaultMaximumConnections('postgres', memoryGiB);
  return { min: Math.floor((max * 3) / 4), max, derived: true };
}

function text({ min, max }: Bounds): string {
  return min === max ? String(min) : `${String(min)} to ${String(max)}`;
}
