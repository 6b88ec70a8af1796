/** Existing configuration recorder of AWS Config in the Region. An account has at most one per Region. */
export interface ExistingRecorder {
  /** Kind of the recorder. */
  readonly kind: 'existing';
  /** Recorded types: `'all'` that AWS Config supports, or a list such as `AWS::Backup::BackupPlan`. */
  readonly resourceTypes: 'all' | readonly string[];
}

/** Configuration recorder that the audit creates, for a Region that has none. It records what the controls need. */
export interface OwnRecorder {
  /** Kind of the recorder. */
  readonly kind: 'own';
}

/** Configuration recorder of AWS Config. Without one, no control of a framework is ever evaluated. */
export type AuditRecorder = ExistingRecorder | OwnRecorder;

/**
 * Types that a recorder must record so that the controls are evaluated.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/choosing-controls.html (checked 2026-11-23)
 */
export const RECORDED_TYPES = [
  'AWS::Backup::BackupPlan',
  'AWS::Backup::BackupSelection',
  'AWS::Backup::BackupVault',
  'AWS::Backup::RecoveryPoint',
  'AWS::Config::ResourceCompliance',
] as const;

/** Returns the required types that a recorder does not record. */
export function missingTypes(recorder: AuditRecorder): readonly string[] {
  if (recorder.kind === 'own' || recorder.resourceTypes === 'all') {
    return [];
  }
  const recorded = recorder.resourceTypes;
  return RECORDED_TYPES.filter((type) => !recorded.includes(type));
}
