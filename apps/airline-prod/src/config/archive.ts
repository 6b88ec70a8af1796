import type { ReplicaTarget } from '@etops/backup';
import { replicaTarget } from '@etops/backup';
import type { EnvironmentRef } from '@etops/contracts';
import { globalNameFor } from '@etops/foundation';
import type { AirlineConfig } from './airline-config';
import { environmentOf } from './environments';

/** Purpose of the key in the DR Region that encrypts the archive. */
export const ARCHIVE_KEY_PURPOSE = 'archive';

/** Where the database's exports land in the archive. */
export const DATABASE_EXPORTS_PREFIX = 'database-exports/';

/** What the application's build leaves behind, in its bucket and, replicated, in the archive. */
export const ARTIFACTS_PREFIX = 'artifacts/';

/** The archive in the DR Region, known to its writers by literals. */
export function archiveTarget(config: AirlineConfig): ReplicaTarget {
  return replicaTarget(environmentOf(config, 'vault'), ARCHIVE_KEY_PURPOSE);
}

/** Bucket of an environment's artifacts, by name. */
export function artifactsBucketName(environment: EnvironmentRef): string {
  return globalNameFor(environment, 'artifacts', { maxLength: 63 });
}
