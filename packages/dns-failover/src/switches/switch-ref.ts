import type { EnvironmentRef } from '@etops/contracts';
import type { AwsSite, SiteSettings } from '../sites';

/**
 * A switch of a record tree, like a routing control of Amazon Application Recovery Controller.
 *
 * - `evacuate-…`: on takes the site out of the traffic, off brings it back
 * - `dr-in-service`: on declares that the second Region's database accepts writes and its servers are in service. From
 *   then on the second Region answers, and the first does not until the switch is off again
 */
export type SwitchId = 'evacuate-on-premises' | 'evacuate-primary' | 'evacuate-dr' | 'dr-in-service';

/** Returns the ids of a record tree's switches. */
export function switchIds({ sites }: Pick<SiteSettings, 'sites'>): readonly SwitchId[] {
  const evacuations = ['evacuate-on-premises', 'evacuate-primary', 'evacuate-dr'] as const;
  return failsOverManually(sites.aws) ? [...evacuations, 'dr-in-service'] : evacuations;
}

/** Returns whether the second Region waits for its switch. */
export function failsOverManually({ failoverMode = 'manual' }: Pick<AwsSite, 'failoverMode'>): boolean {
  return failoverMode === 'manual';
}

/**
 * A switch as its operators see it: an SSM parameter with its position, and a metric that publishes the position.
 *
 * A state machine reads the parameter every minute and publishes the metric. To turn the switch, write the parameter,
 * and publish the metric as well so that nothing waits for that minute.
 */
export interface SwitchRef {
  /** Which switch it is. */
  readonly id: SwitchId;
  /** Region of the parameter, the metric and the alarm. */
  readonly region: string;
  /** Name of the parameter; its value is `1` for on, `0` for off. */
  readonly parameterName: string;
  /** CloudWatch namespace of the metric. */
  readonly namespace: string;
  /** Name of the metric; all switches share it. */
  readonly metricName: string;
  /** Dimensions of the metric, which tell the switches apart. */
  readonly dimensions: Readonly<Record<string, string>>;
}

const SWITCH_METRIC = 'Switch';

/**
 * Computes the reference to a switch from literals, so that another stack can turn it without reading this one.
 *
 * @param environment environment of the stack that contains the records
 * @param failoverId id of the `DnsFailover` in its stack
 * @param id which switch
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
