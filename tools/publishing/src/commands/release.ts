import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { releaseChangelog, releaseVersion } from 'nx/release';
import { git } from '../git';
import type { PublicPackage } from '../packages';
import { publicPackages } from '../packages';
import { movesFor } from '../release-plan';
import { obstacles } from '../release-preconditions';
import { changedSinceRelease, commitMoves, describeMove, exposure, tagOf, untagged } from '../release-state';
import { reportProblems, runCommand } from './run-command';

const root = join(__dirname, '../../../..');

// npm run release -- [--dry-run]: versions, changelogs, a commit, tags; docs/releasing.md says more.
runCommand(async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const dryRun = values['dry-run'];
  if (!dryRun && !reportProblems('the clone to release from', obstacles(root))) {
    return false;
  }
  const first = untagged(root, publicPackages(root));
  const released = await version(dryRun);
  for (const one of first) {
    console.log(`${tagOf(one)}: first release, as it stands`);
    if (!dryRun) {
      git(root, 'tag', '--annotate', `--message=${tagOf(one)}`, tagOf(one));
    }
  }
  if (released.length + first.length === 0) {
    console.log('nothing to release: no feature, fix or break since the last tags');
  }
  return true;
});

/** Versions, changelogs, commit and tags; gives the projects that got a new version. */
async function version(dryRun: boolean): Promise<readonly string[]> {
  const packages = publicPackages(root);
  const changed = names(changedSinceRelease(root, packages));
  if (changed.length === 0) {
    return [];
  }
  const foreseen = await releaseVersion({ projects: changed, dryRun: true, stageChanges: false, gitCommit: false });
  const moves = movesFor(packages, newVersions(packages, foreseen.projectsVersionData), exposure(root, packages));
  for (const move of moves) {
    console.log(describeMove(move));
  }
  if (dryRun) {
    return [...new Set([...changed, ...moves.map(({ project }) => project)])];
  }
  commitMoves(root, moves);
  const projects = names(changedSinceRelease(root, publicPackages(root)));
  const { workspaceVersion, projectsVersionData, releaseGraph } = await releaseVersion({ projects });
  await releaseChangelog({
    projects,
    version: workspaceVersion ?? null,
    versionData: projectsVersionData,
    releaseGraph,
  });
  return projects;
}

function names(packages: readonly PublicPackage[]): string[] {
  return packages.map(({ project }) => project);
}

function newVersions(
  packages: readonly PublicPackage[],
  data: Readonly<Record<string, { readonly newVersion: string | null }>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    packages.flatMap(({ project, manifest }) => {
      const version = data[project]?.newVersion;
      return version === null || version === undefined ? [] : [[manifest.name, version]];
    }),
  );
}
