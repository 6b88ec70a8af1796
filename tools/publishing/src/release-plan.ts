import { gt, inc, major, satisfies } from 'semver';
import type { PublicPackage } from './packages';

/** A package that must take another version of a sibling than its range admits. */
export interface Move {
  readonly project: string;
  /** New ranges, by sibling. */
  readonly ranges: Readonly<Record<string, string>>;
  /** Whether the sibling's types are part of what this package exports: then its consumers are broken too. */
  readonly breaking: boolean;
}

/** Name of a package and of a sibling; whether the first exports types of the second. */
export type Exposes = (project: string, sibling: string) => boolean;

/**
 * Packages whose range of a sibling no longer admits the sibling's new version, and those that follow from them.
 *
 * In 0.x a caret admits patches only: `^0.1.0` takes 0.1.1 and refuses 0.2.0, which is what a breaking change makes.
 *
 * @param versions new versions by name of the package; packages that are not released are not in it
 */
export function movesFor(
  packages: readonly PublicPackage[],
  versions: Readonly<Record<string, string>>,
  exposes: Exposes,
): readonly Move[] {
  const next: Record<string, string> = { ...versions };
  const moves = new Map<string, Move>();
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
      next[manifest.name] = later(next[manifest.name], bump(manifest.version, breaking));
      settled = false;
    }
  }
  // A sibling that moved later in the loop may have got a higher version since.
  return [...moves.values()].map((move) => ({
    ...move,
    ranges: Object.fromEntries(Object.keys(move.ranges).map((name) => [name, `^${next[name] ?? ''}`])),
  }));
}

/** What Nx makes of a conventional commit: in 0.x a break is a minor, everything else a patch. */
function bump(version: string, breaking: boolean): string {
  const type = breaking ? (major(version) === 0 ? 'minor' : 'major') : 'patch';
  return inc(version, type) ?? version;
}

function later(one: string | undefined, other: string): string {
  return one !== undefined && gt(one, other) ? one : other;
}
