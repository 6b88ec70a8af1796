import type { ProblemList } from '@etops/foundation';
import {
  checkResourceId,
  checkTags,
  checkWholeNumber,
  isInstanceType,
  literals,
  propPath,
  show,
} from '@etops/foundation';
import { checkAlarmThresholds, checkThresholdsFit } from '../alarms';
import {
  endedSupport,
  engineVersionExample,
  instanceMemoryGiB,
  isEngine,
  isEngineVersion,
  offeredVersions,
  runsInstead,
} from '../engine';
import { BACKUP_RETENTION_DAYS, DATABASE_NAME_LENGTH, MAXIMUM_CONNECTIONS, STORAGE_GIB } from '../limits';
import type { SupportedVersion } from '../engine';
import { checkMonitoring } from '../monitoring';
import { isDatabaseIdentifier, isReservedDatabaseName } from '../names';
import { checkClientRanges } from './check-client-ranges';
import { checkDbSubnets } from './check-db-subnets';
import { checkMaintenanceWindows } from './check-maintenance-windows';
import type { ResolvedDbInstance } from './resolve-db-instance';

/** Checks the props that a database and a replica have in common. */
export function checkDbInstance(problems: ProblemList, path: string, instance: ResolvedDbInstance): void {
  const at = (name: keyof ResolvedDbInstance) => propPath(path, name);
  checkEngine(problems, path, instance);
  checkNames(problems, path, instance);
  checkResourceId(problems, propPath(at('network'), 'vpcId'), instance.network.vpcId, 'vpc');
  checkDbSubnets(problems, propPath(at('network'), 'dataSubnets'), {
    subnets: instance.network.dataSubnets,
    region: instance.environment.region,
  });
  checkClientRanges(problems, at('clientCidrBlocks'), instance.clientCidrBlocks);
  checkMaintenanceWindows(problems, path, instance);
  checkTags(problems, at('tags'), instance.tags);
  checkAlarmThresholds(problems, at('alarmThresholds'), instance.alarmThresholds);
  const { instanceClass } = literals(instance);
  checkThresholdsFit(problems, at('alarmThresholds'), instance.alarmThresholds, {
    memoryGiB: instanceClass === undefined ? undefined : instanceMemoryGiB(instanceClass),
  });
  checkMonitoring(problems, at('monitoring'), instance);
  checkInstanceClass(problems, at('instanceClass'), instance);
  checkWholeNumber(problems, at('backupRetentionDays'), instance.backupRetentionDays, BACKUP_RETENTION_DAYS, {
    code: 'DATABASE_BACKUP_RETENTION',
    advice: 'use days, for example 7: a replica needs automated backups of its source; AWS Backup keeps backups longer',
  });
  problems.require(
    !instance.continuousBackup || instance.givenRetentionDays !== undefined,
    'DATABASE_CONTINUOUS_RETENTION',
    () =>
      `${at('backupRetentionDays')} must be set with continuousBackup, got nothing; use the retention of the continuous rule, since AWS Backup and Terraform would change it in turns`,
  );
  checkWholeNumber(problems, at('maxAllocatedStorageGiB'), instance.maxAllocatedStorageGiB, STORAGE_GIB, {
    code: 'DATABASE_STORAGE',
    advice: 'omit it to turn storage autoscaling off',
  });
  checkWholeNumber(problems, at('maximumConnections'), instance.maximumConnections, MAXIMUM_CONNECTIONS, {
    code: 'DATABASE_MAXIMUM_CONNECTIONS',
    advice: 'omit it to derive it from the memory of the class',
  });
}

function checkEngine(problems: ProblemList, path: string, instance: ResolvedDbInstance): void {
  const engine = problems.literal(propPath(path, 'engine'), instance.engine);
  const version = problems.literal(propPath(path, 'engineVersion'), instance.engineVersion);
  if (engine === undefined || !isEngine(engine) || version === undefined) {
    return;
  }
  problems.require(
    isEngineVersion(engine, version),
    'DATABASE_ENGINE_VERSION',
    () =>
      `${propPath(path, 'engineVersion')} must be a version of ${engine} in RDS, ${offeredVersions(engine).majors.join(', ')}, or a release of one, got ${show(version)}; use ${engineVersionExample(engine)}, for example`,
  );
  checkSupport(problems, path, { engine, engineVersion: version, extendedSupport: instance.extendedSupport });
}

function checkSupport(problems: ProblemList, path: string, version: SupportedVersion): void {
  const { engine, engineVersion, extendedSupport } = version;
  problems.require(
    !extendedSupport || engine !== 'mariadb',
    'DATABASE_EXTENDED_SUPPORT',
    () =>
      `${propPath(path, 'extendedSupport')} must be omitted for mariadb, got true; RDS has Extended Support of PostgreSQL and MySQL only`,
  );
  const ended = endedSupport(version);
  problems.require(
    ended === undefined,
    'DATABASE_STANDARD_SUPPORT_ENDED',
    () =>
      `${propPath(path, 'engineVersion')} must be in standard support, got ${show(engineVersion)}, ${String(ended)}`,
  );
}

function checkInstanceClass(
  problems: ProblemList,
  path: string,
  { engine, engineVersion, ...instance }: ResolvedDbInstance,
): void {
  const instanceClass = literals(instance.instanceClass);
  if (instanceClass === undefined) {
    return;
  }
  const isClass = instanceClass.startsWith('db.') && isInstanceType(instanceClass.slice('db.'.length));
  problems.require(
    isClass,
    'DATABASE_INSTANCE_CLASS',
    () =>
      `${path} must be a DB instance class, db.<family>.<size>, got ${show(instanceClass)}; use 'db.m7g.large', for example`,
  );
  if (!isClass || !isEngine(engine) || !isEngineVersion(engine, engineVersion)) {
    return;
  }
  const runs = runsInstead(engine, engineVersion, instanceClass);
  problems.require(
    runs === undefined,
    'DATABASE_INSTANCE_CLASS_ENGINE',
    () =>
      `${path} must run ${engine} ${engineVersion}, got ${show(instanceClass)}, which runs ${String(runs)}; choose another class or version, listed by 'aws rds describe-orderable-db-instance-options --engine ${engine}'`,
  );
}

function checkNames(problems: ProblemList, path: string, instance: ResolvedDbInstance): void {
  const identifier = problems.literal(
    propPath(path, 'identifier'),
    instance.identifier,
    'write the name in the program, since other resources are named after it',
  );
  problems.require(
    identifier === undefined || isDatabaseIdentifier(identifier),
    'DATABASE_IDENTIFIER',
    () =>
      `${propPath(path, 'identifier')} must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter and not ending in a hyphen, ` +
      `got ${show(identifier)} (${String(identifier?.length)} characters); use a name such as 'orders'`,
  );
  checkDatabaseName(problems, propPath(path, 'databaseName'), instance);
}

function checkDatabaseName(problems: ProblemList, path: string, { engine, ...instance }: ResolvedDbInstance): void {
  const databaseName = literals(instance.databaseName);
  problems.require(
    databaseName === undefined || (databaseName.length <= DATABASE_NAME_LENGTH.max && /^[a-z]\w*$/i.test(databaseName)),
    'DATABASE_NAME',
    () =>
      `${path} must be a letter followed by letters, digits or '_', up to 63 characters, got ${show(databaseName)}; use a name such as 'orders'`,
  );
  problems.require(
    databaseName === undefined || !isEngine(engine) || !isReservedDatabaseName(engine, databaseName),
    'DATABASE_NAME_RESERVED',
    () =>
      `${path} must not be a word that RDS or ${engine} reserves, got ${show(databaseName)}; add a suffix, for example '${String(databaseName)}_data'`,
  );
}
