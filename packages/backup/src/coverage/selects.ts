import type { OptIn, PlannedSelection, StatefulResource } from './inventory';

/** Whether a selection reaches a resource: `closed` when its tag does, but the Region does not opt in to its type. */
export type Reach = 'yes' | 'closed' | 'no';

/** Types whose opt-in counts even where a selection names them. */
const ALWAYS_OPTED = ['Aurora', 'DocumentDB', 'Neptune'];

/**
 * Whether AWS Backup selects the resource. Where a selection has both ARNs and tags, both must match here, which is
 * never more than AWS selects.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-supported-services.html (checked 2026-11-23)
 */
export function selects(selection: PlannedSelection, resource: StatefulResource, optIns: readonly OptIn[]): Reach {
  const { resources, notResources, tags, conditions } = selection;
  const isNamed = resources.some((pattern) => isMeant(pattern, resource));
  const hasTag = tags.some(({ key, value }) => resource.tags[key] === value);
  const isSelected =
    (resources.length > 0 || tags.length > 0) &&
    (resources.length === 0 || isNamed) &&
    (tags.length === 0 || hasTag) &&
    !notResources.some((pattern) => isMeant(pattern, resource)) &&
    conditions.every((condition) => holds(condition, resource));
  if (!isSelected) {
    return 'no';
  }
  // A bare `*` names no type.
  const namesType = resources.some((pattern) => pattern !== '*') && !ALWAYS_OPTED.includes(resource.type);
  const isOpen =
    namesType || optIns.some(({ region, types }) => region === resource.region && types.includes(resource.type));
  return isOpen ? 'yes' : 'closed';
}

/** Whether a restore test's selection reaches the resource; the Region's settings do not matter to it. */
export function isTested(selection: PlannedSelection, resource: StatefulResource): boolean {
  const { resources, conditions } = selection;
  return (
    (resources.length > 0 || conditions.length > 0) &&
    (resources.length === 0 || resources.some((pattern) => isMeant(pattern, resource))) &&
    conditions.every((condition) => holds(condition, resource))
  );
}

/** Whether an ARN, a pattern of ARNs or a reference means the resource. */
export function isMeant(pattern: string, { arn, references }: StatefulResource): boolean {
  return references.includes(pattern) || like(pattern, arn);
}

function holds({ operator, key, value }: PlannedSelection['conditions'][number], { tags }: StatefulResource): boolean {
  const tag = tags[key.replace(/^aws:ResourceTag\//, '')];
  switch (operator) {
    case 'string_equals':
      return tag === value;
    case 'string_not_equals':
      return tag !== value;
    case 'string_like':
      return tag !== undefined && like(value, tag);
    case 'string_not_like':
      return tag === undefined || !like(value, tag);
  }
}

/** Whether a text matches a pattern in which `*` stands for any text. */
function like(pattern: string, value: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(value);
}
