import type { RecoveryCapability } from '@etops/contracts';
import { ALIAS_TTL_SECONDS } from './limits';
import type { CheckSettings } from './sites';

/** A {@link CheckSettings} with nothing left to default. */
export function resolveChecks(checks: CheckSettings = {}): Required<CheckSettings> {
  return { intervalSeconds: 10, failureThreshold: 3, ...checks };
}

/**
 * How long it takes until clients are led elsewhere.
 *
 * Route 53 counts what its checkers say before it changes its mind, for which AWS publishes no figure; resolvers that
 * disregard the TTL take longer. A drill measures both.
 */
export function failoverCapabilities(checks?: CheckSettings): readonly RecoveryCapability[] {
  const { intervalSeconds, failureThreshold } = resolveChecks(checks);
  return [
    {
      id: 'detection',
      phase: 'detection',
      minutes: (intervalSeconds * failureThreshold) / 60,
      basis: {
        kind: 'setting',
        setting: `checks.intervalSeconds (${String(intervalSeconds)}) × checks.failureThreshold (${String(failureThreshold)}), without the checkers' agreement`,
      },
    },
    {
      id: 'dns-ttl',
      phase: 'dns',
      minutes: ALIAS_TTL_SECONDS / 60,
      basis: {
        kind: 'documented',
        source:
          'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html',
        checked: '2026-11-22',
      },
    },
  ];
}
