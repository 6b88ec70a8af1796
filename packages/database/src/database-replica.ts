import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import type { AlarmSpec, DatabaseRef, RecoveryCapability } from '@etops/contracts';
import { isProtected, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { checkReplica } from './check-replica';
import { planEngine } from './engine';
import type { InstanceProps } from './instance-props';
import { CONTINUOUS_BACKUP_ATTRIBUTES, instanceConfig } from './internal/instance-config';
import { instanceData } from './internal/instance-data';
import { known } from './internal/known';
import { checkedOf, settingsOf } from './internal/settings';
import { findSourceSecret } from './internal/source-secret';
import { renderSurroundings } from './internal/surroundings';
import type { RecoveryPoint } from './recovery';
import { PROMOTION_MINUTES } from './recovery';

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
  /**
   * Key of the source's credentials in this Region, as an alias ARN: the one that the source names in `secretReplicas`.
   * The copy is looked up by its name, so that it has to be there before the replica is planned.
   *
   * @default - the replica is described without a secret
   */
  readonly sourceSecretKeyAliasArn?: string;
  /**
   * Minutes that a promotion takes, as last measured in a drill; more than 0. RDS publishes no upper bound: it depends
   * on the size, and on what is still to be replayed.
   *
   * @default 10
   */
  readonly promotionMinutes?: number;
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
  /** Users and passwords are those of the source; with `sourceSecretKeyAliasArn` it names their copy in this Region. */
  readonly ref: DatabaseRef;
  /** What to watch; nothing is rendered of it here. */
  readonly alarms: readonly AlarmSpec[];
  /** How long the promotion takes. */
  readonly recovery: readonly RecoveryCapability[];
  /** How much of the source's latest data may be missing here. */
  readonly recoveryPoints: readonly RecoveryPoint[];

  constructor(scope: Construct, id: string, props: DatabaseReplicaProps) {
    super(scope, id);
    const settings = settingsOf(this, props);
    const { environment, identifier, engine, engineVersion, databaseName } = settings;
    const { sourceArn, multiAz = false, promotionMinutes = PROMOTION_MINUTES, sourceSecretKeyAliasArn } = props;
    const problems = checkReplica({
      ...checkedOf(settings),
      sourceArn: known(sourceArn),
      promotionMinutes,
      sourceSecretKeyAliasArn,
    });
    throwProblems(this, problems.all);
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
    const data = instanceData(this, settings, { role: 'replica', multiAz, promotionMinutes });
    this.alarms = data.alarms;
    this.recovery = data.recovery;
    this.recoveryPoints = data.recoveryPoints;
    this.ref = {
      identifier,
      engine,
      address: instance.address,
      port: plan.port,
      databaseName,
      securityGroupId: surroundings.securityGroup.id,
      ...(sourceSecretKeyAliasArn === undefined ? {} : findSourceSecret(this, sourceArn, sourceSecretKeyAliasArn)),
    };
  }
}
