import { isRegionId } from '@etops/foundation';
import type { ProblemList } from '@etops/foundation';
import type { CheckedWebTier } from './check-web-tier';

/** Checks where files are, and where they are copied to. */
export function checkFileSystem(
  { fileSystem, environment }: Pick<CheckedWebTier, 'fileSystem' | 'environment'>,
  problems: ProblemList,
): void {
  if ('existingFileSystemId' in fileSystem) {
    problems.require(
      fileSystem.existingFileSystemId !== '',
      'WEB_TIER_FILE_SYSTEM',
      () => "fileSystem.existingFileSystemId must be the id of a file system, got ''; pass it, or leave fileSystem out",
    );
    problems.require(
      !('replicateTo' in fileSystem),
      'WEB_TIER_REPLICATION_SOURCE',
      () =>
        'fileSystem.replicateTo must come with a file system of its own, got existingFileSystemId; its own stack decides where it is copied to',
    );
    return;
  }
  const { replicateTo } = fileSystem;
  if (replicateTo === undefined) {
    return;
  }
  problems.require(
    isRegionId(replicateTo.region) && replicateTo.region !== environment.region,
    'WEB_TIER_REPLICATION_REGION',
    () =>
      `fileSystem.replicateTo.region must be another Region than ${environment.region}, got '${replicateTo.region}'; a copy beside its source does not survive the Region`,
  );
  problems.require(
    replicateTo.fileSystemId !== '',
    'WEB_TIER_REPLICATION_TARGET',
    () =>
      "fileSystem.replicateTo.fileSystemId must name the copy, got ''; EFS would otherwise make one that nothing manages, with bursting throughput and no mount targets",
  );
}
