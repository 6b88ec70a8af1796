import type { BackupResourceType } from './resource-type';
import type { SelectionTag } from './selection-tag';

interface NamedSelection {
  /** Unique within the plan: 1 to 50 letters, digits, `-`, `_` and `.`; also part of the Terraform address. */
  readonly name: string;
}

/** Resources with a tag. */
export interface TagSelection extends NamedSelection {
  readonly tag: SelectionTag;
  /**
   * Only resources of these types, whether or not the Region's settings opt in to them.
   *
   * @default - all types that the Region's settings opt in to
   */
  readonly types?: readonly BackupResourceType[];
}

/** All resources of some types in the Region and account, tagged or not. */
export interface TypeSelection extends NamedSelection {
  readonly types: readonly BackupResourceType[];
  /**
   * ARNs of resources that are passed over, `*` for any text.
   *
   * @default - none
   */
  readonly exceptArns?: readonly string[];
}

/** Resources by ARN. Nothing that somebody tags, or forgets to tag, changes what is selected. */
export interface ArnSelection extends NamedSelection {
  /** At least one; `*` stands for any text. */
  readonly resourceArns: readonly string[];
}

/**
 * What a plan backs up; exactly one of the three ways.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html (checked 2026-11-23)
 */
export type PlanSelection = TagSelection | TypeSelection | ArnSelection;

/** The types that a selection is limited to, or `undefined` when it is not. */
export function typesOf(selection: PlanSelection): readonly BackupResourceType[] | undefined {
  return 'types' in selection ? selection.types : undefined;
}
