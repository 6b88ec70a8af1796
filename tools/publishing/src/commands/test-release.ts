import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@etops/cli';
import { createWorkFolder } from '@etops/foundation';
import { inc } from 'semver';
import { LocalRegistry } from '../registry';
import { ReleaseRehearsal } from '../release';

const root = join(__dirname, '../../../..');

runCommand({
  usage: 'npm run test:release',
  summary: `Releases a clone of the workspace three times into a local registry: first, compatible, breaking. Checks versions,
ranges, tags, changelogs, and what an installation gets.`,
  duration: '140 seconds',
  run: async () => {
    const registry = await LocalRegistry.start();
    const work = createWorkFolder(realpathSync(tmpdir()), 'etops-release-');
    try {
      rehearse(new ReleaseRehearsal(root, work, registry));
    } finally {
      await registry.stop();
      rmSync(work, { recursive: true, force: true });
    }
  },
});

function rehearse(rehearsal: ReleaseRehearsal): void {
  const start = rehearsal.versions();
  const up = (project: string, type: 'patch' | 'minor') => inc(start[project] ?? '', type) ?? '';

  rehearsal.release();
  rehearsal.publish();
  deepStrictEqual(rehearsal.versions(), start);
  deepStrictEqual(
    rehearsal.tags(),
    Object.entries(start)
      .map(([project, version]) => `${project}@${version}`)
      .sort(),
  );
  said('first release: every package without a change, each with its tag');

  rehearsal.change('packages/database/src/limits.ts', { database: 'minor' }, 'A feature');
  rehearsal.change('packages/contracts/src/network.ts', { contracts: 'patch' }, 'A fix');
  rehearsal.change('packages/network/src/limits.ts', {}, 'A comment');
  const before = rehearsal.status();
  match(rehearsal.release('--dry-run'), /database/);
  strictEqual(rehearsal.status(), before);
  said('a dry run changes nothing');

  const ranges = rehearsal.siblings('network');
  rehearsal.release();
  rehearsal.publish();
  const second = { ...start, contracts: up('contracts', 'patch'), database: up('database', 'patch') };
  deepStrictEqual(rehearsal.versions(), second);
  deepStrictEqual(rehearsal.siblings('network'), ranges);
  match(
    rehearsal.changelog('database'),
    new RegExp(`^## ${second.database} [^]*A feature[^]*## ${start.database ?? ''} `),
  );
  said(
    `compatible release: contracts ${second.contracts} and database ${second.database}; dependents keep their ranges`,
  );

  rehearsal.change('packages/contracts/src/network.ts', { contracts: 'major' }, 'A field is required');
  rehearsal.release();
  const released = rehearsal.status();
  rehearsal.publish();
  match(rehearsal.publish(), /nothing to publish/);
  strictEqual(rehearsal.status(), released);
  const third = rehearsal.versions();
  strictEqual(third.contracts, up('contracts', 'minor'));
  strictEqual(rehearsal.siblings('network')['@etops/contracts'], `^${third.contracts}`);
  strictEqual(third.network, up('network', 'minor'));
  strictEqual(rehearsal.siblings('network')['@etops/foundation'], `^${third.foundation ?? ''}`);
  match(rehearsal.changelog('network'), new RegExp(`depends on @etops/contracts \\^${third.contracts}`));
  match(rehearsal.changelog('contracts'), /Breaking Changes[^]*A field is required/);
  said(`breaking release: contracts ${third.contracts}; its dependents break with it, and depend on it`);

  for (const [project, version] of [...Object.entries(second), ...Object.entries(third)]) {
    strictEqual(rehearsal.tags().includes(`${project}@${version}`), true, `${project}@${version} has no tag`);
  }
  said('publishing again changes nothing');

  const { foundation = '', network = '' } = start;
  deepStrictEqual(rehearsal.installed('@etops/network', `^${network}`), {
    contracts: second.contracts,
    foundation,
    network,
  });
  deepStrictEqual(rehearsal.installed('@etops/network', 'latest'), {
    contracts: third.contracts,
    foundation: third.foundation,
    network: third.network,
  });
  said('from the registry: the old range gets the fix and not the break, latest gets all of it');
}

function said(what: string): void {
  console.log(`proven: ${what}`);
}
