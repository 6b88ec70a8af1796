import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import type { AlarmSpec, DatabaseRef, RecoveryCapability, RecoveryPoint } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import {
  checkProps,
  isProtected,
  literals,
  ProblemList,
  propPath,
  throwProblems,
  warnOfUnknownRegion,
} from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import type { Credentials } from '../credentials';
import { checkCredentials, createCredentials, resolveCredentials } from '../credentials';
import { checkThresholdsFit } from '../alarms';
import { planEngine, versionWarning } from '../engine';
import {
  alarmsAndRecovery,
  checkDbInstance,
  createSupportingResources,
  dbInstanceConfig,
  ownDataConfig,
  resolveDbInstance,
} from '../instance';
import { monitoringConfig } from '../monitoring';
import { checkRestore, restoreConfig, restoredAttributes, restorePostconditions } from '../restore';
import { checkStorage } from './check-storage';
import type { DatabaseProps } from './database-props';
import { shapes } from '../shapes.generated';

/**
 * Creates an RDS database with its own security group, key, TLS-only parameters and credentials.
 *
 * No client can connect until it adds its own ingress rule to `ref.securityGroupId`.
 *
 * @throws ValidationError if props contradict each other, or if AWS would reject them
 */
export class Database extends Construct {
  /** Database as its clients see it. */
  readonly ref: DatabaseRef;
  /** Alarms as data; the construct renders none of them. */
  readonly alarms: readonly AlarmSpec[];
  /** Automatic recovery: the failover to the standby, if there is one. */
  readonly recovery: readonly RecoveryCapability[];
  /** Copies of the data, and how many minutes of data each may lack. */
  readonly recoveryPoints: readonly RecoveryPoint[];

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'DatabaseProps', props);
    const resolved = resolveDatabase(this, checked);
    const problems = new ProblemList();
    checkDatabase(problems, '', resolved);
    throwProblems(this, problems.all);
    const warning = versionWarning(resolved);
    if (warning !== undefined) {
      Annotations.of(this).addWarning(warning);
    }
    resolved.secretReplicas.forEach(({ region }, index) => {
      warnOfUnknownRegion(this, `secretReplicas[${String(index)}].region`, region);
    });

    const { identifier, engine, databaseName, multiAz, allocatedStorageGiB } = resolved;
    const plan = planEngine(engine, resolved.engineVersion);
    const supportingResources = createSupportingResources(this, resolved, plan);
    const credentials = createCredentials(this, resolved, plan.port);
    const instance = new DbInstance(this, 'instance', {
      ...dbInstanceConfig(resolved, supportingResources, plan),
      ...monitoringConfig(this, resolved, plan, supportingResources.key.arn),
      ...databaseConfig(resolved, credentials),
    });
    const data = alarmsAndRecovery(this, resolved, { role: 'primary', multiAz }, allocatedStorageGiB);
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
      secretArn: credentials.secretArn,
      secretKmsKeyArn: credentials.keyArn,
    };
  }
}

type ResolvedDatabase = ReturnType<typeof resolveDatabase>;

function resolveDatabase(scope: Construct, props: Checked<DatabaseProps>) {
  const { environment, allocatedStorageGiB, restoreFrom } = props;
  const { multiAz = isProtected(environment) } = props;
  return {
    ...resolveDbInstance(scope, props),
    ...resolveCredentials(props),
    allocatedStorageGiB,
    multiAz,
    restoreFrom,
  };
}

function checkDatabase(problems: ProblemList, path: string, database: ResolvedDatabase): void {
  const { environment, identifier, restoreFrom } = database;
  checkDbInstance(problems, path, database);
  checkStorage(problems, path, database);
  checkThresholdsFit(problems, propPath(path, 'alarmThresholds'), database.alarmThresholds, literals(database));
  checkCredentials(problems, path, database);
  if (restoreFrom !== undefined) {
    checkRestore(problems, propPath(path, 'restoreFrom'), { restoreFrom, identifier, environment });
  }
}

/** Returns the attributes that a replica does not have: engine, storage, credentials, source of the data. */
function databaseConfig(database: ResolvedDatabase, { password }: Credentials) {
  const { engine, engineVersion, databaseName, username, passwordVersion, multiAz, restoreFrom } = database;
  const { lifecycle, ...ownData } = ownDataConfig(database, [...restoredAttributes, 'engine_lifecycle_support']);
  return {
    engine,
    engineVersion,
    ...(engine === 'mariadb' ? {} : { engineLifecycleSupport: lifecycleSupport(database) }),
    ...(restoreFrom === undefined
      ? { allocatedStorage: database.allocatedStorageGiB, dbName: databaseName, lifecycle }
      : {
          ...restoreConfig(restoreFrom),
          lifecycle: { ...lifecycle, postcondition: restorePostconditions(username) },
        }),
    username,
    passwordWo: password,
    passwordWoVersion: passwordVersion,
    multiAz,
    ...ownData,
  };
}

/** Returns RDS's name of the support; `Extended Support` is its default. */
function lifecycleSupport({ extendedSupport }: ResolvedDatabase): string {
  return `open-source-rds-extended-support${extendedSupport ? '' : '-disabled'}`;
}
