import type { ProblemList } from '@etops/foundation';
import { isToken, propPath, show } from '@etops/foundation';
import { PLAN_NAME_PATTERN } from '../limits';
import type { ResolvedBackupPlan } from './backup-plan-props';
import type { ResolvedBackupRule } from './backup-rule';
import { isKnownArn, typesOfArn } from './arn-pattern';
import { checkArnPatterns } from './check-arn-patterns';
import { checkTag } from './check-tag';
import type { PlanSelection, TypeSelection } from './plan-selection';
import { typesOf } from './plan-selection';
import type { BackupResourceType } from './resource-type';
import { hasColdStorage, resourceTypes } from './resource-type';

/** Checks the selections of a plan, and whether its rules suit the selected types. */
export function checkSelections(
  problems: ProblemList,
  path: string,
  { selections, given, environment }: Pick<ResolvedBackupPlan, 'selections' | 'given' | 'environment'>,
  rules: readonly ResolvedBackupRule[],
): void {
  if (given === 'selectionTag') {
    for (const { tag } of selections.filter((selection) => 'tag' in selection)) {
      checkTag(problems, propPath(path, given), tag, 'BACKUP_SELECTION_TAG');
    }
    return;
  }
  const all = propPath(path, 'selections');
  problems.require(
    selections.length > 0,
    'BACKUP_NO_SELECTION',
    () => `${all} must contain at least one selection, got none; a plan without one backs up nothing`,
  );
  for (const [index, selection] of selections.entries()) {
    const { name } = selection;
    if (problems.literal(`${all}[${String(index)}].name`, name, 'it is part of the Terraform address') === undefined) {
      continue;
    }
    checkSelection(problems, `${all}[${name}]`, selection, environment);
    const types = typesOf(selection) ?? [];
    problems.require(
      PLAN_NAME_PATTERN.test(name),
      'BACKUP_SELECTION_NAME',
      () =>
        `${all}[${String(index)}].name must be 1 to 50 letters, digits, '-', '_' or '.', got ${show(name)}; use another name`,
    );
    problems.require(
      selections.findIndex((other) => other.name === name) === index,
      'BACKUP_SELECTION_DUPLICATE',
      () => `${all}[${String(index)}].name must be unique in the plan, got ${show(name)} twice; rename one`,
    );
    for (const rule of rules) {
      checkTypes(problems, propPath(path, `rules[${rule.name}]`), rule, name, types);
    }
  }
}

function checkSelection(
  problems: ProblemList,
  path: string,
  selection: PlanSelection,
  environment: ResolvedBackupPlan['environment'],
): void {
  if ('tag' in selection) {
    checkTag(problems, `${path}.tag`, selection.tag, 'BACKUP_SELECTION_TAG');
  }
  problems.require(
    typesOf(selection)?.length !== 0,
    'BACKUP_SELECTION_EMPTY',
    () => `${path}.types must contain at least one type, got none; add one, or remove the selection`,
  );
  if ('resourceArns' in selection) {
    problems.require(
      isToken(selection.resourceArns) || selection.resourceArns.length > 0,
      'BACKUP_SELECTION_EMPTY',
      () => `${path}.resourceArns must contain at least one ARN, got none; add one, or remove the selection`,
    );
    checkArnPatterns(problems, `${path}.resourceArns`, selection.resourceArns, environment);
  }
  const { exceptArns = [] }: Partial<TypeSelection> = selection;
  checkArnPatterns(problems, `${path}.exceptArns`, exceptArns, environment);
  checkExceptions(problems, `${path}.exceptArns`, exceptArns, typesOf(selection) ?? []);
}

/** Checks that exceptions are of the selected types: another one changes nothing. */
function checkExceptions(
  problems: ProblemList,
  path: string,
  exceptArns: readonly string[],
  types: readonly BackupResourceType[],
): void {
  if (isToken(exceptArns)) {
    return;
  }
  for (const [index, arn] of exceptArns.entries()) {
    const own = isKnownArn(arn) ? typesOfArn(arn) : types;
    problems.require(
      own.length === 0 || own.some((type) => types.includes(type)),
      'BACKUP_SELECTION_EXCEPTION',
      () =>
        `${path}[${String(index)}] must be of a selected type, ${types.join(', ')}, got ${show(arn)}; remove it, since it excludes nothing`,
    );
  }
}

/** Checks settings of a rule that AWS Backup silently ignores for the selected types. */
function checkTypes(
  problems: ProblemList,
  path: string,
  rule: ResolvedBackupRule,
  selection: string,
  types: readonly BackupResourceType[],
): void {
  problems.require(
    !rule.continuous || types.length === 0 || types.some((type) => resourceTypes[type].pointInTime),
    'BACKUP_CONTINUOUS_TYPES',
    () =>
      `${path}.continuous must be for RDS, Aurora or S3, got a selection of ${types.join(', ')} in '${selection}'; remove it, or select one of these types`,
  );
  const toAirGap = rule.copies.some(({ destination }) => destination.airGapped === true);
  const refused = types.filter((type) => resourceTypes[type].airGapped === 'never');
  problems.require(
    !toAirGap || refused.length === 0,
    'BACKUP_AIR_GAPPED_TYPES',
    () =>
      `${path}.copies must go to a vault that accepts the types, got an air-gapped one for ${refused.join(', ')} in '${selection}'; select them in another plan, or every copy job fails`,
  );
  const cold = [rule, ...rule.copies].some(({ coldAfterDays }) => coldAfterDays !== undefined);
  const warm = types.filter((type) => !hasColdStorage(type, rule.archiveSnapshots));
  problems.require(
    !cold || warm.length === 0,
    'BACKUP_COLD_TYPES',
    () =>
      `${path}.coldAfterDays must be for types with cold storage, got a selection of ${warm.join(', ')} in '${selection}'; ${warm.includes('EBS') ? 'set archiveSnapshots for EBS, or ' : ''}select them in another plan`,
  );
}
