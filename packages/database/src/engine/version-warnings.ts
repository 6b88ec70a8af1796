import type { DatabaseEngine } from '@etops/contracts';
import { show } from '@etops/foundation';
import { engineVersionParts } from './engine';
import { offeredVersions, RELEASES_CHECKED, standardSupportEnd, versionStatus } from './engine-releases';

/** Version of an instance, and whether it may be in paid Extended Support. */
export interface SupportedVersion {
  readonly engine: DatabaseEngine;
  readonly engineVersion: string;
  readonly extendedSupport: boolean;
}

/**
 * Returns a warning about a version whose standard support has ended, or that is newer than the list of versions.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html (checked 2026-11-28)
 */
export function versionWarning({ engine, engineVersion, extendedSupport }: SupportedVersion): string | undefined {
  const { major } = engineVersionParts(engine, engineVersion);
  const { majors, source } = offeredVersions(engine);
  const list = `list of ${source}, read ${RELEASES_CHECKED}`;
  const end = standardSupportEnd(engine, major);
  if (end !== undefined && !extendedSupport) {
    return `engineVersion should be in standard support, got ${show(engineVersion)}, whose support ended on ${end}; use ${show(majors.at(-1))}: ${consequence(engine)} (${list}) [DATABASE_STANDARD_SUPPORT_ENDED]`;
  }
  return versionStatus(engine, major) === 'unlisted'
    ? `engineVersion should be a version that RDS offers, got ${show(engineVersion)}, newer than ${show(majors.at(-1))}; run 'aws rds describe-db-major-engine-versions --engine ${engine}' before you apply (${list}) [DATABASE_ENGINE_VERSION_UNLISTED]`
    : undefined;
}

function consequence(engine: DatabaseEngine): string {
  return engine === 'mariadb'
    ? 'RDS creates no new database of the version, and upgrades existing ones by itself'
    : 'RDS refuses a new database of the version without extendedSupport, and charges for an existing one that is enrolled';
}
