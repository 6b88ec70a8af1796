/**
 * A recorder of AWS Config that the account already has in the Region. There can be only one.
 */
export interface ExistingRecorder {
  readonly kind: 'existing';
  /** What it records: `'all'` types that AWS Config supports, or these, such as `AWS::Backup::BackupPlan`. */
  readonly resourceTypes: 'all' | readonly string[];
}

/** A recorder that the audit makes, for the Region that has none. It records what the audit needs, and no more. */
export interface OwnRecorder {
  readonly kind: 'own';
}

/** Where AWS Config records. Without a recorder, no control of a framework is ever evaluated. */
export type AuditRecorder = ExistingRecorder | OwnRecorder;

/**
 * What a recorder must record for the controls to be evaluated.
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

/** What of it a recorder leaves out. */
export function missingTypes(recorder: AuditRecorder): readonly string[] {
  if (recorder.kind === 'own' || recorder.resourceTypes === 'all') {
    return [];
  }
  const recorded = recorder.resourceTypes;
  return RECORDED_TYPES.filter((type) => !recorded.includes(type));
}
