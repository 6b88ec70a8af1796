import type { ProblemList } from '@etops/foundation';
import type { ResolvedBackupRule } from '../backup-rule';
import { RULE_NAME_PATTERN } from '../limits';
import type { PlanSelection } from '../plan-selection';
import { typesOf } from '../plan-selection';
import type { BackupResourceType } from '../resource-type';
import { hasColdStorage, resourceTypes } from '../resource-type';

/** What is wrong with what a plan selects, and with rules that do not suit it. */
export function checkSelections(
  problems: ProblemList,
  selections: readonly PlanSelection[],
  rules: readonly ResolvedBackupRule[],
): void {
  problems.require(
    selections.length > 0,
    'BACKUP_NO_SELECTION',
    () => 'selections must hold at least one selection, got none; a plan without one backs up nothing',
  );
  selections.forEach((selection, index) => {
    checkSelection(problems, `selections[${selection.name}]`, selection);
    problems.require(
      RULE_NAME_PATTERN.test(selection.name),
      'BACKUP_SELECTION_NAME',
      () =>
        `selections[${String(index)}].name must be 1 to 50 letters, digits, '-', '_' or '.', got '${selection.name}'; choose another name`,
    );
    problems.require(
      selections.findIndex(({ name }) => name === selection.name) === index,
      'BACKUP_SELECTION_DUPLICATE',
      () => `selections[${String(index)}].name must be unique in the plan, got '${selection.name}' twice; rename one`,
    );
    const types = typesOf(selection);
    if (types !== undefined) {
      checkTypes(problems, selection.name, types, rules);
    }
  });
}

function checkSelection(problems: ProblemList, path: string, selection: PlanSelection): void {
  if ('tag' in selection) {
    const { key, value } = selection.tag;
    problems.require(
      key !== '' && value !== '',
      'BACKUP_SELECTION_TAG',
      () =>
        `${path}.tag must have a key and a value, got '${key}' = '${value}'; name the tag that resources carry, in its exact case`,
    );
  }
  const arns = 'resourceArns' in selection ? selection.resourceArns : [];
  problems.require(
    !('resourceArns' in selection) || arns.length > 0,
    'BACKUP_SELECTION_EMPTY',
    () => `${path}.resourceArns must name at least one resource, got none; name one, or drop the selection`,
  );
  problems.require(
    typesOf(selection)?.length !== 0,
    'BACKUP_SELECTION_EMPTY',
    () => `${path}.types must name at least one type, got none; name one, or drop the selection`,
  );
  // A reference to a resource of the stack is sound by itself.
  for (const arn of arns.filter((arn) => !arn.includes('${'))) {
    problems.require(
      /^arn:[a-z*-]+:[a-z0-9-]+:[a-z0-9*-]*:[0-9*]*:.+$/.test(arn),
      'BACKUP_SELECTION_ARN',
      () => `${path}.resourceArns must hold ARNs, got '${arn}'; write one such as 'arn:aws:rds:*:*:db:airline'`,
    );
  }
}

/** Rules that do nothing for a type, which AWS says nowhere. */
function checkTypes(
  problems: ProblemList,
  selection: string,
  types: readonly BackupResourceType[],
  rules: readonly ResolvedBackupRule[],
): void {
  for (const rule of rules) {
    problems.require(
      !rule.continuous || types.length === 0 || types.some((type) => resourceTypes[type].pointInTime),
      'BACKUP_CONTINUOUS_TYPES',
      () =>
        `rules[${rule.name}].continuous must be for RDS, Aurora or S3, got a selection of ${types.join(', ')} in '${selection}'; drop it, or select one of these types`,
    );
    const cold = [rule, ...rule.copies].some(({ coldAfterDays }) => coldAfterDays !== undefined);
    const warm = types.filter((type) => !hasColdStorage(type, rule.archiveSnapshots));
    problems.require(
      !cold || warm.length === 0,
      'BACKUP_COLD_TYPES',
      () =>
        `rules[${rule.name}].coldAfterDays must be for types with cold storage, got a selection of ${warm.join(', ')} in '${selection}'; ${warm.includes('EBS') ? 'set archiveSnapshots for EBS, or ' : ''}select them in a plan of their own`,
    );
  }
}
