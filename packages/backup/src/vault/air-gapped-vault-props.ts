import type { EnvironmentRef } from '@etops/contracts';

/** Properties of an {@link AirGappedVault}. */
export interface AirGappedVaultProps {
  /**
   * Environment that the vault belongs to: production or recovery.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * Physical name: 2 to 50 letters, digits, `-` and `_`. Changing it creates another vault.
   *
   * @default - `<application>-<environment>-air-gapped`
   */
  readonly name?: string;
  /** Shortest retention that the vault accepts, in days, 7 or more. Final from the first apply on. */
  readonly minimumRetentionDays: number;
  /** Longest retention that the vault accepts, in days, at most 36,500. Final from the first apply on. */
  readonly maximumRetentionDays: number;
}
