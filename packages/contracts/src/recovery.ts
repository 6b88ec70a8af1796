import type { RetentionObjective } from './backup';

/** Recovery objectives of the business. */
export interface RecoveryObjective {
  /** RTO: minutes from the loss of a Region until full load is served again. */
  readonly recoveryTimeMinutes: number;
  /** RPO: minutes of committed data that may be lost. */
  readonly recoveryPointMinutes: number;
  /** Share of a month in which the site answers, for example 99.9. */
  readonly availabilityPercent: number;
  /**
   * Period that backups reach back to, for damaged rather than lost data.
   *
   * @default - no objective
   */
  readonly retention?: RetentionObjective;
}

/** Source of a figure: AWS's documentation, or a setting. */
export type RecoveryBasis =
  | {
      readonly kind: 'documented';
      /** URL of the page that states the figure. */
      readonly source: string;
      /** ISO date on which the page was read. */
      readonly checked: string;
    }
  | {
      readonly kind: 'setting';
      /** Prop, or arithmetic over props, that determines the figure. */
      readonly setting: string;
    };

/** One step of a recovery, and the time that it takes. */
export interface RecoveryCapability {
  /** Stable id within the construct, for example `promotion`. */
  readonly id: string;
  /** Phase of the recovery that the step belongs to. */
  readonly phase: 'detection' | 'decision' | 'promotion' | 'scale-out' | 'dns';
  /** Minutes that the step takes. */
  readonly minutes: number;
  /** Source of the figure. */
  readonly basis: RecoveryBasis;
}

/** Another copy of the data, and how much of the latest data it may lack. */
export interface RecoveryPoint {
  /** Stable id within the construct, for example `replica-lag`. */
  readonly id: string;
  /** RPO: minutes of committed data that may be lost. */
  readonly minutes: number;
  /** Source of the figure. */
  readonly basis: RecoveryBasis;
}
