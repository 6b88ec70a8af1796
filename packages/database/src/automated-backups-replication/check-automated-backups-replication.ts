import type { EnvironmentRef } from '@etops/contracts';
import { ProblemList } from '@etops/foundation';
import { kmsRegionOf } from '../credentials/check-credentials';
import { isWithin } from '../instance/check-db-instance';
import { checkSourceArn } from '../names/check-source-arn';
import { BACKUP_RETENTION_DAYS } from '../limits';

/** What can be checked before AWS sees it; `undefined` is a value that only Terraform knows, or that is not given. */
export interface CheckedReplicatedBackups {
  readonly environment: Pick<EnvironmentRef, 'region'>;
  readonly sourceArn: string | undefined;
  readonly retentionDays: number | undefined;
  readonly kmsKeyArn: string | undefined;
}

/** Checks backups that are replicated from another Region. */
export function checkReplicatedBackups(backups: CheckedReplicatedBackups): ProblemList {
  const { environment, sourceArn, retentionDays: days, kmsKeyArn } = backups;
  const problems = new ProblemList();
  checkSourceArn(sourceArn, environment, 'backups beside their database do not survive the Region', problems);
  problems.require(
    days === undefined || isWithin(days, BACKUP_RETENTION_DAYS),
    'REPLICATED_BACKUPS_RETENTION',
    () =>
      `retentionDays must be a whole number from 1 to 35, got ${String(days)}; choose one in that range: AWS Backup keeps longer`,
  );
  problems.require(
    kmsKeyArn === undefined || kmsRegionOf(kmsKeyArn) === environment.region,
    'REPLICATED_BACKUPS_KEY',
    () =>
      `kmsKeyArn must be the ARN of a KMS key in ${environment.region}, got '${String(kmsKeyArn)}'; backups are encrypted where they go, leave it out for a key of their own`,
  );
  return problems;
}
