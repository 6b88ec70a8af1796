import type { RetentionObjective } from './backup';

/** What the business was promised. */
export interface RecoveryObjective {
  /** RTO: minutes from the loss of a Region until full load is served again. */
  readonly recoveryTimeMinutes: number;
  /** RPO: minutes of committed data that may be lost. */
  readonly recoveryPointMinutes: number;
  /** Share of a month in which the site answers, for example 99.9. */
  readonly availabilityPercent: number;
  /** What backups reach back to, when data was damaged and not only lost. Absent when nothing was promised. */
  readonly retention?: RetentionObjective;
}

/** Where a figure comes from: AWS's documentation, or a setting of ours. */
export type RecoveryBasis =
  | {
      readonly kind: 'documented';
      /** The page that states the figure. */
      readonly source: string;
      /** ISO date on which the page was read. */
      readonly checked: string;
    }
  | {
      readonly kind: 'setting';
      /** The prop, or the arithmetic over props, that gives the figure. */
      readonly setting: string;
    };

/** One step on the way back, and how long it takes. */
export interface RecoveryCapability {
  /** Stable id within the construct, for example `promotion`. */
  readonly id: string;
  readonly phase: 'detection' | 'decision' | 'promotion' | 'scale-out' | 'dns';
  readonly minutes: number;
  readonly basis: RecoveryBasis;
}

/** A place where the data also is, and how much of the latest it may lack. */
export interface RecoveryPoint {
  /** Stable id within the construct, for example `replica-lag`. */
  readonly id: string;
  /** RPO: minutes of committed data that may be lost. */
  readonly minutes: number;
  readonly basis: RecoveryBasis;
}
