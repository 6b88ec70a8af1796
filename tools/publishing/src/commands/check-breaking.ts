import { git } from '../git';
import { brokenPackages } from '../unannounced-changes';
import { runCommand } from './run-command';

// Refuses a range of commits that breaks a package's API without a commit that says so.
// npm run check:breaking -- [BASE [HEAD]], by default what this branch adds to origin/main.
runCommand(() => {
  const root = git(process.cwd(), 'rev-parse', '--show-toplevel').trim();
  const [from = 'origin/main', head = 'HEAD'] = process.argv.slice(2);
  const base = git(root, 'merge-base', from, head).trim();
  const packages = brokenPackages(root, base, head);
  for (const { folder, broken, unannounced, announcements } of packages) {
    const [verdict, changes] =
      unannounced.length > 0 ? ['NOT ANNOUNCED', unannounced] : [`announced: ${announcements.join('; ')}`, broken];
    console.log(`${folder}: ${verdict}\n${changes.map((text) => `  ${text}\n`).join('')}`);
  }
  const silent = packages.filter(({ unannounced }) => unannounced.length > 0);
  console.log(
    silent.length === 0
      ? `${base.slice(0, 9)}..${head}: every breaking change is announced`
      : 'A breaking change needs a commit that touches the package and says so: type!: or a footer BREAKING CHANGE: ….\n' +
          'When nobody can break by it (a wider union of a prop), the commit that does it says why in a footer\n' +
          'Compatible-Change: ….',
  );
  return silent.length === 0;
});
