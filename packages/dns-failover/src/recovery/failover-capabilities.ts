import type { RecoveryCapability } from '@etops/contracts';
import type { CheckSettings } from '../health-checks';
import { resolveChecks } from '../health-checks';
import { ALIAS_TTL_SECONDS } from '../limits';
import { SWITCH_ALARM } from '../switches';

/**
 * Computes how long it takes until DNS routes clients to another site.
 *
 * Two delays are not included: the time in which Route 53's checkers agree, for which AWS publishes no figure, and
 * resolvers that disregard the TTL. A drill measures both.
 *
 * @param checks settings of the health checks
 * @param gated whether the second Region waits for its switch, whose alarm needs one period to see it
 */
export function failoverCapabilities(checks?: CheckSettings, gated = true): readonly RecoveryCapability[] {
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
    ...(gated ? [gate] : []),
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

const gate: RecoveryCapability = {
  id: 'gate',
  phase: 'dns',
  minutes: SWITCH_ALARM.periodSeconds / 60,
  basis: {
    kind: 'setting',
    setting: `the alarm's period (${String(SWITCH_ALARM.periodSeconds)} s) × 1, without the metric's delay`,
  },
};
