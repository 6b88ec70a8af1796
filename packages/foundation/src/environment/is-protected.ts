import type { EnvironmentRef } from '@etops/contracts';

/**
 * Checks whether the resources of an environment must survive a mistake: this determines deletion protection,
 * `prevent_destroy` and final snapshots. Only `development` environments can be destroyed.
 */
export function isProtected(environment: Pick<EnvironmentRef, 'role'>): boolean {
  return environment.role !== 'development';
}
