import type { EnvironmentRef } from '@etops/contracts';
import type { FailoverSettings } from './sites';

/**
 * What people, or a runbook, may say about a site.
 *
 * - `evacuate-…`: on takes the site out, off brings it back
 * - `dr-in-service`: on says that the second Region's database can write and its servers are in service; it answers
 *   from then on, and the first Region does not until it is off again
 */
export type SwitchId = 'evacuate-on-premises' | 'evacuate-primary' | 'evacuate-dr' | 'dr-in-service';

/** The switches of a record tree. */
export function switchIds({ sites }: Pick<FailoverSettings, 'sites'>): readonly SwitchId[] {
  const evacuations = ['evacuate-on-premises', 'evacuate-primary', 'evacuate-dr'] as const;
  return isGated(sites.aws) ? [...evacuations, 'dr-in-service'] : evacuations;
}

/** Whether the second Region waits for its switch. */
export function isGated({ standby = 'gated' }: FailoverSettings['sites']['aws']): boolean {
  return standby === 'gated';
}

/**
 * A switch as its operators see it: an SSM parameter that holds its position, and a metric that says it.
 *
 * The parameter is read, and the metric published from it, every minute. Whoever turns the switch writes the parameter,
 * and publishes the metric at once so as not to wait for that minute.
 */
export interface SwitchRef {
  readonly id: SwitchId;
  /** Region of the parameter, the metric and the alarm. */
  readonly region: string;
  /** `1` for on, `0` for off. */
  readonly parameterName: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export const SWITCH_METRIC = 'Switch';

/**
 * The alarm of a switch: it rings while the switch is on.
 *
 * Within what health checks support: standard resolution, a plain statistic, every datapoint counts. `Maximum`, so that
 * the one who publishes `1` is heard even in a minute in which the parameter's `0` was published. Missing data change
 * nothing; the health check stays with what it last knew.
 */
export const SWITCH_ALARM = {
  statistic: 'Maximum',
  periodSeconds: 60,
  evaluationPeriods: 1,
  comparison: 'GreaterThanOrEqualToThreshold',
  threshold: 1,
  treatMissingData: 'missing',
} as const;

/** What a switch's health check is while CloudWatch has no data. */
export const SWITCH_WITHOUT_DATA = 'LastKnownStatus';

/**
 * A switch of a record tree, from literals: whoever turns it needs nothing of the stack that made it.
 *
 * @param environment the environment of the stack that holds the records
 * @param failoverId id of the `DnsFailover` in its stack
 */
export function switchRef(
  environment: Pick<EnvironmentRef, 'application' | 'name' | 'region'>,
  failoverId: string,
  id: SwitchId,
): SwitchRef {
  const { application, name, region } = environment;
  const parameterName = `/${application}/${name}/${failoverId}/${id}`;
  return {
    id,
    region,
    parameterName,
    namespace: `${application}/${name}`,
    metricName: SWITCH_METRIC,
    dimensions: { [SWITCH_METRIC]: parameterName },
  };
}
