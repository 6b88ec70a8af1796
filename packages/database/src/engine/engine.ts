import type { DatabaseEngine } from '@etops/contracts';
import { versionStatus } from './engine-releases';

/** Properties that follow from an engine and its version. */
export interface EnginePlan {
  /** TCP port of the engine. */
  readonly port: number;
  /** Parameter group family, for example `postgres16`. */
  readonly family: string;
  /** Name of the default option group of RDS; `undefined` for an engine without options. */
  readonly defaultOptionGroup: string | undefined;
  /** Parameter that refuses clients without TLS. */
  readonly tlsParameter: { readonly name: string; readonly value: string };
  /** True if the version names no minor release, so that RDS may install new ones. */
  readonly followsMinorVersions: boolean;
}

interface EngineProperties {
  readonly port: number;
  readonly tlsParameter: string;
  /** Group 1: the major version, group 2: the minor release. */
  readonly version: RegExp;
  readonly example: string;
}

/**
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.html (10.5 and later; checked 2026-11-22)
 */
const ENGINES: Readonly<Record<DatabaseEngine, EngineProperties>> = {
  postgres: {
    port: 5432,
    tlsParameter: 'rds.force_ssl',
    version: /^(1[1-9]|[2-9]\d)(?:\.(\d{1,2}))?$/,
    example: "'16' or '16.4'",
  },
  mysql: {
    port: 3306,
    tlsParameter: 'require_secure_transport',
    version: /^([89]\.\d|[1-9]\d\.\d)(?:\.(\d{1,2}))?$/,
    example: "'8.4' or '8.4.3'",
  },
  mariadb: {
    port: 3306,
    tlsParameter: 'require_secure_transport',
    version: /^(10\.(?:[5-9]|1[01])|1[1-9]\.\d{1,2})(?:\.(\d{1,2}))?$/,
    example: "'11.4' or '11.4.4'",
  },
};

/** Checks whether RDS offers the major version, or may by now; the minor release itself may not exist. */
export function isEngineVersion(engine: DatabaseEngine, engineVersion: string): boolean {
  const [, major] = ENGINES[engine].version.exec(engineVersion) ?? [];
  return major !== undefined && versionStatus(engine, major) !== 'absent';
}

/**
 * Returns the port, parameter group family and TLS parameter of an engine version.
 *
 * @throws RangeError if {@link isEngineVersion} does not accept the version
 */
export function planEngine(engine: DatabaseEngine, engineVersion: string): EnginePlan {
  const { port, tlsParameter, version } = ENGINES[engine];
  const [, major, minor] = version.exec(engineVersion) ?? [];
  if (major === undefined || !isEngineVersion(engine, engineVersion)) {
    throw new RangeError(`not a version of ${engine}: ${engineVersion}`);
  }
  return {
    port,
    family: `${engine}${major}`,
    defaultOptionGroup: engine === 'postgres' ? undefined : `default:${engine}-${major.replaceAll('.', '-')}`,
    tlsParameter: { name: tlsParameter, value: '1' },
    followsMinorVersions: minor === undefined,
  };
}

/**
 * Splits a version into the major version, in the engine's own form, and the minor release.
 *
 * Also accepts majors that are no longer offered, so that lists may name them.
 */
export function engineVersionParts(
  engine: DatabaseEngine,
  engineVersion: string,
): { readonly major: string; readonly minor: number | undefined } {
  const parts = engineVersion.split('.');
  const majorParts = engine === 'postgres' ? 1 : 2;
  const minor = parts[majorParts];
  return { major: parts.slice(0, majorParts).join('.'), minor: minor === undefined ? undefined : Number(minor) };
}

/** Returns examples of valid versions, for error messages. */
export function engineVersionExample(engine: DatabaseEngine): string {
  return ENGINES[engine].example;
}

/** Checks whether a string names a supported engine. */
export function isEngine(value: string): value is DatabaseEngine {
  return Object.hasOwn(ENGINES, value);
}

/**
 * Checks whether a replica can keep its own automated backups: PostgreSQL can from 14.1 on. A replica that cannot has
 * no backups when it is promoted.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html (checked 2026-11-22)
 */
export function replicaKeepsBackups(engine: DatabaseEngine, engineVersion: string): boolean {
  if (engine !== 'postgres') {
    return true;
  }
  const { major, minor } = engineVersionParts(engine, engineVersion);
  return Number(major) > 14 || (Number(major) === 14 && minor !== 0);
}
