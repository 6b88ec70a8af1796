import type { EnvironmentRef } from '@etops/contracts';

/**
 * Checks whether the resources of an environment must survive a mistake: deletion protection, `prevent_destroy` and final
 * snapshots follow from this. Only `development` environments may be thrown away.
 */
export function isProtected(environment: Pick<EnvironmentRef, 'role'>): boolean {
  return environment.role !== 'development';
}
