import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import type { AlarmSpec, DatabaseRef, RecoveryCapability, RecoveryPoint } from '@etops/contracts';
import { isProtected, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { checkCredentials } from '../credentials/check-credentials';
import { checkDatabase } from './check-database';
import { checkRestore } from '../restore/check-restore';
import { planEngine } from '../engine/engine';
import type { InstanceProps } from '../instance/db-instance-props';
import { renderCredentials } from '../credentials/credentials';
import { instanceConfig, ownDataConfig } from '../instance/db-instance-config';
import { instanceData } from '../instance/alarms-and-recovery';
import { known } from '../internal/known';
import { monitoringConfig } from '../monitoring/render-monitoring';
import { checkedOf, settingsOf } from '../instance/resolve-db-instance';
import { RESTORED_ATTRIBUTES, restoreConfig, restorePostconditions } from '../restore/restore-config';
import { renderSurroundings } from '../instance/supporting-resources';
import type { RestoreFrom } from '../restore/restore-from';
import type { SecretReplica, SecretRotation } from '../credentials/credentials-props';

export interface DatabaseProps extends InstanceProps {
  /** Storage at creation, in GiB: 20 to 65,536. RDS never shrinks it. */
  readonly allocatedStorageGiB: number;
  /**
   * Master user: a letter, then letters, digits or `_`, up to 16 characters. A literal.
   *
   * @default 'administrator'
   */
  readonly username?: string;
  /**
   * Counts the passwords: one more makes and sets a new one.
   *
   * @default 1
   */
  readonly passwordVersion?: number;
  /**
   * Copies of the secret in other Regions, for a replica that takes over there; they follow every change.
   *
   * @default - none
   */
  readonly secretReplicas?: readonly SecretReplica[];
  /**
   * A schedule on which a function of yours changes the password.
   *
   * @default - the password changes with `passwordVersion` only
   */
  readonly secretRotation?: SecretRotation;
  /**
   * A standby in a second zone, which takes over by itself.
   *
   * @default - true unless the environment's role is `development`
   */
  readonly multiAz?: boolean;
  /**
   * Takes the data of another database, for drills and for refreshing an environment. It counts when the instance is
   * made: changed or removed later it does nothing. `username` repeats the source's master user, who gets the password
   * of this database's own secret; `allocatedStorageGiB` is what the source has. The storage keeps the source's key.
   *
   * @default - an empty database
   */
  readonly restoreFrom?: RestoreFrom;
}

/**
 * An RDS database with its own network group, key, TLS-only parameters and credentials.
 *
 * Nobody can connect until a client adds an ingress rule of its own to `ref.securityGroupId`.
 *
 * @throws ValidationError when props contradict each other, or AWS
 */
export class Database extends Construct {
  readonly ref: DatabaseRef;
  /** What to watch; nothing is rendered of it here. */
  readonly alarms: readonly AlarmSpec[];
  /** How the instance comes back by itself: the failover to its standby, when it has one. */
  readonly recovery: readonly RecoveryCapability[];
  /** Where its data also is, and how much of the latest may be missing there. */
  readonly recoveryPoints: readonly RecoveryPoint[];

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const settings = settingsOf(this, props);
    const { username = 'administrator', passwordVersion = 1, allocatedStorageGiB } = props;
    const { secretReplicas = [], secretRotation, restoreFrom } = props;
    const { environment, identifier, engine, engineVersion, databaseName } = settings;
    const multiAz = props.multiAz ?? isProtected(environment);
    const problems = checkDatabase({
      ...checkedOf(settings),
      username: known(username),
      passwordVersion: known(passwordVersion),
      allocatedStorageGiB: known(allocatedStorageGiB),
    });
    checkCredentials(
      {
        environment,
        secretReplicas: secretReplicas.map(({ region, kmsKeyArn }) => ({ region, kmsKeyArn: known(kmsKeyArn) })),
        ...(secretRotation === undefined
          ? {}
          : {
              secretRotation: {
                functionArn: known(secretRotation.functionArn),
                schedule: known(secretRotation.schedule),
              },
            }),
      },
      problems,
    );
    if (restoreFrom !== undefined) {
      checkRestore({ environment, identifier, ...knownRestore(restoreFrom) }, problems);
    }
    throwProblems(this, problems.all);
    const plan = planEngine(engine, engineVersion);
    const surroundings = renderSurroundings(this, settings, plan);
    const credentials = renderCredentials(this, {
      ...settings,
      username,
      passwordVersion,
      replicas: secretReplicas,
      ...(secretRotation === undefined ? {} : { rotation: secretRotation }),
    });
    const { lifecycle, ...ownData } = ownDataConfig(settings, RESTORED_ATTRIBUTES);
    const instance = new DbInstance(this, 'instance', {
      ...instanceConfig(settings, surroundings, plan),
      ...monitoringConfig(this, settings, plan, surroundings.key.arn),
      engine,
      engineVersion,
      ...(restoreFrom === undefined
        ? { allocatedStorage: allocatedStorageGiB, dbName: databaseName, lifecycle }
        : {
            ...restoreConfig(restoreFrom),
            lifecycle: { ...lifecycle, postcondition: restorePostconditions(username) },
          }),
      username,
      passwordWo: credentials.password,
      passwordWoVersion: passwordVersion,
      multiAz,
      ...ownData,
    });
    const data = instanceData(this, settings, {
      role: 'primary',
      multiAz,
      allocatedStorageGiB: known(allocatedStorageGiB),
    });
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
      secretArn: credentials.secretArn,
      secretKmsKeyArn: credentials.keyArn,
    };
  }
}

function knownRestore(from: RestoreFrom) {
  return from.kind === 'snapshot'
    ? { kind: from.kind, from: known(from.snapshot) }
    : { kind: from.kind, from: known(from.source), time: known(from.time) };
}
