import type { EnvironmentRef, SubnetRef } from '@etops/contracts';
import { ProblemList, regionOfZone } from '@etops/foundation';
import type { AlarmThresholds } from '../alarms/alarm-thresholds';
import { checkThresholds } from '../alarms/alarm-thresholds';
import { checkMonitoring } from '../monitoring/check-monitoring';
import { engineVersionExample, isEngine, isEngineVersion } from '../engine/engine';
import { runsInstead } from '../engine/instance-class-engines';
import type { InstanceMonitoring } from '../monitoring/instance-monitoring';
import {
  BACKUP_RETENTION_DAYS,
  DATABASE_NAME_MAX_LENGTH,
  IDENTIFIER_MAX_LENGTH,
  MAXIMUM_CONNECTIONS,
  MINIMUM_ZONES,
  STORAGE_GIB,
} from '../limits';
import { isLongEnough, parseBackupWindow, parseMaintenanceWindow, windowsOverlap } from './windows';

/** The props of an instance that can be checked before AWS sees them; `undefined` is a value that only Terraform knows. */
export interface CheckedInstance {
  readonly environment: Pick<EnvironmentRef, 'region'>;
  readonly subnets: readonly SubnetRef[];
  readonly engine: string;
  readonly engineVersion: string;
  readonly instanceClass: string | undefined;
  readonly databaseName: string | undefined;
  readonly identifier: string;
  readonly maxAllocatedStorageGiB: number | undefined;
  readonly backupRetentionDays: number | undefined;
  readonly backupWindow: string | undefined;
  readonly maintenanceWindow: string | undefined;
  readonly maximumConnections: number | undefined;
  readonly alarmThresholds: AlarmThresholds;
  readonly monitoring: InstanceMonitoring;
}

/** Checks what a database and a replica have in common. */
export function checkInstance(instance: CheckedInstance): ProblemList {
  const problems = new ProblemList();
  checkEngine(instance, problems);
  checkNames(instance, problems);
  checkSubnets(instance, problems);
  checkWindows(instance, problems);
  checkThresholds(instance.alarmThresholds, problems);
  checkMonitoring(instance, problems);
  const { backupRetentionDays: days, instanceClass, maxAllocatedStorageGiB: maximum, maximumConnections } = instance;
  problems.require(
    instanceClass === undefined || /^db\.[a-z][a-z0-9-]*\.[a-z0-9-]+(?:\.tpc\d\.mem\dx)?$/.test(instanceClass),
    'DATABASE_INSTANCE_CLASS',
    () => `instanceClass must be a DB instance class, got '${String(instanceClass)}'; write one such as 'db.m7g.large'`,
  );
  checkClassRunsEngine(instance, problems);
  problems.require(
    days === undefined || isWithin(days, BACKUP_RETENTION_DAYS),
    'DATABASE_BACKUP_RETENTION',
    () =>
      `backupRetentionDays must be a whole number from 1 to 35, got ${String(days)}; ` +
      'choose one in that range: a database without backups can have no replica, and AWS Backup keeps longer',
  );
  problems.require(
    maximum === undefined || isWithin(maximum, STORAGE_GIB),
    'DATABASE_STORAGE',
    () =>
      `maxAllocatedStorageGiB must be a whole number from 20 to 65536, got ${String(maximum)}; leave it out for storage that does not grow`,
  );
  problems.require(
    maximumConnections === undefined || isWithin(maximumConnections, MAXIMUM_CONNECTIONS),
    'DATABASE_MAXIMUM_CONNECTIONS',
    () =>
      `maximumConnections must be a whole number from 10 to 100000, got ${String(maximumConnections)}; leave it out for what follows from the memory`,
  );
  return problems;
}

export function isWithin(value: number, { minimum, maximum }: { minimum: number; maximum: number }): boolean {
  return Number.isInteger(value) && value >= minimum && value <= maximum;
}

function checkEngine({ engine, engineVersion }: CheckedInstance, problems: ProblemList): void {
  if (!isEngine(engine)) {
    problems.add('DATABASE_ENGINE', `engine must be 'postgres', 'mysql' or 'mariadb', got '${engine}'; choose one`);
    return;
  }
  problems.require(
    isEngineVersion(engine, engineVersion),
    'DATABASE_ENGINE_VERSION',
    () => `engineVersion must be a version of ${engine}, got '${engineVersion}'; write ${engineVersionExample(engine)}`,
  );
}

function checkClassRunsEngine({ engine, engineVersion, instanceClass }: CheckedInstance, problems: ProblemList): void {
  if (!isEngine(engine) || !isEngineVersion(engine, engineVersion) || instanceClass === undefined) {
    return;
  }
  const runs = runsInstead(engine, engineVersion, instanceClass);
  problems.require(
    runs === undefined,
    'DATABASE_INSTANCE_CLASS_ENGINE',
    () =>
      `instanceClass must run ${engine} ${engineVersion}, got '${instanceClass}', which runs ${String(runs)}; choose another class or version: 'aws rds describe-orderable-db-instance-options --engine ${engine}' lists what fits`,
  );
}

function checkNames({ identifier, databaseName }: CheckedInstance, problems: ProblemList): void {
  problems.require(
    identifier.length <= IDENTIFIER_MAX_LENGTH && /^[a-z](?:-?[a-z0-9])*$/.test(identifier),
    'DATABASE_IDENTIFIER',
    () =>
      `identifier must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter and not ending in a hyphen, ` +
      `got '${identifier}' (${String(identifier.length)} characters); shorten or rename it`,
  );
  problems.require(
    databaseName === undefined || (databaseName.length <= DATABASE_NAME_MAX_LENGTH && /^[a-z]\w*$/i.test(databaseName)),
    'DATABASE_NAME',
    () =>
      `databaseName must be a letter followed by letters, digits or '_', up to 63 in all, got '${String(databaseName)}'; rename it`,
  );
}

function checkSubnets({ environment, subnets }: CheckedInstance, problems: ProblemList): void {
  const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone));
  problems.require(
    zones.size >= MINIMUM_ZONES,
    'DATABASE_ZONES',
    () =>
      `network.dataSubnets must lie in at least two Availability Zones, got ${listOf(zones)}; add a subnet in another zone`,
  );
  const foreign = [...zones].filter((zone) => regionOfZone(zone) !== environment.region);
  problems.require(
    foreign.length === 0,
    'DATABASE_ZONE_REGION',
    () =>
      `network.dataSubnets must lie in the environment's Region ${environment.region}, got ${listOf(foreign)}; pass that Region's network`,
  );
}

function checkWindows({ backupWindow, maintenanceWindow }: CheckedInstance, problems: ProblemList): void {
  const backup = backupWindow === undefined ? undefined : parseBackupWindow(backupWindow);
  const maintenance = maintenanceWindow === undefined ? undefined : parseMaintenanceWindow(maintenanceWindow);
  problems.require(
    backupWindow === undefined || (backup !== undefined && isLongEnough(backup)),
    'DATABASE_BACKUP_WINDOW',
    () =>
      `backupWindow must be hh:mm-hh:mm in UTC and last at least 30 minutes, got '${String(backupWindow)}'; write one such as '01:00-02:00'`,
  );
  problems.require(
    maintenanceWindow === undefined || (maintenance !== undefined && isLongEnough(maintenance)),
    'DATABASE_MAINTENANCE_WINDOW',
    () =>
      `maintenanceWindow must be ddd:hh:mm-ddd:hh:mm in UTC, lower case, and last at least 30 minutes, got '${String(maintenanceWindow)}'; write one such as 'sun:03:00-sun:04:00'`,
  );
  problems.require(
    backup === undefined || maintenance === undefined || !windowsOverlap(backup, maintenance),
    'DATABASE_WINDOWS_OVERLAP',
    () =>
      `backupWindow must not overlap maintenanceWindow, got '${String(backupWindow)}' and '${String(maintenanceWindow)}'; move one of them`,
  );
}

function listOf(values: Iterable<string>): string {
  return [...values].map((value) => `'${value}'`).join(', ') || 'none';
}
