/** Requirement of the coverage proof: a copy in another Region, a restore test, or the least retention of the objective. */
export type CoverageRequirement = 'copy' | 'restore-test' | 'retention';

/** Exemption of a resource from the coverage proof until a date: its data may be lost, or is kept in another way. */
export interface CoverageExemption {
  /** Construct path, for example `primary/web/load-balancer/logs/bucket`. */
  readonly path: string;
  /**
   * Requirements that do not apply to the resource.
   *
   * @default 'everything'
   */
  readonly exemptFrom?: 'everything' | CoverageRequirement | readonly CoverageRequirement[];
  /** Reason, shown in the coverage table. */
  readonly reason: string;
  /** Last day of the exemption, `YYYY-MM-DD`. The proof fails from the next day on, so that it is decided again. */
  readonly expires: string;
}

/** Protection of a resource that is itself the replica of a covered resource in another Region. */
export interface ReplicaProtection {
  /** Kind of the protection. */
  readonly kind: 'replica';
  /** Construct path of the replica. */
  readonly path: string;
  /** Construct path of the source, in another Region. */
  readonly source: string;
}

/**
 * Protection of a bucket that S3 replicates to a bucket in another Region. The bucket keeps old versions, so that a
 * mistake can be undone.
 */
export interface ReplicatedBucketProtection {
  /** Kind of the protection. */
  readonly kind: 'replicated-bucket';
  /** Construct path of the source bucket. */
  readonly path: string;
}

/** Protection of a bucket that only contains copies of other resources, and whose versions are locked for a time. */
export interface LockedArchiveProtection {
  /** Kind of the protection. */
  readonly kind: 'locked-archive';
  /** Construct path of the archive. */
  readonly path: string;
  /** Construct paths of the sources of the copies, in another Region. */
  readonly sources: readonly string[];
}

/** Protection of a resource without a backup plan; the proof checks that the configuration agrees. */
export type CoverageProtection = ReplicaProtection | ReplicatedBucketProtection | LockedArchiveProtection;
