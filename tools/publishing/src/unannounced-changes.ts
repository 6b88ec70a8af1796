import { brokenDeclarations, removedAddresses } from './api-changes';
import { declarationsOf } from './api-declarations';
import { apiReportFile } from './api-report-file';
import { commitsOf, compatibleBecause, isBreaking } from './commits';
import { filesAt, git } from './git';
import { addressesOf } from './snapshot-addresses';

export interface PackageChanges {
  readonly folder: string;
  /** What a consumer cannot bear. */
  readonly broken: readonly string[];
  /** Hashes of the commits that announce it, or reasons why it breaks nobody. */
  readonly announcements: readonly string[];
}

/**
 * Packages whose API report or address snapshots lost something between two commits, with the commits that announce it.
 *
 * Packages that have no report in the base are new, or older than the reports: nothing was promised.
 */
export function brokenPackages(root: string, base: string, head: string): readonly PackageChanges[] {
  return foldersAt(root, base)
    .map((folder) => ({
      folder,
      broken: brokenBetween(root, base, head, folder),
      announcements: commitsOf(root, `${base}..${head}`, folder).flatMap((commit) => {
        const reason = compatibleBecause(commit) ?? (isBreaking(commit) ? commit.hash.slice(0, 9) : undefined);
        return reason === undefined ? [] : [reason];
      }),
    }))
    .filter(({ broken }) => broken.length > 0);
}

function foldersAt(root: string, commit: string): readonly string[] {
  return git(root, 'ls-tree', '--name-only', commit, '--', 'packages/')
    .split('\n')
    .filter((folder) => folder !== '');
}

function brokenBetween(root: string, base: string, head: string, folder: string): readonly string[] {
  const before = apiAt(root, base, folder);
  const after = apiAt(root, head, folder);
  return before.report === ''
    ? []
    : [
        ...brokenDeclarations(declarationsOf(before.report), declarationsOf(after.report)),
        ...removedAddresses(addressesOf(before.snapshots), addressesOf(after.snapshots)),
      ];
}

interface Api {
  readonly report: string;
  readonly snapshots: readonly string[];
}

function apiAt(root: string, commit: string, folder: string): Api {
  return {
    report: filesAt(root, commit, `${folder}/etc`).get(apiReportFile(folder)) ?? '',
    snapshots: [...filesAt(root, commit, `${folder}/test/__snapshots__`).values()],
  };
}
