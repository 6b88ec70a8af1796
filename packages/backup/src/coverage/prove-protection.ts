import type { ProblemList } from '@etops/foundation';
import type { CoverageProtection } from './exceptions';
import type { BackupInventory, StatefulResource } from './inventory';
import { isMeant } from './selects';

type Resources = BackupInventory['resources'];

/** What a protection promises and the configuration does not keep. */
export function checkProtection(
  problems: ProblemList,
  protection: CoverageProtection,
  resource: StatefulResource,
  resources: Resources,
): void {
  switch (protection.kind) {
    case 'replica':
      checkReplica(problems, protection.of, resource, resources);
      return;
    case 'replicated-bucket':
      checkReplicated(problems, resource, resources);
      return;
    case 'locked-archive':
      checkArchive(problems, protection.of, resource, resources);
  }
}

function checkReplica(problems: ProblemList, of: string, replica: StatefulResource, resources: Resources): void {
  const source = resources.find(({ path }) => path === of);
  problems.require(
    source !== undefined && isCopyOf(replica, source),
    'COVERAGE_REPLICA',
    () =>
      `must be a replica of ${of}, as its protection says, got no replication between the two; select it with a plan, or correct the protection`,
  );
  problems.require(
    source?.region !== replica.region,
    'COVERAGE_REPLICA_REGION',
    () =>
      `must be in another Region than ${of}, whose copy it is, got '${replica.region}' for both; it is lost with it`,
  );
}

/** Whether one of the two says so: the replica of a database names its source, a file system or bucket its destination. */
function isCopyOf(replica: StatefulResource, source: StatefulResource): boolean {
  return (
    replica.type === source.type &&
    (replica.copyOf.some((of) => isMeant(of, source)) ||
      source.replicatesTo.some((to) => to === replica.region || isMeant(to, replica)))
  );
}

function checkReplicated(problems: ProblemList, bucket: StatefulResource, resources: Resources): void {
  const targets = resources.filter((other) => bucket.replicatesTo.some((to) => isMeant(to, other)));
  problems.require(
    targets.some(({ region }) => region !== bucket.region),
    'COVERAGE_NOT_REPLICATED',
    () =>
      `must be replicated to a bucket of this app in another Region, as its protection says, got ${bucket.replicatesTo.length === 0 ? 'no replication' : bucket.replicatesTo.join(', ')}; replicate it, or select it with a plan`,
  );
  requireVersions(problems, bucket);
}

function checkArchive(
  problems: ProblemList,
  of: readonly string[],
  archive: StatefulResource,
  resources: Resources,
): void {
  requireVersions(problems, archive);
  problems.require(
    archive.locked,
    'COVERAGE_NOT_LOCKED',
    () => 'must lock its versions, as its protection says, got no object lock with a rule; set a default retention',
  );
  problems.require(
    of.length > 0,
    'COVERAGE_ARCHIVE_SOURCE',
    () => 'must be an archive of something, got nothing in its protection; name what it holds copies of',
  );
  for (const path of of) {
    const source = resources.find((resource) => resource.path === path);
    problems.require(
      source !== undefined && source.region !== archive.region,
      'COVERAGE_ARCHIVE_SOURCE',
      () =>
        `must be in another Region than ${path}, of which it holds copies, got ${source === undefined ? 'no such resource' : `'${source.region}' for both`}; correct the protection`,
    );
  }
}

function requireVersions(problems: ProblemList, { versioned }: StatefulResource): void {
  problems.require(
    versioned,
    'COVERAGE_NOT_VERSIONED',
    () => 'must keep old versions, as its protection says, got no versioning; switch it on',
  );
}
