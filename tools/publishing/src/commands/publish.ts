import { join } from 'node:path';
import { releasePublish } from 'nx/release';
import { git } from '../git';
import { isPublished, run } from '../npm';
import { publicPackages } from '../packages';
import { tagOf, untagged } from '../release-state';
import { reportProblems, runCommand } from './run-command';

const root = join(__dirname, '../../../..');

// npm run release:publish: every released version that the registry lacks, so that it may be run again when it failed.
runCommand(async () => {
  const packages = publicPackages(root);
  const unreleased = untagged(root, packages);
  const missing = packages
    .filter((one) => !unreleased.includes(one))
    .filter(({ manifest }) => !isPublished(manifest, root));
  const changed = missing.filter((one) => git(root, 'diff', '--name-only', tagOf(one), '--', one.folder) !== '');
  const problems = changed.map(
    (one) => `${tagOf(one)} must be published as it was tagged, got changes in ${one.folder} since; check the tag out`,
  );
  if (!reportProblems('what is released and not published', problems)) {
    return false;
  }
  const projects = missing.map(({ project }) => project);
  if (projects.length === 0) {
    console.log('nothing to publish: the registry has every released version');
    return true;
  }
  run('npx', ['nx', 'run-many', '-t', 'pack', '-p', projects.join()], root);
  const results = await releasePublish({ projects });
  return Object.values(results).every(({ code }) => code === 0);
});
