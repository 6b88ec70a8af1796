/**
 * Purpose of an environment.
 *
 * - `production`: serves live traffic, or must be able to at any minute (a standby Region)
 * - `recovery`: contains the resources that must survive the loss of production: vaults, archives, DNS, state
 * - `development`: can be destroyed (staging, on-demand copies)
 */
export type EnvironmentRole = 'production' | 'recovery' | 'development';

/** Environment that a construct belongs to: literals only, never tokens, since names and ARNs are computed from it. */
export interface EnvironmentRef {
  /** Name of the application, first part of every physical name, for example `airline`. */
  readonly application: string;
  /** Name of the environment, unique within the application, for example `primary`. */
  readonly name: string;
  /** Purpose of the environment, which determines protection and policies. */
  readonly role: EnvironmentRole;
  /** AWS Region id, for example `eu-central-1`. */
  readonly region: string;
  /** AWS account id, twelve digits. */
  readonly accountId: string;
}
