import { DbInstanceAutomatedBackupsReplication } from '@cdktf/provider-aws/lib/db-instance-automated-backups-replication';
import type { EnvironmentRef } from '@etops/contracts';
import { CustomerKey, isProtected, throwProblems } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { checkReplicatedBackups } from './check-automated-backups-replication';
import { known } from '../internal/known';
import { parseDatabaseArn } from '../names/names';
import { REPLICATED_BACKUP_REGIONS, replicatesBackups } from './replication-regions';

export interface ReplicatedBackupsProps {
  /** Where the backups go: the environment that is left when the database's Region is lost. */
  readonly environment: EnvironmentRef;
  /** ARN of the database in another Region, computed with `databaseArn`, never read from its stack. */
  readonly sourceArn: string;
  /**
   * Replicated backups are kept so many days, 1 to 35, whatever the database itself keeps. RDS cannot change it:
   * another figure is another replication.
   *
   * @default 7
   */
  readonly retentionDays?: number;
  /**
   * Key in this Region that encrypts them, by ARN.
   *
   * @default - a key of their own
   */
  readonly kmsKeyArn?: string;
}

/**
 * Automated backups of a database, snapshots and transaction logs, in another Region: with the database's Region gone
 * it can be restored here to a point in time.
 *
 * The stack of the Region that they go to owns them, so that they can be planned without the other one.
 *
 * @throws ValidationError when RDS would refuse it
 */
export class ReplicatedBackups extends Construct {
  /** Key that encrypts them. */
  readonly kmsKeyArn: string;
  /** ARN of them, which AWS chooses: what `restoreFrom` of a database in this stack takes. */
  readonly automatedBackupsArn: string;

  constructor(scope: Construct, id: string, props: ReplicatedBackupsProps) {
    super(scope, id);
    const { environment, sourceArn, retentionDays = 7, kmsKeyArn } = props;
    const problems = checkReplicatedBackups({
      environment,
      sourceArn: known(sourceArn),
      retentionDays: known(retentionDays),
      kmsKeyArn: known(kmsKeyArn),
    });
    throwProblems(this, problems.all);
    this.warnOfRegions(sourceArn, environment);
    this.kmsKeyArn = kmsKeyArn ?? new CustomerKey(this, 'key', { environment, purpose: id }).arn;
    this.automatedBackupsArn = new DbInstanceAutomatedBackupsReplication(this, 'replication', {
      sourceDbInstanceArn: sourceArn,
      retentionPeriod: retentionDays,
      kmsKeyId: this.kmsKeyArn,
      lifecycle: { preventDestroy: isProtected(environment) },
    }).id;
  }

  private warnOfRegions(sourceArn: string, { region }: EnvironmentRef): void {
    const source = parseDatabaseArn(sourceArn);
    if (source !== undefined && !replicatesBackups(source.region, region)) {
      const { source: page, checked } = REPLICATED_BACKUP_REGIONS;
      Annotations.of(this).addWarning(
        `RDS is not known to replicate automated backups from ${source.region} to ${region}; ask 'aws rds describe-source-regions --region ${region}' before you apply (list of ${page}, read ${checked})`,
      );
    }
  }
}
