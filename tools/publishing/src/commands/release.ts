import { join } from 'node:path';
import { runCommand } from '@etops/cli';
import { releaseChangelog, releaseVersion } from 'nx/release';
import type { RangeMove } from '../release';
import {
  describeMove,
  exposure,
  obstacles,
  plannedVersions,
  rangeMoves,
  readPlans,
  tagOf,
  untagged,
  writeMoves,
} from '../release';
import { git, publicPackages } from '../workspace';
import { report } from './report';

const root = join(__dirname, '../../../..');

runCommand({
  usage: 'npm run release -- [--dry-run]',
  summary: `Releases the packages that have a version plan: versions, changelogs, a commit and tags, in this clone only.
A package without a tag for its version is released as it is. See docs/releasing.md.`,
  duration: '20 seconds',
  options: { 'dry-run': { type: 'boolean', description: 'prints what would be released' } },
  run: async ({ options: { 'dry-run': dryRun } }) => {
    if (!dryRun && !report('the clone to release from', obstacles(root))) {
      return false;
    }
    const packages = publicPackages(root);
    const versions = plannedVersions(packages, readPlans(root));
    const moves = rangeMoves(packages, versions, exposure(root, packages));
    const released = [...Object.keys(versions), ...moves.map(({ project }) => `@etops/${project}`)];
    const first = untagged(root, packages).filter(({ manifest }) => !released.includes(manifest.name));
    for (const { manifest } of packages.filter(({ manifest: { name } }) => name in versions)) {
      console.log(`${manifest.name}: ${manifest.version} → ${versions[manifest.name] ?? ''}`);
    }
    for (const move of moves) {
      console.log(
        `@etops/${move.project}: ${describeMove(move)}${move.breaking ? ', which breaks its consumers' : ''}`,
      );
    }
    for (const tag of first.map(tagOf)) {
      console.log(`${tag}: first release, as it is`);
    }
    if (released.length + first.length === 0) {
      console.log('nothing to release: there is no version plan');
    }
    if (!dryRun) {
      await release(released.length > 0, moves, first.map(tagOf));
    }
    return true;
  },
});

/** Moves the ranges that no longer fit, lets Nx write versions, changelogs, a commit and tags, and tags first releases. */
async function release(isPlanned: boolean, moves: readonly RangeMove[], firstTags: readonly string[]): Promise<void> {
  if (isPlanned) {
    writeMoves(root, moves);
    const { workspaceVersion, projectsVersionData, releaseGraph } = await releaseVersion({});
    await releaseChangelog({ version: workspaceVersion ?? null, versionData: projectsVersionData, releaseGraph });
  }
  for (const tag of firstTags) {
    git(root, 'tag', '--annotate', `--message=${tag}`, tag);
  }
}
