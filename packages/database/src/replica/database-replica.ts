import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import type { AlarmSpec, DatabaseRef, RecoveryCapability, RecoveryPoint } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import { checkProps, isProtected, ProblemList, throwProblems } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { resolveSecret } from '../credentials';
import { planEngine, versionWarning } from '../engine';
import type { InstanceWindows } from '../instance';
import {
  alarmsAndRecovery,
  createSupportingResources,
  dbInstanceConfig,
  ownDataConfig,
  DEFAULT_WINDOWS,
  replicaConfig,
  replicaWindows,
  resolveDbInstance,
} from '../instance';
import { monitoringConfig } from '../monitoring';
import { resolvePromotion } from '../recovery';
import type { ResolvedDatabaseReplica } from './resolved-database-replica';
import { checkDatabaseReplica } from './check-database-replica';
import type { DatabaseReplicaProps, ReplicaSource } from './database-replica-props';
import { checkSourceWindows } from './source-windows';
import { checkSourceConnections, connectionsWarning } from './source-connections';
import { memoryWarning } from './source-memory';
import { credentialsOf, passwordConfig } from './replica-credentials';
import { shapes } from '../shapes.generated';

const PROMOTION_WARNING =
  "role 'primary' is for an instance that the runbook has promoted; on a replica that still follows its source, " +
  'applying it promotes the replica irreversibly: apply only a plan that does not change replicate_source_db [REPLICA_ROLE_PROMOTES]';

/**
 * Creates a replica of a {@link Database} in another Region, ready to be promoted. The replica has its own key, groups
 * and backups.
 *
 * `engine`, `engineVersion` and `databaseName` repeat those of the source; they choose the parameter group, and
 * describe the replica to its clients. The source is used only at creation. A changed `sourceArn` therefore never
 * promotes the replica by accident, and the plan stays empty after a promotion outside Terraform. Only `role` declares
 * a promotion.
 *
 * @throws ValidationError if props contradict each other, or if AWS would refuse them
 */
export class DatabaseReplica extends Construct {
  /**
   * Replica as its clients see it. Users and passwords are those of the source; with `sourceSecretKeyAliasArn`, the ref
   * names their copy in this Region, before and after a promotion.
   */
  readonly ref: DatabaseRef;
  /** DB instance, for `dependsOn`. */
  readonly instance: ITerraformDependable;
  /** Alarms as data; the construct renders none of them. */
  readonly alarms: readonly AlarmSpec[];
  /** Duration of the promotion. */
  readonly recovery: readonly RecoveryCapability[];
  /** Copies of the data, and how many minutes of data each may lack. */
  readonly recoveryPoints: readonly RecoveryPoint[];

  constructor(scope: Construct, id: string, props: DatabaseReplicaProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'DatabaseReplicaProps', props);
    const resolved = resolveDatabaseReplica(this, checked);
    this.check(resolved);

    const { identifier, engine, databaseName, role, multiAz, promotionMinutes, sourceArn } = resolved;
    const credentials = credentialsOf(this, resolved);
    const plan = planEngine(engine, resolved.engineVersion);
    const supportingResources = createSupportingResources(this, resolved, plan);
    const instance = new DbInstance(this, 'instance', {
      ...dbInstanceConfig(resolved, supportingResources, plan),
      ...monitoringConfig(this, resolved, plan, supportingResources.key.arn),
      multiAz,
      ...passwordConfig(credentials, resolved),
      ...(role === 'primary' ? ownDataConfig(resolved) : replicaConfig(resolved, sourceArn)),
    });
    this.instance = instance;
    const data = alarmsAndRecovery(this, resolved, role === 'replica' ? { role, promotionMinutes } : { role, multiAz });
    this.alarms = data.alarms;
    this.recovery = data.recovery;
    this.recoveryPoints = data.recoveryPoints;
    this.ref = {
      identifier,
      engine,
      address: instance.address,
      port: plan.port,
      databaseName,
      securityGroupId: supportingResources.securityGroup.id,
      ...(credentials === undefined
        ? {}
        : { secretArn: credentials.secretArn, secretKmsKeyArn: credentials.secretKmsKeyArn }),
    };
  }

  private check(replica: ResolvedDatabaseReplica): void {
    const problems = new ProblemList();
    checkDatabaseReplica(problems, '', replica);
    if (replica.role === 'replica') {
      checkSourceConnections(problems, '', replica);
      checkSourceWindows(problems, '', replica);
    }
    throwProblems(this, problems.all);
    const warnings =
      replica.role === 'replica' ? [connectionsWarning(replica), memoryWarning(replica)] : [PROMOTION_WARNING];
    for (const warning of [...warnings, versionWarning(replica)]) {
      if (warning !== undefined) {
        Annotations.of(this).addWarning(warning);
      }
    }
  }
}

function resolveDatabaseReplica(scope: Construct, props: Checked<DatabaseReplicaProps>): ResolvedDatabaseReplica {
  const { environment, source = {} } = props;
  const promotion = resolvePromotion(props);
  const isPromoted = promotion.role === 'primary';
  const { multiAz = isPromoted && isProtected(environment) } = props;
  const windows = isPromoted ? { ...DEFAULT_WINDOWS, ...windowsOf(source) } : replicaWindows(source);
  const instance = resolveDbInstance(scope, props, {
    ...windows,
    applyImmediately: isPromoted || !isProtected(environment),
  });
  return { ...props, ...resolveSecret(props), ...instance, ...promotion, multiAz };
}

function windowsOf({ backupWindow, maintenanceWindow }: Partial<ReplicaSource>): Partial<InstanceWindows> {
  return {
    ...(backupWindow === undefined ? {} : { backupWindow }),
    ...(maintenanceWindow === undefined ? {} : { maintenanceWindow }),
  };
}
