/** A resource whose data somebody has decided to lose, or keeps in a way that the proof cannot see, until a date. */
export interface CoverageExemption {
  /** Construct path, for example `primary/web/load-balancer/logs/bucket`. */
  readonly path: string;
  /**
   * What is not asked of it.
   *
   * @default 'everything'
   */
  readonly from?: 'everything' | 'copy' | 'restore-test';
  /** Why, for whoever reads the table. */
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`; the day after, the proof fails and somebody decides again. */
  readonly expires: string;
}

/** A resource that is itself the copy of another one, in another Region; the other one must be covered. */
export interface ReplicaProtection {
  readonly kind: 'replica';
  readonly path: string;
  /** Construct path of what it is a copy of. */
  readonly of: string;
}

/**
 * A bucket whose objects are replicated to a bucket in another Region by S3 itself. Old versions stay on this side, so
 * that a mistake can be taken back.
 */
export interface ReplicatedBucketProtection {
  readonly kind: 'replicated-bucket';
  readonly path: string;
}

/**
 * A bucket that holds copies of what is kept elsewhere, or nothing that is not also there, and whose versions cannot be
 * deleted for a time.
 */
export interface LockedArchiveProtection {
  readonly kind: 'locked-archive';
  readonly path: string;
  /** Construct paths of what it holds copies of, in another Region. */
  readonly of: readonly string[];
}

/** Other ways than a plan to keep data; the proof looks whether the configuration says the same. */
export type CoverageProtection = ReplicaProtection | ReplicatedBucketProtection | LockedArchiveProtection;
