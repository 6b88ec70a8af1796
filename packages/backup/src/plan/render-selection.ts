import type { BackupSelectionConfig } from '@cdktf/provider-aws/lib/backup-selection';
import { partitionOf } from '@etops/foundation';
import type { PlanSelection } from './plan-selection';
import type { BackupResourceType } from './resource-type';
import { resourceTypes } from './resource-type';

type Selected = Pick<BackupSelectionConfig, 'resources' | 'notResources' | 'selectionTag' | 'condition'>;

/**
 * Renders a selection. Types become patterns of ARNs, and a condition limits them to resources with the tag. Without
 * types, a list of tags alone respects the Region's opt-in settings.
 *
 * Without `not_resources`, the provider keeps those of before; an empty list removes them. For the condition that does
 * not help: {@link conditionOf} must replace the selection.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/41098 (checked 2026-11-28)
 */
export function renderSelection(region: string, selection: PlanSelection): Selected {
  return { notResources: [], ...renderMembers(region, selection) };
}

/**
 * Returns the condition of a selection, for a trigger of its replacement: the provider keeps one that disappears.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/30785 (checked 2026-11-28)
 */
export function conditionOf(selection: PlanSelection): Readonly<Record<string, string>> {
  return 'tag' in selection && selection.types !== undefined ? { ...selection.tag } : {};
}

function renderMembers(region: string, selection: PlanSelection): Selected {
  if ('resourceArns' in selection) {
    return { resources: [...selection.resourceArns] };
  }
  if (!('tag' in selection)) {
    const { types, exceptArns = [] } = selection;
    return { resources: patterns(region, types), notResources: [...exceptArns] };
  }
  const { tag, types } = selection;
  if (types === undefined) {
    return { selectionTag: [{ type: 'STRINGEQUALS', ...tag }] };
  }
  return {
    resources: patterns(region, types),
    condition: [{ stringEquals: [{ key: `aws:ResourceTag/${tag.key}`, value: tag.value }] }],
  };
}

function patterns(region: string, types: readonly BackupResourceType[]): string[] {
  const all = types.map((type) => `arn:${partitionOf(region)}:${resourceTypes[type].arnPattern}`);
  return [...new Set(all)].sort();
}
