import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { AlarmSpec } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import { ALARM_NAME_LENGTH, alarmConfig, checkProps, nameFor, ProblemList, throwProblems } from '@etops/foundation';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkFailoverAlarms } from './check-failover-alarms';
import type { FailoverAlarmsProps } from './failover-alarms-props';
import { shapes } from '../shapes.generated';

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
