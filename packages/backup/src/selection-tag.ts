import type { EnvironmentRef } from '@etops/contracts';

/** A tag that selects what a plan backs up; AWS compares both parts in their exact case. */
export interface SelectionTag {
  readonly key: string;
  readonly value: string;
}

/**
 * The tag that selects an environment's resources: `Backup` = `<application>-<environment>`.
 *
 * The value names the environment, since a plan sees all resources of its Region and account, those of other
 * environments included.
 */
export function backupSelectionTag({ application, name }: Pick<EnvironmentRef, 'application' | 'name'>): SelectionTag {
  return { key: 'Backup', value: `${application}-${name}` };
}

/** The same tag as a map, to put on what shall be backed up. */
export function backupTags(
  environment: Pick<EnvironmentRef, 'application' | 'name'>,
): Readonly<Record<string, string>> {
  const { key, value } = backupSelectionTag(environment);
  return { [key]: value };
}
