import type { ProblemList } from '@etops/foundation';
import { isRegionId, isToken, show } from '@etops/foundation';
import type { NewFileSystem, WebTierFileSystem } from './file-system-props';

/** Checks the file system and its replication. @param region Region of the environment */
export function checkFileSystem(
  problems: ProblemList,
  path: string,
  fileSystem: WebTierFileSystem,
  region: string,
): void {
  if ('existingFileSystemId' in fileSystem) {
    problems.require(
      fileSystem.existingFileSystemId !== '',
      'WEB_TIER_FILE_SYSTEM',
      () =>
        `${path}.existingFileSystemId must be the id of a file system, got ''; pass the id, or omit ${path} to create one`,
    );
    problems.require(
      !('replicateTo' in fileSystem),
      'WEB_TIER_REPLICATION_SOURCE',
      () =>
        `${path}.replicateTo must not be combined with existingFileSystemId, got both; configure the replication where the file system is created`,
    );
  } else if (fileSystem.replicateTo !== undefined) {
    checkReplication(problems, `${path}.replicateTo`, fileSystem.replicateTo, region);
  }
}

function checkReplication(
  problems: ProblemList,
  path: string,
  destination: NonNullable<NewFileSystem['replicateTo']>,
  region: string,
): void {
  problems.require(
    isToken(destination.region) || (isRegionId(destination.region) && destination.region !== region),
    'WEB_TIER_REPLICATION_REGION',
    () =>
      `${path}.region must be another Region than ${region}, got ${show(destination.region)}; choose another one, since the copy must survive the loss of the Region`,
  );
  problems.require(
    destination.fileSystemId !== '',
    'WEB_TIER_REPLICATION_TARGET',
    () =>
      `${path}.fileSystemId must be the id of the copy, got ''; pass the id of a ReplicaFileSystem, since EFS would otherwise create an unmanaged file system`,
  );
}
