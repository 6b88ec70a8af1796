import { git } from '../workspace';

/**
 * What keeps a clone from being released from. Versions are counted from tags, so one that is missing would make a
 * released package look new; and what is not committed would be published under a tag that does not hold it.
 */
export function obstacles(root: string): readonly string[] {
  const changes = git(root, 'status', '--porcelain').split('\n').filter(Boolean);
  const missing = tagsOfOrigin(root).filter((tag) => !git(root, 'tag', '--list').split('\n').includes(tag));
  return [
    ...(changes.length === 0 ? [] : [`must have no changes, got ${String(changes.length)}; commit or drop them`]),
    ...(missing.length === 0
      ? []
      : [`must have every tag of origin, got none of ${missing.join(', ')}; git fetch --tags`]),
  ];
}

/** Nothing where there is no origin. */
function tagsOfOrigin(root: string): readonly string[] {
  if (!git(root, 'remote').split('\n').includes('origin')) {
    return [];
  }
  return git(root, 'ls-remote', '--tags', '--refs', 'origin')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^.*refs\/tags\//, ''));
}
