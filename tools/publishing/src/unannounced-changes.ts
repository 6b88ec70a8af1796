import { brokenDeclarations, removedAddresses } from './api-changes';
import { declarationsOf } from './api-declarations';
import { apiReportFile } from './api-report-file';
import type { Commit } from './commits';
import { commitsOf, compatibleBecause, isBreaking } from './commits';
import { filesAt, git } from './git';
import type { NamedLines } from './named-lines';
import { rebase } from './named-lines';
import { addressesOf } from './snapshot-addresses';

export interface PackageChanges {
  readonly folder: string;
  /** What a consumer cannot bear. */
  readonly broken: readonly string[];
  /** What of it no commit announces or explains. */
  readonly unannounced: readonly string[];
  /** Hashes of the commits that announce it, or reasons why it breaks nobody. */
  readonly announcements: readonly string[];
}

/**
 * Packages whose API report or address snapshots lost something between two commits, with the commits that announce it.
 *
 * A commit that breaks announces all that its package lost in the range, since it makes the release a breaking one. A
 * commit that explains why a change breaks nobody does so for its own change only.
 *
 * Packages that have no report in the base are new, or older than the reports: nothing was promised.
 */
export function brokenPackages(root: string, base: string, head: string): readonly PackageChanges[] {
  return foldersAt(root, base)
    .map((folder) => changesOf(root, base, head, folder))
    .filter(({ broken }) => broken.length > 0);
}

function foldersAt(root: string, commit: string): readonly string[] {
  return git(root, 'ls-tree', '--name-only', commit, '--', 'packages/')
    .split('\n')
    .filter((folder) => folder !== '');
}

function changesOf(root: string, base: string, head: string, folder: string): PackageChanges {
  const commits = commitsOf(root, `${base}..${head}`, folder);
  const before = apiAt(root, base, folder);
  const after = apiAt(root, head, folder);
  return {
    folder,
    broken: brokenBetween(before, after),
    unannounced: commits.some(isBreaking) ? [] : brokenBetween(explained(root, before, commits, folder), after),
    announcements: commits.flatMap((commit) => {
      const reason = compatibleBecause(commit) ?? (isBreaking(commit) ? commit.hash.slice(0, 9) : undefined);
      return reason === undefined ? [] : [reason];
    }),
  };
}

interface Api {
  readonly declarations: NamedLines;
  readonly addresses: NamedLines;
}

/** What a package promised, as if it had always promised what the commits among these made of it that say why they may. */
function explained(root: string, promised: Api, newestFirst: readonly Commit[], folder: string): Api {
  return newestFirst
    .filter((commit) => compatibleBecause(commit) !== undefined)
    .toReversed()
    .reduce((api, { hash }) => {
      const before = apiAt(root, `${hash}^`, folder);
      const after = apiAt(root, hash, folder);
      return {
        declarations: rebase(api.declarations, before.declarations, after.declarations),
        addresses: rebase(api.addresses, before.addresses, after.addresses),
      };
    }, promised);
}

function brokenBetween(before: Api, after: Api): readonly string[] {
  return [
    ...brokenDeclarations(before.declarations, after.declarations),
    ...removedAddresses(before.addresses, after.addresses),
  ];
}

/** Nothing, when the package has no report yet. */
function apiAt(root: string, commit: string, folder: string): Api {
  const report = filesAt(root, commit, `${folder}/etc`).get(apiReportFile(folder)) ?? '';
  const snapshots = report === '' ? [] : [...filesAt(root, commit, `${folder}/test/__snapshots__`).values()];
  return { declarations: declarationsOf(report), addresses: addressesOf(snapshots) };
}
