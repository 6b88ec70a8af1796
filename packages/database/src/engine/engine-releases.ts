import type { DatabaseEngine } from '@etops/contracts';

/** Whether RDS offers a major version: `unlisted` is newer than the list, `absent` was never offered or is no longer. */
export type VersionStatus = 'supported' | 'ended' | 'unlisted' | 'absent';

interface Releases {
  /** Major versions in standard support, oldest first. */
  readonly supported: readonly string[];
  /** Major versions whose standard support has ended, with its last day. */
  readonly ended: Readonly<Record<string, string>>;
  /** Page with the list. */
  readonly source: string;
}

/** Day on which the lists were read. They age: RDS adds versions, and ends their support. */
export const RELEASES_CHECKED = '2026-11-28';

/**
 * Major versions of RDS. MySQL's innovation releases and MariaDB's short-term releases are in the Database Preview
 * Environment only.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support-viewing-support-dates.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support-charges.html (PostgreSQL 11 and 12; checked 2026-11-28)
 * @see https://endoflife.date/amazon-rds-mariadb (10.6 and later; checked 2026-11-28)
 * @see https://github.com/buttonmen-dev/buttonmen/issues/3098 (MySQL 8.0; checked 2026-11-28)
 */
const RELEASES: Readonly<Record<DatabaseEngine, Releases>> = {
  postgres: {
    supported: ['14', '15', '16', '17', '18'],
    ended: { '11': '2024-02-29', '12': '2025-02-28', '13': '2026-02-28' },
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html',
  },
  mysql: {
    supported: ['8.4'],
    ended: { '8.0': '2026-07-31' },
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html',
  },
  mariadb: {
    supported: ['10.11', '11.4', '11.8'],
    ended: { '10.5': '2026-02-28', '10.6': '2026-08-31' },
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html',
  },
};

/** Releases of MySQL 9 before and after its long-term one, 9.7.
 * @see https://dev.mysql.com/doc/refman/9.7/en/mysql-releases.html */
const MYSQL_INNOVATION = /^9\.(?!7$)/;

/** Returns whether RDS offers a major version, such as `16` or `8.4`. */
export function versionStatus(engine: DatabaseEngine, major: string): VersionStatus {
  const { supported, ended } = RELEASES[engine];
  if (supported.includes(major)) {
    return 'supported';
  }
  if (Object.hasOwn(ended, major)) {
    return 'ended';
  }
  const isInnovation = engine === 'mysql' && MYSQL_INNOVATION.test(major);
  return !isInnovation && isLater(major, supported.at(-1) ?? '') ? 'unlisted' : 'absent';
}

/** Returns the last day of a major version's standard support, if it is over. */
export function standardSupportEnd(engine: DatabaseEngine, major: string): string | undefined {
  return RELEASES[engine].ended[major];
}

/** Returns the major versions that RDS offers, oldest first, and the page that lists them. */
export function offeredVersions(engine: DatabaseEngine): {
  readonly majors: readonly string[];
  readonly source: string;
} {
  const { supported, ended, source } = RELEASES[engine];
  return { majors: [...Object.keys(ended), ...supported], source };
}

function isLater(version: string, other: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major > otherMajor || (major === otherMajor && minor > otherMinor);
}
