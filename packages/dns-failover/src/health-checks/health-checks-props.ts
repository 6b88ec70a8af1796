import type { CheckerRegion } from '../limits';
import { CHECKER_REGIONS } from '../limits';

/** Settings of all health checks of endpoints. */
export interface CheckSettings {
  /**
   * Seconds between two requests of one checker: 10, or 30 at a lower price. Changing it replaces the checks.
   *
   * @default 10
   */
  readonly intervalSeconds?: 10 | 30;
  /**
   * Consecutive failed requests after which an endpoint is unhealthy; 1 to 10.
   *
   * @default 3
   */
  readonly failureThreshold?: number;
  /**
   * Regions of the health checkers, three or more. The fewer Regions, the more the result depends on each.
   *
   * @default - all Regions in which Route 53 has health checkers
   */
  readonly regions?: readonly CheckerRegion[];
}

/** Health checks of a record tree. */
export interface HealthCheckSettings {
  /**
   * Frequency, threshold and Regions of the health checks.
   *
   * @default - every 10 seconds, 3 failures, from all Regions
   */
  readonly checks?: CheckSettings;
}

/** {@link CheckSettings} with defaults filled in. */
export type ResolvedChecks = Required<CheckSettings>;

/**
 * Fills in the defaults.
 *
 * All Regions are written. Route 53 shows them all for a check without Regions, so the provider would plan to remove them,
 * which Route 53 refuses; and the provider cannot return from some Regions to all.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/45824
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/8617
 */
export function resolveChecks(checks: CheckSettings = {}): ResolvedChecks {
  const { intervalSeconds = 10, failureThreshold = 3, regions = CHECKER_REGIONS } = checks;
  return { intervalSeconds, failureThreshold, regions };
}
