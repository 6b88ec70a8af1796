import type { EnvironmentRef } from '@etops/contracts';
import type { Problem } from '@etops/foundation';
import { isRegionId, ProblemList } from '@etops/foundation';
import { isWholeBetween } from '../internal/numbers';
import {
  AUDIT_NAME_PATTERN,
  MAX_CONTROL_DAYS,
  MAX_CONTROL_HOURS,
  MAX_DELETION_EXCEPTIONS,
  MAX_RETENTION_DAYS,
  MIN_RETENTION_DAYS,
} from '../limits';
import type { AuditControls } from './audit-controls';
import type { AuditRecorder } from './audit-recorder';
import { missingTypes } from './audit-recorder';

export interface AuditToValidate {
  readonly environment: Pick<EnvironmentRef, 'region'>;
  readonly name: string;
  readonly controls: AuditControls;
  /** As many as were rendered. */
  readonly controlCount: number;
  readonly recorder: AuditRecorder;
  readonly reports: readonly string[];
}

/** What is wrong with an audit, all of it. */
export function validateAudit(audit: AuditToValidate): readonly Problem[] {
  const problems = new ProblemList();
  const { name, controlCount, recorder, reports } = audit;
  problems.require(
    AUDIT_NAME_PATTERN.test(name),
    'AUDIT_NAME',
    () => `name must be a letter, then letters, digits or '_', got '${name}'; write '_' for a hyphen`,
  );
  problems.require(
    controlCount > 0,
    'AUDIT_NO_CONTROL',
    () => 'controls must hold at least one control, got none; a framework without one is refused',
  );
  problems.require(
    new Set(reports).size === reports.length,
    'AUDIT_REPORT_DUPLICATE',
    () => `reports must name each template once, got ${reports.join(', ')}; drop the second`,
  );
  const missing = missingTypes(recorder);
  problems.require(
    missing.length === 0,
    'AUDIT_RECORDER_TYPES',
    () =>
      `recorder.resourceTypes must hold what the controls are evaluated by, got none of ${missing.join(', ')}; let the recorder record them`,
  );
  checkControls(problems, audit);
  return problems.all;
}

function checkControls(problems: ProblemList, { controls, environment }: AuditToValidate): void {
  const { planFrequency, deletionDisabled, crossRegionCopy, vaultLock, lastRecoveryPoint, restoreTime } = controls;
  checkAge(problems, 'planFrequency.everyHours', planFrequency?.everyHours);
  checkAge(problems, 'lastRecoveryPoint.withinHours', lastRecoveryPoint?.withinHours);
  checkDays(problems, 'planFrequency.retentionDays', planFrequency?.retentionDays);
  checkDays(problems, 'minimumRetentionDays', controls.minimumRetentionDays);
  checkDays(problems, 'vaultLock.minimumRetentionDays', vaultLock?.minimumRetentionDays);
  checkDays(problems, 'vaultLock.maximumRetentionDays', vaultLock?.maximumRetentionDays);
  problems.require(
    vaultLock === undefined || vaultLock.minimumRetentionDays <= vaultLock.maximumRetentionDays,
    'AUDIT_VAULT_LOCK',
    () =>
      `controls.vaultLock.minimumRetentionDays must be at most maximumRetentionDays (${String(vaultLock?.maximumRetentionDays)}), got ${String(vaultLock?.minimumRetentionDays)}; lower the minimum or raise the maximum`,
  );
  problems.require(
    restoreTime === undefined || isWholeBetween(restoreTime.withinMinutes, 1, Number.MAX_SAFE_INTEGER),
    'AUDIT_CONTROL_MINUTES',
    () =>
      `controls.restoreTime.withinMinutes must be a whole number from 1, got ${String(restoreTime?.withinMinutes)}; write it in minutes`,
  );
  const exceptions = deletionDisabled?.exceptRoleArns?.length ?? 0;
  problems.require(
    exceptions <= MAX_DELETION_EXCEPTIONS,
    'AUDIT_DELETION_EXCEPTIONS',
    () =>
      `controls.deletionDisabled.exceptRoleArns must hold at most 5 roles, got ${String(exceptions)}; AWS takes no more`,
  );
  problems.require(
    crossRegionCopy === undefined ||
      (isRegionId(crossRegionCopy.region) && crossRegionCopy.region !== environment.region),
    'AUDIT_CROSS_REGION',
    () =>
      `controls.crossRegionCopy.region must be another Region than the audit's, got '${String(crossRegionCopy?.region)}'; name the one that copies go to`,
  );
}

function checkAge(problems: ProblemList, prop: string, hours: number | undefined): void {
  problems.require(
    hours === undefined ||
      isWholeBetween(hours, 1, MAX_CONTROL_HOURS) ||
      isWholeBetween(hours / 24, 1, MAX_CONTROL_DAYS),
    'AUDIT_CONTROL_HOURS',
    () =>
      `controls.${prop} must be 1 to 24 hours, or whole days up to 744 hours, got ${String(hours)}; round it to days`,
  );
}

function checkDays(problems: ProblemList, prop: string, days: number | undefined): void {
  problems.require(
    days === undefined || isWholeBetween(days, MIN_RETENTION_DAYS, MAX_RETENTION_DAYS),
    'AUDIT_CONTROL_DAYS',
    () => `controls.${prop} must be a whole number from 1 to 36500, got ${String(days)}; write it in days`,
  );
}
