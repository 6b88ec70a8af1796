import type { ProblemList } from '@etops/foundation';
import { checkResourceId, checkTags, isRegionId, isToken, partitionOf, show } from '@etops/foundation';
import type { NewFileSystem, WebTierFileSystem } from './file-system-props';

/** Checks the file system and its replication. @param region Region of the environment */
export function checkFileSystem(
  problems: ProblemList,
  path: string,
  fileSystem: WebTierFileSystem,
  region: string,
): void {
  if ('existingFileSystemId' in fileSystem) {
    checkResourceId(problems, `${path}.existingFileSystemId`, fileSystem.existingFileSystemId, 'file-system');
    problems.require(
      !('replicateTo' in fileSystem),
      'WEB_TIER_REPLICATION_SOURCE',
      () =>
        `${path}.replicateTo must not be combined with existingFileSystemId, got both; configure the replication where the file system is created`,
    );
    return;
  }
  checkTags(problems, `${path}.tags`, fileSystem.tags);
  if (fileSystem.replicateTo !== undefined) {
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
    isToken(destination.region) ||
      (isRegionId(destination.region) &&
        destination.region !== region &&
        partitionOf(destination.region) === partitionOf(region)),
    'WEB_TIER_REPLICATION_REGION',
    () =>
      `${path}.region must be another Region than ${region}, got ${show(destination.region)}; choose another one, since the copy must survive the loss of the Region`,
  );
  checkResourceId(problems, `${path}.fileSystemId`, destination.fileSystemId, 'file-system');
}
