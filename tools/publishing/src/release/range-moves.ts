import { gt, satisfies } from 'semver';
import type { PublicPackage } from '../workspace';
import { bumped } from './bump';

/** A package whose range of a sibling does not include the sibling's new version. */
export interface RangeMove {
  readonly project: string;
  /** New ranges, by sibling. */
  readonly ranges: Readonly<Record<string, string>>;
  /** Whether the package exports types of the sibling, so that the break is one for its consumers, too. */
  readonly breaking: boolean;
}

/** Returns whether a package exports types of a sibling. */
export type Exposes = (project: string, sibling: string) => boolean;

/**
 * Returns the packages whose range of a sibling excludes its new version, and the packages that follow from those.
 *
 * Below 1.0 a caret includes patches only: `^0.1.0` includes 0.1.1 and excludes 0.2.0, the version after a break.
 *
 * @param versions planned versions, by name of the package
 */
export function rangeMoves(
  packages: readonly PublicPackage[],
  versions: Readonly<Record<string, string>>,
  exposes: Exposes,
): readonly RangeMove[] {
  const next: Record<string, string> = { ...versions };
  const moves = new Map<string, RangeMove>();
  for (let settled = false; !settled;) {
    settled = true;
    for (const { project, manifest } of packages) {
      const outgrown = Object.entries(manifest.dependencies ?? {}).flatMap(([name, range]) => {
        const version = next[name];
        return version === undefined || satisfies(version, range) ? [] : [[name, `^${version}`] as const];
      });
      if (outgrown.length === 0 || outgrown.length === Object.keys(moves.get(project)?.ranges ?? {}).length) {
        continue;
      }
      const breaking = outgrown.some(([sibling]) => exposes(project, sibling));
      moves.set(project, { project, ranges: Object.fromEntries(outgrown), breaking });
      next[manifest.name] = later(next[manifest.name], bumped(manifest.version, breaking ? 'major' : 'patch'));
      settled = false;
    }
  }
  // A sibling that moved later in the loop may have a higher version now.
  return [...moves.values()].map((move) => ({
    ...move,
    ranges: Object.fromEntries(Object.keys(move.ranges).map((name) => [name, `^${next[name] ?? ''}`])),
  }));
}

function later(one: string | undefined, other: string): string {
  return one !== undefined && gt(one, other) ? one : other;
}
