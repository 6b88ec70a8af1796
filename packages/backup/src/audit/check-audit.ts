import type { ArnScope, ProblemList } from '@etops/foundation';
import {
  checkArnOf,
  checkWholeNumber,
  isRegionId,
  isToken,
  isWholeNumber,
  literals,
  propPath,
  show,
} from '@etops/foundation';
import {
  AUDIT_NAME_PATTERN,
  CONTROL_DAYS,
  CONTROL_HOURS,
  DELETION_EXCEPTIONS,
  OBJECT_DAYS,
  RETENTION_DAYS,
} from '../limits';
import { checkTag } from '../plan';
import type { AuditControls, ProtectedByPlanControl } from './audit-controls';
import { missingTypes } from './audit-recorder';
import type { ResolvedAudit } from './backup-audit-props';
import { renderControls } from './render-controls';

/** Checks an audit: its name, controls, reports and recorder. */
export function checkAudit(problems: ProblemList, path: string, audit: ResolvedAudit): void {
  const { name, controls, recorder, reports, environment } = audit;
  const at = (prop: string) => propPath(path, prop);
  problems.require(
    isToken(name) || AUDIT_NAME_PATTERN.test(name),
    'AUDIT_NAME',
    () => `${at('name')} must be a letter, then letters, digits or '_', got ${show(name)}; use '_' for a hyphen`,
  );
  problems.require(
    renderControls(controls).length > 0,
    'AUDIT_NO_CONTROL',
    () => `${at('controls')} must contain at least one control, got none; add protectedByPlan, for example`,
  );
  problems.require(
    new Set(reports).size === reports.length,
    'AUDIT_REPORT_DUPLICATE',
    () => `${at('reports')} must contain each template once, got ${reports.join(', ')}; remove the duplicate`,
  );
  checkWholeNumber(problems, at('reportRetentionDays'), audit.reportRetentionDays, OBJECT_DAYS, {
    code: 'AUDIT_REPORT_RETENTION',
    unit: 'days',
    example: 400,
  });
  const missing = missingTypes(recorder);
  problems.require(
    missing.length === 0,
    'AUDIT_RECORDER_TYPES',
    () =>
      `${at('recorder.resourceTypes')} must contain the types that the controls need, got none of ${missing.join(', ')}; add them to the recorder`,
  );
  checkControls(problems, at('controls'), controls, environment);
}

function checkControls(problems: ProblemList, path: string, controls: AuditControls, environment: ArnScope): void {
  const { planFrequency, deletionDisabled, crossRegionCopy, vaultLock, lastRecoveryPoint, restoreTime } = controls;
  checkAge(problems, `${path}.planFrequency.everyHours`, planFrequency?.everyHours);
  checkAge(problems, `${path}.lastRecoveryPoint.withinHours`, lastRecoveryPoint?.withinHours);
  const days = { code: 'AUDIT_CONTROL_DAYS', unit: 'days', example: 35 };
  const retentions = {
    'planFrequency.retentionDays': planFrequency?.retentionDays,
    minimumRetentionDays: controls.minimumRetentionDays,
    'vaultLock.minimumRetentionDays': vaultLock?.minimumRetentionDays,
    'vaultLock.maximumRetentionDays': vaultLock?.maximumRetentionDays,
  };
  for (const [prop, value] of Object.entries(retentions)) {
    checkWholeNumber(problems, `${path}.${prop}`, value, RETENTION_DAYS, days);
  }
  const { minimumRetentionDays: minimum, maximumRetentionDays: maximum } = literals({ ...vaultLock });
  problems.require(
    minimum === undefined || maximum === undefined || minimum <= maximum,
    'AUDIT_VAULT_LOCK',
    () =>
      `${path}.vaultLock.minimumRetentionDays must be at most maximumRetentionDays (${show(maximum)}), got ${show(minimum)}; lower the minimum or raise the maximum`,
  );
  checkWholeNumber(
    problems,
    `${path}.restoreTime.withinMinutes`,
    restoreTime?.withinMinutes,
    { min: 1, max: Infinity },
    { code: 'AUDIT_CONTROL_MINUTES', unit: 'minutes', example: 60 },
  );
  const exceptions = deletionDisabled?.exceptRoleArns ?? [];
  problems.require(
    isToken(exceptions) || isWholeNumber(exceptions.length, DELETION_EXCEPTIONS),
    'AUDIT_DELETION_EXCEPTIONS',
    () =>
      `${path}.deletionDisabled.exceptRoleArns must contain at most ${String(DELETION_EXCEPTIONS.max)} roles, got ${String(exceptions.length)}; remove some`,
  );
  for (const [index, arn] of (isToken(exceptions) ? [] : exceptions).entries()) {
    const rolePath = `${path}.deletionDisabled.exceptRoleArns[${String(index)}]`;
    checkArnOf(problems, rolePath, arn, 'role', environment);
  }
  for (const [name, control] of Object.entries<unknown>({ ...controls })) {
    checkScope(problems, `${path}.${name}`, control);
  }
  const copyRegion = crossRegionCopy?.region;
  problems.require(
    copyRegion === undefined || isToken(copyRegion) || (isRegionId(copyRegion) && copyRegion !== environment.region),
    'AUDIT_CROSS_REGION',
    () =>
      `${path}.crossRegionCopy.region must be another Region than the audit's, got ${show(copyRegion)}; use the Region of the copies`,
  );
}

function checkAge(problems: ProblemList, path: string, hours: number | undefined): void {
  problems.require(
    hours === undefined ||
      isToken(hours) ||
      isWholeNumber(hours, CONTROL_HOURS) ||
      isWholeNumber(hours / 24, CONTROL_DAYS),
    'AUDIT_CONTROL_HOURS',
    () => `${path} must be 1 to 24 hours, or whole days up to 744 hours, got ${show(hours)}; round it to days`,
  );
}

/** Checks that a control has types, each once, or one tag, if it has either. */
function checkScope(problems: ProblemList, path: string, control: unknown): void {
  const { types, tag } = (typeof control === 'object' ? { ...control } : {}) as ProtectedByPlanControl;
  problems.require(
    types === undefined || tag === undefined,
    'AUDIT_CONTROL_SCOPE',
    () => `${path} must have types or a tag, got both; remove one, since AWS accepts one of the two`,
  );
  if (tag !== undefined) {
    checkTag(problems, `${path}.tag`, tag, 'AUDIT_CONTROL_TAG');
  }
  problems.require(
    types === undefined || isToken(types) || (types.length > 0 && new Set(types).size === types.length),
    'AUDIT_CONTROL_TYPES',
    () => `${path}.types must contain a type, and each once, got ${show(types)}; omit it for all types`,
  );
}
