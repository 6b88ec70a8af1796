import type { BackupFrameworkControl } from '@cdktf/provider-aws/lib/backup-framework';
import { CONTROL_HOURS } from '../limits';
import type { AuditControls, ProtectedByPlanControl } from './audit-controls';

/**
 * Renders controls with AWS's names and parameters.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-frameworks-api.html (checked 2026-11-23)
 */
export function renderControls(controls: AuditControls): BackupFrameworkControl[] {
  const { protectedByPlan, planFrequency, deletionDisabled, encrypted = false, minimumRetentionDays } = controls;
  const { crossRegionCopy, vaultLock, lastRecoveryPoint, restoreTime } = controls;
  return [
    ...given(protectedByPlan, (scope) => control('BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', {}, scope)),
    ...given(planFrequency, ({ everyHours, retentionDays }) =>
      control('BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', {
        ...age('requiredFrequency', everyHours),
        requiredRetentionDays: retentionDays,
      }),
    ),
    ...given(deletionDisabled, ({ exceptRoleArns = [] }) =>
      control(
        'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED',
        exceptRoleArns.length === 0 ? {} : { principalArnList: exceptRoleArns.join(',') },
      ),
    ),
    ...(encrypted ? [control('BACKUP_RECOVERY_POINT_ENCRYPTED', {})] : []),
    ...given(minimumRetentionDays, (requiredRetentionDays) =>
      control('BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', { requiredRetentionDays }),
    ),
    ...given(crossRegionCopy, ({ region, ...scope }) =>
      control('BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', { crossRegionList: region }, scope),
    ),
    ...given(
      vaultLock,
      ({ minimumRetentionDays: minRetentionDays, maximumRetentionDays: maxRetentionDays, ...scope }) =>
        control('BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', { minRetentionDays, maxRetentionDays }, scope),
    ),
    ...given(lastRecoveryPoint, ({ withinHours, ...scope }) =>
      control('BACKUP_LAST_RECOVERY_POINT_CREATED', age('recoveryPointAge', withinHours), scope),
    ),
    ...given(restoreTime, ({ withinMinutes, ...scope }) =>
      control('RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', { maxRestoreTime: withinMinutes }, scope),
    ),
  ];
}

/** Returns the names of rendered controls that are limited to types. */
export function namesByTypes(controls: readonly BackupFrameworkControl[]): readonly string[] {
  return controls.flatMap(({ name, scope }) => (scope?.complianceResourceTypes === undefined ? [] : [name])).sort();
}

function given<T>(value: T | undefined, render: (value: T) => BackupFrameworkControl): BackupFrameworkControl[] {
  return value === undefined ? [] : [render(value)];
}

function control(
  name: string,
  parameters: Readonly<Record<string, string | number>>,
  { types, tag }: ProtectedByPlanControl = {},
): BackupFrameworkControl {
  return {
    name,
    ...(Object.keys(parameters).length === 0
      ? {}
      : { inputParameter: Object.entries(parameters).map(([name, value]) => ({ name, value: String(value) })) }),
    ...(types === undefined ? {} : { scope: { complianceResourceTypes: [...types] } }),
    ...(tag === undefined ? {} : { scope: { tags: { [tag.key]: tag.value } } }),
  };
}

/** Renders an age in hours as far as AWS accepts them, else in days. */
function age(parameter: string, hours: number): Readonly<Record<string, string | number>> {
  return hours <= CONTROL_HOURS.max
    ? { [`${parameter}Unit`]: 'hours', [`${parameter}Value`]: hours }
    : { [`${parameter}Unit`]: 'days', [`${parameter}Value`]: hours / 24 };
}
