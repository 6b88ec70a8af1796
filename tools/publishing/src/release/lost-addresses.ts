import { filesAt, git } from '../workspace';

/** Terraform addresses by the name of their snapshot. */
type Snapshots = ReadonlyMap<string, readonly string[]>;

/**
 * Returns the Terraform addresses that the address snapshots of a package contained in a commit, and contain no longer.
 * Terraform would destroy the resource of each.
 *
 * @param files text of the package's snapshot files now
 */
export function lostAddresses(root: string, base: string, folder: string, files: readonly string[]): readonly string[] {
  const isThere = git(root, 'ls-tree', base, '--', `${folder}/test/__snapshots__`) !== '';
  const before = isThere ? [...filesAt(root, base, `${folder}/test/__snapshots__`).values()] : [];
  return missingAddresses(addressesOf(before), addressesOf(files));
}

/**
 * Returns the addresses that are missing from their snapshot. Those of a snapshot that no longer exists must be in a new
 * one; without a new one, in any.
 */
export function missingAddresses(base: Snapshots, head: Snapshots): readonly string[] {
  const added = [...head].filter(([name]) => !base.has(name)).flatMap(([, addresses]) => addresses);
  const all = [...head.values()].flat();
  const missing = [...base].flatMap(([name, addresses]) => {
    const now = head.get(name) ?? (added.length > 0 ? added : all);
    return addresses
      .filter((address) => !now.includes(address))
      .map((address) => (all.includes(address) ? `${address} (${name})` : address));
  });
  return [...new Set(missing)];
}

/** Reads the addresses from snapshot files of Jest. */
export function addressesOf(files: readonly string[]): Snapshots {
  const snapshots = new Map<string, readonly string[]>();
  for (const [, name = '', body = ''] of files.join('\n').matchAll(/^exports\[`(.+)`\] = `$([^]*?)^`;$/gm)) {
    const found = [...body.matchAll(/^ +"([a-z0-9_]+\.[\w-]+)",$/gm)].map(([, address = '']) => address);
    snapshots.set(name, [...(snapshots.get(name) ?? []), ...found]);
  }
  return snapshots;
}
