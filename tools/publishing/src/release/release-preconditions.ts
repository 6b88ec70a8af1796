import { git } from '../workspace';

/**
 * Returns the reasons not to release from a clone. Without a tag, a released package would look new. A change that is not
 * committed would be published under a tag without it.
 */
export function obstacles(root: string): readonly string[] {
  const changes = git(root, 'status', '--porcelain').split('\n').filter(Boolean);
  const missing = tagsOfOrigin(root).filter((tag) => !git(root, 'tag', '--list').split('\n').includes(tag));
  return [
    ...(changes.length === 0 ? [] : [`must have no changes, got ${String(changes.length)}; commit or discard them`]),
    ...(missing.length === 0
      ? []
      : [`must have every tag of origin, got none of ${missing.join(', ')}; git fetch --tags`]),
  ];
}

/** Returns the tags of origin, or none without an origin. */
function tagsOfOrigin(root: string): readonly string[] {
  if (!git(root, 'remote').split('\n').includes('origin')) {
    return [];
  }
  return git(root, 'ls-remote', '--tags', '--refs', 'origin')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^.*refs\/tags\//, ''));
}
