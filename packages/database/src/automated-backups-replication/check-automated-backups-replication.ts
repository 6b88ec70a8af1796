import type { Checked, ProblemList } from '@etops/foundation';
import { checkArnOf, checkWholeNumber, propPath } from '@etops/foundation';
import { BACKUP_RETENTION_DAYS } from '../limits';
import { checkSourceArn } from '../names';
import type { AutomatedBackupsReplicationProps } from './automated-backups-replication-props';

/** Checks source, retention and key of replicated backups. */
export function checkAutomatedBackupsReplication(
  problems: ProblemList,
  path: string,
  { environment, sourceArn, retentionDays, kmsKeyArn }: Checked<AutomatedBackupsReplicationProps>,
): void {
  checkSourceArn(problems, propPath(path, 'sourceArn'), {
    environment,
    sourceArn,
    consequence: 'replicate to another Region, which survives the loss of this one',
  });
  checkWholeNumber(problems, propPath(path, 'retentionDays'), retentionDays, BACKUP_RETENTION_DAYS, {
    code: 'AUTOMATED_BACKUPS_REPLICATION_RETENTION',
    advice: 'use days, for example 14: AWS Backup keeps backups longer',
  });
  checkArnOf(problems, propPath(path, 'kmsKeyArn'), kmsKeyArn, 'key-or-alias', environment);
}
