import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { EnvironmentRef } from '@etops/contracts';
import { ALARM_NAME_LENGTH, nameFor } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { ResolvedRelease } from './release-settings';

/** Settings of the alarms. */
export interface ReleaseAlarmConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly settings: Pick<ResolvedRelease, 'maxErrorPercent' | 'maxLatencySeconds'>;
  readonly loadBalancerDimension: string;
  readonly targetGroupDimension: string;
}

const NAMESPACE = 'AWS/ApplicationELB';
const PERIOD_SECONDS = 60;

/** Renders the alarms that have no action but roll a running release back. Returns their names. */
export function renderReleaseAlarms(scope: Construct, config: ReleaseAlarmConfig): readonly string[] {
  const { maxLatencySeconds } = config.settings;
  return [
    renderErrorAlarm(scope, config).alarmName,
    ...(maxLatencySeconds === undefined ? [] : [renderLatencyAlarm(scope, config, maxLatencySeconds).alarmName]),
  ];
}

/**
 * Renders the alarm on the share of 5xx responses.
 *
 * A version that crashes, closes connections or does not answer makes the load balancer answer 502, 503 or 504, which the
 * metrics of targets do not count. `RequestCount` includes all but 503, for which no target was chosen.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
function renderErrorAlarm(scope: Construct, config: ReleaseAlarmConfig): CloudwatchMetricAlarm {
  const { environment, purpose, settings, loadBalancerDimension, targetGroupDimension } = config;
  const balancer = { LoadBalancer: loadBalancerDimension };
  const sum = (id: string, metricName: string, dimensions: Readonly<Record<string, string>>) => ({
    id,
    metric: { namespace: NAMESPACE, metricName, dimensions, period: PERIOD_SECONDS, stat: 'Sum' },
  });
  const target = { ...balancer, TargetGroup: targetGroupDimension };
  return new CloudwatchMetricAlarm(scope, 'errors-alarm', {
    alarmName: nameFor(environment, `${purpose}-release-errors`, { maxLength: ALARM_NAME_LENGTH.max }),
    alarmDescription: `More than ${String(settings.maxErrorPercent)} % of the requests end in 5xx: a running release is rolled back`,
    comparisonOperator: 'GreaterThanThreshold',
    threshold: settings.maxErrorPercent,
    evaluationPeriods: 2,
    treatMissingData: 'notBreaching',
    metricQuery: [
      {
        id: 'share',
        expression:
          '100 * (FILL(errors, 0) + FILL(e502, 0) + FILL(e503, 0) + FILL(e504, 0)) / (FILL(requests, 0) + FILL(e503, 0))',
        label: '5xx share',
        returnData: true,
      },
      sum('errors', 'HTTPCode_Target_5XX_Count', target),
      sum('e502', 'HTTPCode_ELB_502_Count', balancer),
      sum('e503', 'HTTPCode_ELB_503_Count', balancer),
      sum('e504', 'HTTPCode_ELB_504_Count', balancer),
      sum('requests', 'RequestCount', target),
    ],
  });
}

function renderLatencyAlarm(
  scope: Construct,
  { environment, purpose, loadBalancerDimension, targetGroupDimension }: ReleaseAlarmConfig,
  maxLatencySeconds: number,
): CloudwatchMetricAlarm {
  return new CloudwatchMetricAlarm(scope, 'latency-alarm', {
    alarmName: nameFor(environment, `${purpose}-release-latency`, { maxLength: ALARM_NAME_LENGTH.max }),
    alarmDescription: `5 % of the responses take longer than ${String(maxLatencySeconds)} seconds: a running release is rolled back`,
    namespace: NAMESPACE,
    metricName: 'TargetResponseTime',
    dimensions: { LoadBalancer: loadBalancerDimension, TargetGroup: targetGroupDimension },
    extendedStatistic: 'p95',
    period: PERIOD_SECONDS,
    comparisonOperator: 'GreaterThanThreshold',
    threshold: maxLatencySeconds,
    evaluationPeriods: 2,
    treatMissingData: 'notBreaching',
    // A percentile of few responses says nothing.
    evaluateLowSampleCountPercentiles: 'ignore',
  });
}
