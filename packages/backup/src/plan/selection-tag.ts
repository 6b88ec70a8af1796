import type { EnvironmentRef } from '@etops/contracts';

/** Tag that selects the resources of a backup plan; AWS Backup compares key and value case-sensitively. */
export interface SelectionTag {
  /** Key of the tag. */
  readonly key: string;
  /** Value of the tag. */
  readonly value: string;
}

/**
 * Returns the tag that selects an environment's resources: `Backup` = `<application>-<environment>`.
 *
 * The value contains the environment's name, since a plan can select all resources of its Region and account, including
 * those of other environments.
 */
export function backupSelectionTag({ application, name }: Pick<EnvironmentRef, 'application' | 'name'>): SelectionTag {
  return { key: 'Backup', value: `${application}-${name}` };
}

/** Returns the tag of {@link backupSelectionTag} as a map, for the `tags` of resources. */
export function backupTags(
  environment: Pick<EnvironmentRef, 'application' | 'name'>,
): Readonly<Record<string, string>> {
  const { key, value } = backupSelectionTag(environment);
  return { [key]: value };
}
