import type { EnvironmentRef } from '@etops/contracts';
import { BUCKET_NAME_LENGTH, globalNameFor } from '@etops/foundation';

/** Returns the name of an environment's archive bucket, computed from literals, for stacks that write to it. */
export function archiveBucketName(environment: EnvironmentRef): string {
  return globalNameFor(environment, 'archive', { maxLength: BUCKET_NAME_LENGTH.max });
}
