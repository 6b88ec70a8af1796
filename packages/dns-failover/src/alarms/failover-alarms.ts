import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import { ALARM_NAME_LENGTH, alarmConfig, checkProps, nameFor, ProblemList, throwProblems } from '@etops/foundation';
import type { TerraformProvider } from 'cdktf';
import type { Node } from 'constructs';
import { Construct } from 'constructs';
import { checkFailoverAlarms } from './check-failover-alarms';
import { shapes } from '../shapes.generated';

/** Alarms of a failover as data; a `DnsFailover` is one. */
export interface AlarmSource {
  /** Tree node of the construct, whose id is part of the alarms' names. */
  readonly node: Node;
  /** Alarms of the stack's own Region. */
  readonly alarms: readonly AlarmSpec[];
  /** Alarms of us-east-1. */
  readonly healthAlarms: readonly AlarmSpec[];
}

/** Actions of alarms, per Region: an alarm can only notify topics in the Region of the alarm. */
export interface AlarmActions {
  /**
   * ARNs of the topics in the stack's own Region.
   *
   * @default - no actions
   */
  readonly own?: readonly string[];
  /**
   * ARNs of the topics in us-east-1.
   *
   * @default - no actions
   */
  readonly healthMetrics?: readonly string[];
}

/** Props of {@link FailoverAlarms}. */
export interface FailoverAlarmsProps {
  /**
   * Environment of the failover; part of the names of the alarms.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Failover whose alarms to create, a `DnsFailover`. */
  readonly failover: AlarmSource;
  /** Provider of us-east-1, which has the metrics of health checks: `stack.addProvider('us-east-1')`. */
  readonly healthMetricsProvider: TerraformProvider;
  /**
   * Actions of the alarms, both when they go off and when they return to `OK`.
   *
   * @default - the alarms have no actions
   */
  readonly actions?: AlarmActions;
}

/**
 * Creates the alarms of a failover, each in the Region of its metric.
 *
 * @throws ValidationError if a topic, or the provider of us-east-1, is of another Region
 */
export class FailoverAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FailoverAlarmsProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'FailoverAlarmsProps', props);
    const { failover, healthMetricsProvider: provider, actions = {} } = checked;
    const problems = new ProblemList();
    checkFailoverAlarms(problems, '', checked);
    throwProblems(this, problems.all);
    for (const spec of failover.alarms) {
      this.render(checked, spec, actions.own);
    }
    for (const spec of failover.healthAlarms) {
      this.render(checked, spec, actions.healthMetrics, provider);
    }
  }

  private render(
    { environment, failover }: Checked<FailoverAlarmsProps>,
    spec: AlarmSpec,
    actions: readonly string[] = [],
    provider?: TerraformProvider,
  ): void {
    const name = `${failover.node.id}-${spec.name ?? spec.id}`;
    new CloudwatchMetricAlarm(this, spec.id, {
      alarmName: nameFor(environment, name, { maxLength: ALARM_NAME_LENGTH.max }),
      ...alarmConfig(spec),
      alarmActions: [...actions],
      okActions: [...actions],
      ...(provider === undefined ? {} : { provider }),
    });
  }
}
