import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import type { DatabaseRef } from '@etops/contracts';
import { isProtected, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { checkReplica } from './check-replica';
import { planEngine } from './engine';
import type { InstanceProps } from './instance-props';
import { CONTINUOUS_BACKUP_ATTRIBUTES, instanceConfig } from './internal/instance-config';
import { known } from './internal/known';
import { checkedOf, settingsOf } from './internal/settings';
import { renderSurroundings } from './internal/surroundings';

export interface DatabaseReplicaProps extends InstanceProps {
  /** ARN of the source in another Region, computed with `databaseArn`, never read from its stack. */
  readonly sourceArn: string;
  /**
   * A standby in a second zone of the replica's Region. A replica without one is promoted without one, and can be
   * given one after traffic has returned.
   *
   * @default false
   */
  readonly multiAz?: boolean;
}

/**
 * A replica of a {@link Database} in another Region, fit to be promoted: it has its own key, groups and backups.
 *
 * `engine`, `engineVersion` and `databaseName` repeat what the source has; they choose the parameter group and describe
 * the replica to its clients. After a promotion outside of Terraform the plan stays empty: the source that it once had
 * is no longer compared, which also keeps a changed or dropped `sourceArn` from promoting it by accident.
 *
 * @throws ValidationError when props contradict each other, or AWS
 */
export class DatabaseReplica extends Construct {
  /** Without a secret: users and passwords are those of the source. */
  readonly ref: DatabaseRef;

  constructor(scope: Construct, id: string, props: DatabaseReplicaProps) {
    super(scope, id);
    const settings = settingsOf(this, props);
    const { environment, identifier, engine, engineVersion, databaseName } = settings;
    const { sourceArn, multiAz = false } = props;
    throwProblems(this, checkReplica({ ...checkedOf(settings), sourceArn: known(sourceArn) }).all);
    const plan = planEngine(engine, engineVersion);
    const surroundings = renderSurroundings(this, settings, plan);
    const instance = new DbInstance(this, 'instance', {
      ...instanceConfig(settings, surroundings, plan),
      replicateSourceDb: sourceArn,
      multiAz,
      // RDS refuses a final snapshot of a replica.
      skipFinalSnapshot: true,
      lifecycle: {
        preventDestroy: isProtected(environment),
        ignoreChanges: ['replicate_source_db', ...(settings.continuousBackup ? CONTINUOUS_BACKUP_ATTRIBUTES : [])],
      },
    });
    this.ref = {
      identifier,
      engine,
      address: instance.address,
      port: plan.port,
      databaseName,
      securityGroupId: surroundings.securityGroup.id,
    };
  }
}
