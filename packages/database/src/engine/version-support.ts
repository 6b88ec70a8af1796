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
 * Returns when the standard support of a version has ended and what to do, if the instance may not be in Extended Support.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html (checked 2026-11-28)
 */
export function endedSupport({ engine, engineVersion, extendedSupport }: SupportedVersion): string | undefined {
  const end = standardSupportEnd(engine, engineVersionParts(engine, engineVersion).major);
  if (end === undefined || extendedSupport) {
    return undefined;
  }
  const { majors } = offeredVersions(engine);
  const advice =
    engine === 'mariadb'
      ? 'RDS creates no database of the version, and upgrades existing ones'
      : 'or set extendedSupport, which RDS charges per vCPU and hour';
  return `whose support ended on ${end}; use ${show(majors.at(-1))}, ${advice} (${listOf(engine)})`;
}

/** Returns a warning about a version that is newer than the list of versions. */
export function versionWarning({
  engine,
  engineVersion,
}: Pick<SupportedVersion, 'engine' | 'engineVersion'>): string | undefined {
  const { major } = engineVersionParts(engine, engineVersion);
  const newest = offeredVersions(engine).majors.at(-1);
  return versionStatus(engine, major) === 'unlisted'
    ? `engineVersion should be a version that RDS offers, got ${show(engineVersion)}, newer than ${show(newest)}; run 'aws rds describe-db-major-engine-versions --engine ${engine}' before you apply (${listOf(engine)}) [DATABASE_VERSION_UNLISTED]`
    : undefined;
}

function listOf(engine: DatabaseEngine): string {
  return `list of ${offeredVersions(engine).source}, read ${RELEASES_CHECKED}`;
}
