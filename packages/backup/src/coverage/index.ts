export { collectInventory } from './collect';
export type {
  CoverageExemption,
  CoverageProtection,
  CoverageRequirement,
  LockedArchiveProtection,
  ReplicaProtection,
  ReplicatedBucketProtection,
} from './exceptions';
export type {
  BackupInventory,
  OptIn,
  PlannedBackups,
  PlannedRestoreTest,
  PlannedRule,
  PlannedSelection,
  StatefulResource,
} from './inventory';
export { proveCoverage } from './prove';
export type { CoveragePolicy, CoverageProof, CoverageRow } from './prove';
export type { ResourceCoverage } from './prove-resource';
