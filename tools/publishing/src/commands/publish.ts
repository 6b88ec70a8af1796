import { join } from 'node:path';
import { runCommand } from '@etops/cli';
import { releasePublish } from 'nx/release';
import { tagOf, untagged } from '../release';
import { git, isPublished, publicPackages, run } from '../workspace';
import { report } from './report';

const root = join(__dirname, '../../../..');

runCommand({
  usage: 'npm run release:publish',
  summary: 'Publishes every tagged version that the registry does not have. After a failure, run it again.',
  duration: '2 minutes',
  run: async () => {
    const packages = publicPackages(root);
    const unreleased = untagged(root, packages);
    const missing = packages
      .filter((one) => !unreleased.includes(one))
      .filter(({ manifest }) => !isPublished(manifest, root));
    const changed = missing.filter((one) => git(root, 'diff', '--name-only', tagOf(one), '--', one.folder) !== '');
    const problems = changed.map(
      (one) =>
        `${tagOf(one)} must be published as it was tagged, got changes in ${one.folder} since; check the tag out`,
    );
    if (!report('versions to publish', problems)) {
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
  },
});
