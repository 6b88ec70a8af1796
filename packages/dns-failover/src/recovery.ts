import type { RecoveryCapability } from '@etops/contracts';
import { ALIAS_TTL_SECONDS } from './limits';
import type { CheckSettings } from './sites';
import { SWITCH_ALARM } from './switches';

/** {@link CheckSettings} with nothing left to default but the Regions, of which all are used. */
export type ResolvedChecks = CheckSettings & Required<Pick<CheckSettings, 'intervalSeconds' | 'failureThreshold'>>;

export function resolveChecks(checks: CheckSettings = {}): ResolvedChecks {
  return { intervalSeconds: 10, failureThreshold: 3, ...checks };
}

/**
 * How long it takes until clients are led elsewhere.
 *
 * Route 53 counts what its checkers say before it changes its mind, for which AWS publishes no figure; resolvers that
 * disregard the TTL take longer. A drill measures both.
 *
 * @param gated whether the second Region waits for its switch, whose alarm needs a period to see it
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
