import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import { nameFor } from '@etops/foundation';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { DnsFailover } from './dns-failover';
import { ALARM_NAME_MAX_LENGTH } from './limits';

export interface FailoverAlarmsProps {
  /** The environment of the failover; names the alarms. */
  readonly environment: EnvironmentRef;
  readonly failover: Pick<DnsFailover, 'alarms' | 'healthAlarms' | 'node'>;
  /** Provider of us-east-1, where the metrics of health checks are: `stack.addProvider('us-east-1')`. */
  readonly healthMetricsProvider: TerraformProvider;
  /**
   * ARNs that are told when an alarm rings and when it stops, per Region: a topic is told by alarms of its own Region
   * only.
   *
   * @default - nobody is told
   */
  readonly actions?: {
    /** In the stack's own Region. */
    readonly own?: readonly string[];
    /** In us-east-1. */
    readonly healthMetrics?: readonly string[];
  };
}

/** Renders the alarms of a failover, each in the Region of its metric. */
export class FailoverAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FailoverAlarmsProps) {
    super(scope, id);
    const { failover, healthMetricsProvider: provider, actions = {} } = props;
    for (const spec of failover.alarms) {
      this.render(props, spec, actions.own);
    }
    for (const spec of failover.healthAlarms) {
      this.render(props, spec, actions.healthMetrics, provider);
    }
  }

  private render(
    { environment, failover }: FailoverAlarmsProps,
    spec: AlarmSpec,
    actions: readonly string[] = [],
    provider?: TerraformProvider,
  ): void {
    new CloudwatchMetricAlarm(this, spec.id, {
      alarmName: nameFor(environment, `${failover.node.id}-${spec.id}`, { maxLength: ALARM_NAME_MAX_LENGTH }),
      alarmDescription: spec.description,
      namespace: spec.namespace,
      metricName: spec.metricName,
      dimensions: { ...spec.dimensions },
      statistic: spec.statistic,
      period: spec.periodSeconds,
      evaluationPeriods: spec.evaluationPeriods,
      threshold: spec.threshold,
      comparisonOperator: spec.comparison,
      treatMissingData: spec.treatMissingData,
      alarmActions: [...actions],
      okActions: [...actions],
      ...(provider === undefined ? {} : { provider }),
    });
  }
}
