/**
 * What an environment is for.
 *
 * - `production`: carries live traffic, or must be able to at any minute (a standby region)
 * - `recovery`: holds what must outlive production: vaults, archives, DNS, state
 * - `development`: may be thrown away (staging, on-demand copies)
 */
export type EnvironmentRole = 'production' | 'recovery' | 'development';

/** Which environment a construct belongs to: literals only, never tokens, so that names and ARNs follow from it. */
export interface EnvironmentRef {
  /** The application, first part of every physical name, for example `airline`. */
  readonly application: string;
  /** The environment's name, unique within the application, for example `primary`. */
  readonly name: string;
  readonly role: EnvironmentRole;
  /** AWS Region id, for example `eu-central-1`. */
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
}
