import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@etops/cli';
import { isAnythingReleased, lostAddresses, readPlans } from '../release';
import { publicPackages } from '../workspace';
import { report } from './report';

const root = join(__dirname, '../../../..');

runCommand({
  usage: 'npm run check:plans -- [base]',
  summary: `Checks that every package whose sources changed since a commit has a version plan (nx release plan:check), and
that the plan says major if Terraform addresses are missing from the package's address snapshots.`,
  duration: '10 seconds',
  operands: { name: 'base', description: 'commit to compare with; NX_BASE or origin/main by default', max: 1 },
  run: ({ operands: [base = process.env.NX_BASE ?? 'origin/main'] }) => {
    if (!isAnythingReleased(root, publicPackages(root))) {
      console.log('nothing has been released yet: no version plan is needed');
      return true;
    }
    const check = ['nx', 'release', 'plan:check', `--base=${base}`, '--head=HEAD'];
    const { status } = spawnSync('npx', check, { cwd: root, stdio: 'inherit' });
    return report('Terraform addresses', destroyed(base)) && status === 0;
  },
});

function destroyed(base: string): readonly string[] {
  const plans = readPlans(root);
  return publicPackages(root)
    .filter(({ project }) => plans.get(project) !== 'major')
    .flatMap(({ project, folder }) =>
      lostAddresses(root, base, folder, snapshotsOf(folder)).map(
        (address) =>
          `${folder}: ${address} is missing; Terraform would destroy it, so plan a major version of ${project}`,
      ),
    );
}

function snapshotsOf(folder: string): readonly string[] {
  const snapshots = join(root, folder, 'test/__snapshots__');
  const files = existsSync(snapshots) ? readdirSync(snapshots) : [];
  return files.map((file) => readFileSync(join(snapshots, file), 'utf8'));
}
