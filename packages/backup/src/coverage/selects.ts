import { matchesPattern } from '../plan';
import type { OptIn, PlannedSelection, StatefulResource } from './inventory';

/** Result of a selection: `not-opted-in` if the tag matches, but the Region does not opt in to the resource's type. */
export type Reach = 'yes' | 'not-opted-in' | 'no';

/** Types that need the opt-in even if a selection names them. */
const ALWAYS_NEED_OPT_IN = ['Aurora', 'DocumentDB', 'Neptune'];

/**
 * Checks whether AWS Backup selects the resource. If a selection has both ARNs and tags, both must match here, which is
 * never more than AWS selects.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-supported-services.html (checked 2026-11-23)
 */
export function selects(selection: PlannedSelection, resource: StatefulResource, optIns: readonly OptIn[]): Reach {
  const { resources, notResources, tags, conditions } = selection;
  const isNamed = resources.some((pattern) => matchesResource(pattern, resource));
  const hasTag = tags.some(({ key, value }) => resource.tags[key] === value);
  const isSelected =
    (resources.length > 0 || tags.length > 0) &&
    (resources.length === 0 || isNamed) &&
    (tags.length === 0 || hasTag) &&
    !notResources.some((pattern) => matchesResource(pattern, resource)) &&
    conditions.every((condition) => holds(condition, resource));
  if (!isSelected) {
    return 'no';
  }
  // A bare `*` names no type.
  const namesType = resources.some((pattern) => pattern !== '*') && !ALWAYS_NEED_OPT_IN.includes(resource.type);
  const isOpen =
    namesType || optIns.some(({ region, types }) => region === resource.region && types.includes(resource.type));
  return isOpen ? 'yes' : 'not-opted-in';
}

/** Checks whether a restore test selects the resource; the Region's opt-in settings do not apply to it. */
export function isTested(selection: PlannedSelection, resource: StatefulResource): boolean {
  const { resources, conditions } = selection;
  return (
    (resources.length > 0 || conditions.length > 0) &&
    (resources.length === 0 || resources.some((pattern) => matchesResource(pattern, resource))) &&
    conditions.every((condition) => holds(condition, resource))
  );
}

/** Checks whether an ARN, a pattern of ARNs or a reference matches the resource. */
export function matchesResource(pattern: string, { arn, references }: StatefulResource): boolean {
  return references.includes(pattern) || matchesPattern(pattern, arn);
}

function holds({ operator, key, value }: PlannedSelection['conditions'][number], { tags }: StatefulResource): boolean {
  const tag = tags[key.replace(/^aws:ResourceTag\//, '')];
  switch (operator) {
    case 'string_equals':
      return tag === value;
    case 'string_not_equals':
      return tag !== value;
    case 'string_like':
      return tag !== undefined && matchesPattern(value, tag);
    case 'string_not_like':
      return tag === undefined || !matchesPattern(value, tag);
  }
}
