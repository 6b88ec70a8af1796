import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import type { AlarmSpec, DatabaseRef, RecoveryCapability, RecoveryPoint } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { throwProblems } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { checkReplica } from './check-database-replica';
import { planEngine } from '../engine/engine';
import type { InstanceProps } from '../instance/db-instance-props';
import { instanceConfig, ownDataConfig, replicaConfig } from '../instance/db-instance-config';
import { instanceData } from '../instance/alarms-and-recovery';
import { known } from '../internal/known';
import { monitoringConfig } from '../monitoring/render-monitoring';
import { checkedOf, settingsOf } from '../instance/resolve-db-instance';
import { findSourceSecret } from './source-secret';
import { renderSurroundings } from '../instance/supporting-resources';
import { PROMOTION_MINUTES } from '../recovery/plan-recovery';
import { checkSourceConnections } from './source-connections';

/** What an instance in the second Region is at present. */
export type ReplicaRole = 'replica' | 'primary';

/** What is known of the source: a replica has to fit to it. */
export interface ReplicaSource {
  readonly instanceClass: string;
  /**
   * Where the source sets it.
   *
   * @default - what RDS derives from the memory of the class
   */
  readonly maximumConnections?: number;
  /**
   * Whether its storage is encrypted, as a `Database`'s always is: RDS makes no encrypted replica of one that is not.
   *
   * @default true
   */
  readonly storageEncrypted?: boolean;
}

export interface DatabaseReplicaProps extends InstanceProps {
  /**
   * What it is: `primary` after a promotion. Change it only when the runbook has promoted the instance: on one that
   * still follows its source the change itself promotes, for good.
   *
   * @default 'replica'
   */
  readonly role?: ReplicaRole;
  /** ARN of the source in another Region, computed with `databaseArn`, never read from its stack. */
  readonly sourceArn: string;
  /**
   * What the source is, so that a replica that does not fit to it is refused: one of PostgreSQL needs as many connections.
   *
   * @default - not known, of which a PostgreSQL replica is warned
   */
  readonly source?: ReplicaSource;
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

const PROMOTION_WARNING =
  "role 'primary' is for an instance that the runbook has promoted: on one that still follows its source, applying it " +
  'promotes it for good; apply only a plan that leaves replicate_source_db alone';

/**
 * A replica of a {@link Database} in another Region, fit to be promoted: it has its own key, groups and backups.
 *
 * `engine`, `engineVersion` and `databaseName` repeat what the source has; they choose the parameter group and describe
 * the replica to its clients. The source is compared at creation only, which keeps a changed `sourceArn` from promoting
 * it by accident, and the plan empty after a promotion outside of Terraform. Only a changed `role` says that it is one.
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
    const { identifier, engine, engineVersion, databaseName } = settings;
    const {
      role = 'replica',
      sourceArn,
      multiAz = false,
      promotionMinutes = PROMOTION_MINUTES,
      sourceSecretKeyAliasArn,
    } = props;
    const problems = checkReplica({
      ...checkedOf(settings),
      role,
      sourceArn: known(sourceArn),
      promotionMinutes,
      sourceSecretKeyAliasArn,
      sourceEncrypted: known(props.source?.storageEncrypted),
    });
    const doubt = role === 'replica' ? this.checkConnections(props, problems) : undefined;
    throwProblems(this, problems.all);
    if (doubt !== undefined) {
      Annotations.of(this).addWarning(doubt);
    }
    const plan = planEngine(engine, engineVersion);
    const surroundings = renderSurroundings(this, settings, plan);
    const instance = new DbInstance(this, 'instance', {
      ...instanceConfig(settings, surroundings, plan),
      ...monitoringConfig(this, settings, plan, surroundings.key.arn),
      multiAz,
      ...(role === 'primary' ? ownDataConfig(settings) : replicaConfig(settings, sourceArn)),
    });
    if (role === 'primary') {
      Annotations.of(this).addWarning(PROMOTION_WARNING);
    }
    const data = instanceData(this, settings, { role, multiAz, promotionMinutes });
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

  private checkConnections(
    { engine, instanceClass, maximumConnections, source }: DatabaseReplicaProps,
    problems: ProblemList,
  ): string | undefined {
    return checkSourceConnections(
      engine,
      { instanceClass: known(instanceClass), maximumConnections: known(maximumConnections) },
      { instanceClass: known(source?.instanceClass), maximumConnections: known(source?.maximumConnections) },
      problems,
    );
  }
}
