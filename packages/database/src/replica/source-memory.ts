import { literals, show } from '@etops/foundation';
import { instanceMemoryGiB } from '../engine';
import type { ReplicaSource } from './database-replica-props';

/** Replica and its source, as far as their classes are compared. */
export interface ComparedClasses {
  readonly instanceClass: string;
  readonly source?: ReplicaSource;
}

/** Returns a warning if a replica has less memory than its source, whose load it gets when it takes over. */
export function memoryWarning({ instanceClass, source }: ComparedClasses): string | undefined {
  const here = memoryOf(instanceClass);
  const there = memoryOf(source?.instanceClass);
  return here === undefined || there === undefined || here >= there
    ? undefined
    : `instanceClass should have as much memory as the source's, got ${show(instanceClass)} with ${String(here)} GiB for ${show(source?.instanceClass)} with ${String(there)} GiB; choose a larger class, or change it before the replica takes over [REPLICA_CLASS_SMALLER]`;
}

function memoryOf(instanceClass: string | undefined): number | undefined {
  const known = literals(instanceClass);
  return known === undefined ? undefined : instanceMemoryGiB(known);
}
