import { DbInstanceAutomatedBackupsReplication } from '@cdktf/provider-aws/lib/db-instance-automated-backups-replication';
import type { EnvironmentRef } from '@etops/contracts';
import { checkProps, CustomerKey, isProtected, ProblemList, throwProblems } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { parseDatabaseArn } from '../names';
import type { AutomatedBackupsReplicationProps } from './automated-backups-replication-props';
import { checkAutomatedBackupsReplication } from './check-automated-backups-replication';
import { REPLICATION_REGIONS, replicatesBackups } from './replication-regions';
import { shapes } from '../shapes.generated';

/**
 * Replicates the automated backups of a database, snapshots and transaction logs, to another Region. Without the
 * database's Region, it can be restored there to a point in time.
 *
 * The stack of the receiving Region owns the replication, so that it plans and applies without the database's Region.
 *
 * @throws ValidationError if RDS would refuse it
 */
export class AutomatedBackupsReplication extends Construct {
  /** ARN of the key that encrypts the backups. */
  readonly kmsKeyArn: string;
  /** ARN of the backups, which AWS assigns; pass it to `restoreFrom` of a database in this stack. */
  readonly automatedBackupsArn: string;

  constructor(scope: Construct, id: string, props: AutomatedBackupsReplicationProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'AutomatedBackupsReplicationProps', props);
    const { environment, sourceArn, retentionDays = 7, kmsKeyArn } = checked;
    const problems = new ProblemList();
    checkAutomatedBackupsReplication(problems, '', checked);
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
      const { source: page, checked } = REPLICATION_REGIONS;
      Annotations.of(this).addWarning(
        `RDS may not replicate automated backups from ${source.region} to ${region}; run 'aws rds describe-source-regions --region ${region}' before you apply (list of ${page}, read ${checked}) [DATABASE_BACKUPS_REGION_UNKNOWN]`,
      );
    }
  }
}
