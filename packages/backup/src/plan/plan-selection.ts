import type { BackupResourceType } from './resource-type';
import type { SelectionTag } from './selection-tag';

interface NamedSelection {
  /** Name, unique within the plan: 1 to 50 letters, digits, `-`, `_` and `.`; also part of the Terraform address. */
  readonly name: string;
}

/** Selects resources by a tag. */
export interface TagSelection extends NamedSelection {
  /** Tag that the resources have. */
  readonly tag: SelectionTag;
  /**
   * Resource types to select, whether or not the Region's settings opt in to them.
   *
   * @default - all types that the Region's settings opt in to
   */
  readonly types?: readonly BackupResourceType[];
}

/** Selects all resources of some types in the Region and account, tagged or not. */
export interface TypeSelection extends NamedSelection {
  /** Resource types to select. */
  readonly types: readonly BackupResourceType[];
  /**
   * ARNs of resources to exclude, with `*` as wildcard.
   *
   * @default - none
   */
  readonly exceptArns?: readonly string[];
}

/** Selects resources by ARN, so that added or missing tags do not change the selection. */
export interface ArnSelection extends NamedSelection {
  /** ARNs of the resources, at least one, with `*` as wildcard. */
  readonly resourceArns: readonly string[];
}

/**
 * Selection of the resources that a plan backs up: by tag, by type or by ARN.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html (checked 2026-11-23)
 */
export type PlanSelection = TagSelection | TypeSelection | ArnSelection;

/** Returns the types that a selection is limited to, or `undefined` if it names none. */
export function typesOf(selection: PlanSelection): readonly BackupResourceType[] | undefined {
  return 'types' in selection ? selection.types : undefined;
}
