import type { DatabaseEngine } from '@etops/contracts';

/** What follows from an engine and its version. */
export interface EnginePlan {
  readonly port: number;
  /** Parameter group family, for example `postgres16`. */
  readonly family: string;
  /** The parameter that refuses clients without TLS. */
  readonly tlsParameter: { readonly name: string; readonly value: string };
  /** Whether the version names no minor release, so that RDS may install new ones. */
  readonly followsMinorVersions: boolean;
}

interface EngineFacts {
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
const ENGINES: Readonly<Record<DatabaseEngine, EngineFacts>> = {
  postgres: {
    port: 5432,
    tlsParameter: 'rds.force_ssl',
    version: /^(1[1-9]|[2-9]\d)(?:\.(\d{1,2}))?$/,
    example: "'16' or '16.4'",
  },
  mysql: {
    port: 3306,
    tlsParameter: 'require_secure_transport',
    version: /^([89]\.\d)(?:\.(\d{1,2}))?$/,
    example: "'8.4' or '8.4.3'",
  },
  mariadb: {
    port: 3306,
    tlsParameter: 'require_secure_transport',
    version: /^(10\.(?:[5-9]|1[01])|1[1-9]\.\d{1,2})(?:\.(\d{1,2}))?$/,
    example: "'11.4' or '11.4.4'",
  },
};

/** Whether a version has a form that RDS knows for the engine; says nothing about whether such a release exists. */
export function isEngineVersion(engine: DatabaseEngine, engineVersion: string): boolean {
  return ENGINES[engine].version.test(engineVersion);
}

/**
 * Plans an engine.
 *
 * @throws RangeError when the version has no form that {@link isEngineVersion} accepts
 */
export function planEngine(engine: DatabaseEngine, engineVersion: string): EnginePlan {
  const { port, tlsParameter, version } = ENGINES[engine];
  const [, major, minor] = version.exec(engineVersion) ?? [];
  if (major === undefined) {
    throw new RangeError(`not a version of ${engine}: ${engineVersion}`);
  }
  return {
    port,
    family: `${engine}${major}`,
    tlsParameter: { name: tlsParameter, value: '1' },
    followsMinorVersions: minor === undefined,
  };
}

/**
 * The major version, in the engine's own form, and the minor release.
 *
 * Also reads majors that are too old to be asked for, so that lists may name them.
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

/** Versions of an engine as they may be written. */
export function engineVersionExample(engine: DatabaseEngine): string {
  return ENGINES[engine].example;
}

export function isEngine(value: string): value is DatabaseEngine {
  return Object.hasOwn(ENGINES, value);
}

/**
 * Whether a replica may keep automated backups of its own: PostgreSQL can from 14.1 on, and one that cannot is
 * promoted without any.
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
