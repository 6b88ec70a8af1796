/** A rule of a backup plan. */
export interface CoverageRule {
  /** Days that its recovery points are kept; `undefined` if only Terraform knows them. */
  readonly retentionDays: number | undefined;
  /** Whether it keeps a continuous backup, for restores to any second. */
  readonly continuous: boolean;
}

/** Backups of a resource, as its plans define them. */
export interface PlannedCoverage {
  /** Plans that select the resource. */
  readonly plans: readonly { readonly rules: readonly CoverageRule[] }[];
  /** Copies in other Regions, and the days that they are kept. */
  readonly copies: readonly { readonly region: string; readonly retentionDays: number | undefined }[];
  /** Restore tests of its recovery points. */
  readonly restoreTests: readonly { readonly planName: string; readonly region: string }[];
}

/** Protection of a resource other than a backup plan. */
export type OtherProtection =
  | { readonly kind: 'replica'; readonly source: string }
  | { readonly kind: 'replicated-bucket' }
  | { readonly kind: 'locked-archive'; readonly sources: readonly string[] };

/** A resource that holds data, and how that data is kept. */
export interface CoveredResource {
  /** Construct path. */
  readonly path: string;
  /** Type, for example `RDS`. */
  readonly type: string;
  /** AWS Region id. */
  readonly region: string;
  /**
   * Backups of the resource.
   *
   * @default - no plan selects it
   */
  readonly coverage?: PlannedCoverage;
  /**
   * Protection other than a plan.
   *
   * @default - none
   */
  readonly protection?: OtherProtection;
  /**
   * Decision not to protect the resource, or not completely.
   *
   * @default - none
   */
  readonly exemption?: { readonly reason: string; readonly expires: string };
}
