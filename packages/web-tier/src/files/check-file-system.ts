import type { ProblemList } from '@etops/foundation';
import { checkIpv4Range, checkResourceId, checkTags, isRegionId, isToken, partitionOf, show } from '@etops/foundation';
import type { NewFileSystem, WebTierFileSystem } from './file-system-props';

/** Prefix length of the widest private range: 10.0.0.0/8. */
const SMALLEST_PREFIX = 8;

/** Checks the file system and its replication. @param region Region of the environment */
export function checkFileSystem(
  problems: ProblemList,
  path: string,
  fileSystem: WebTierFileSystem,
  region: string,
): void {
  checkClients(problems, `${path}.clientCidrBlocks`, fileSystem.clientCidrBlocks);
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

/** Checks ranges of clients outside the VPC: each is named in the address of its rule. */
function checkClients(problems: ProblemList, path: string, given: readonly string[] | undefined): void {
  const ranges = problems.literal(path, given, 'the address of its rule contains it') ?? [];
  for (const [index, range] of ranges.entries()) {
    const at = `${path}[${String(index)}]`;
    checkIpv4Range(problems, at, range, { code: 'WEB_TIER_CLIENT_RANGE' });
    problems.require(
      ranges.indexOf(range) === index,
      'WEB_TIER_CLIENT_RANGE',
      () => `${path} must contain each range once, got ${show(range)} again; remove it`,
    );
    problems.require(
      Number(range.split('/')[1] ?? SMALLEST_PREFIX) >= SMALLEST_PREFIX,
      'WEB_TIER_CLIENT_RANGE',
      () =>
        `${at} must be no wider than /${String(SMALLEST_PREFIX)}, got ${show(range)}; list the private ranges of the site`,
    );
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
