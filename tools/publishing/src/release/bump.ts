import { inc, major } from 'semver';

/** Bumps from the smallest to the largest, with the aliases that Nx accepts. */
export const BUMPS = { patch: ['patch', 'fix'], minor: ['minor', 'feat'], major: ['major', 'feat!', 'fix!'] } as const;
export type Bump = keyof typeof BUMPS;

/** Returns the version after a bump. Below 1.0 a break is a minor version, everything else a patch, as in Nx. */
export function bumped(version: string, bump: Bump): string {
  const type = major(version) > 0 ? bump : bump === 'major' ? 'minor' : 'patch';
  return inc(version, type) ?? version;
}
