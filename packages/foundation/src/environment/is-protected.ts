import type { EnvironmentRef } from '@etops/contracts';

/**
 * Whether what the environment holds must survive a mistake: deletion protection, `prevent_destroy` and final
 * snapshots follow from this. Only `development` environments may be thrown away.
 */
export function isProtected(environment: Pick<EnvironmentRef, 'role'>): boolean {
  return environment.role !== 'development';
}
