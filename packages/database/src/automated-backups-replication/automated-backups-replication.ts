import { DbInstanceAutomatedBackupsReplication } from '@cdktf/provider-aws/lib/db-instance-automated-backups-replication';
import type { EnvironmentRef } from '@etops/contracts';
import { checkProps, CustomerKey, forgetResource, isProtected, ProblemList, throwProblems } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { parseDatabaseArn } from '../names';
import type { AutomatedBackupsReplicationProps } from './automated-backups-replication-props';
import { checkAutomatedBackupsReplication } from './check-automated-backups-replication';
import { REPLICATION_REGIONS, replicatesBackups } from './replication-regions';
import { shapes } from '../shapes.generated';

const REPLICATION = 'replication';

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
  private readonly replication: DbInstanceAutomatedBackupsReplication | undefined;

  constructor(scope: Construct, id: string, props: AutomatedBackupsReplicationProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'AutomatedBackupsReplicationProps', props);
    const { environment, sourceArn, sourceRole = 'primary', retentionDays = 7, kmsKeyArn, dependsOn = [] } = checked;
    const problems = new ProblemList();
    checkAutomatedBackupsReplication(problems, '', checked);
    throwProblems(this, problems.all);
    this.warnOfRegions(sourceArn, environment);
    this.kmsKeyArn = kmsKeyArn ?? new CustomerKey(this, 'key', { environment, purpose: id }).arn;
    if (sourceRole === 'retired') {
      forgetResource(this, REPLICATION, DbInstanceAutomatedBackupsReplication.tfResourceType);
      return;
    }
    this.replication = new DbInstanceAutomatedBackupsReplication(this, REPLICATION, {
      sourceDbInstanceArn: sourceArn,
      retentionPeriod: retentionDays,
      kmsKeyId: this.kmsKeyArn,
      ...(dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] }),
      lifecycle: { preventDestroy: isProtected(environment) },
    });
  }

  /**
   * Returns the ARN of the backups, which AWS assigns; pass it to `restoreFrom` of a database in this stack.
   *
   * @throws Error if the source is retired: Terraform no longer knows the backups
   */
  get automatedBackupsArn(): string {
    if (this.replication === undefined) {
      throw new Error(
        `${this.node.path}: automatedBackupsArn must be read while sourceRole is 'primary'; use the ARN that 'aws rds describe-db-instance-automated-backups' returns`,
      );
    }
    return this.replication.id;
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
