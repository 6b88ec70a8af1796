import type { ProblemList } from '@etops/foundation';
import type { CoverageProtection } from './exceptions';
import type { BackupInventory, StatefulResource } from './inventory';
import { matchesResource } from './selects';

type Resources = BackupInventory['resources'];

/** Checks that the configuration agrees with a protection. */
export function proveProtection(
  problems: ProblemList,
  protection: CoverageProtection,
  resource: StatefulResource,
  resources: Resources,
): void {
  switch (protection.kind) {
    case 'replica':
      proveReplica(problems, protection.source, resource, resources);
      return;
    case 'replicated-bucket':
      proveReplicated(problems, resource, resources);
      return;
    case 'locked-archive':
      proveArchive(problems, protection.sources, resource, resources);
  }
}

function proveReplica(
  problems: ProblemList,
  sourcePath: string,
  replica: StatefulResource,
  resources: Resources,
): void {
  const source = resources.find(({ path }) => path === sourcePath);
  problems.require(
    source !== undefined && isCopyOf(replica, source),
    'COVERAGE_REPLICA',
    () =>
      `must be a replica of ${sourcePath}, as its protection says, got no replication between the two; select it with a plan, or correct the protection`,
  );
  problems.require(
    source?.region !== replica.region,
    'COVERAGE_REPLICA_REGION',
    () =>
      `must be in another Region than its source ${sourcePath}, got '${replica.region}' for both; move one, since both would be lost together`,
  );
}

/** Checks the replication: the replica of a database names its source, a file system or bucket its destination. */
function isCopyOf(replica: StatefulResource, source: StatefulResource): boolean {
  return (
    replica.type === source.type &&
    (replica.copyOf.some((copied) => matchesResource(copied, source)) ||
      source.replicatesTo.some((to) => to === replica.region || matchesResource(to, replica)))
  );
}

function proveReplicated(problems: ProblemList, bucket: StatefulResource, resources: Resources): void {
  const targets = resources.filter((other) => bucket.replicatesTo.some((to) => matchesResource(to, other)));
  problems.require(
    targets.some(({ region }) => region !== bucket.region),
    'COVERAGE_NOT_REPLICATED',
    () =>
      `must be replicated to a bucket of this app in another Region, as its protection says, got ${bucket.replicatesTo.length === 0 ? 'no replication' : bucket.replicatesTo.join(', ')}; replicate it, or select it with a plan`,
  );
  requireVersions(problems, bucket);
}

function proveArchive(
  problems: ProblemList,
  sourcePaths: readonly string[],
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
    sourcePaths.length > 0,
    'COVERAGE_ARCHIVE_SOURCE',
    () => 'must have sources in its protection, got none; add the paths of the resources that it has copies of',
  );
  for (const path of sourcePaths) {
    const source = resources.find((resource) => resource.path === path);
    problems.require(
      source !== undefined && source.region !== archive.region,
      'COVERAGE_ARCHIVE_SOURCE',
      () =>
        `must be in another Region than its source ${path}, got ${source === undefined ? 'no such resource' : `'${source.region}' for both`}; correct the protection`,
    );
  }
}

function requireVersions(problems: ProblemList, { versioned }: StatefulResource): void {
  problems.require(
    versioned,
    'COVERAGE_NOT_VERSIONED',
    () => 'must keep old versions, as its protection says, got no versioning; enable it',
  );
}
