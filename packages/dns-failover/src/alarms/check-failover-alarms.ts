import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { ArnScope, Checked, ProblemList } from '@etops/foundation';
import { checkAlarms, checkArnOf, isToken, propPath, show } from '@etops/foundation';
import type { FailoverAlarmsProps } from './failover-alarms-props';

/**
 * The only Region with metrics of health checks.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html
 */
const HEALTH_METRICS_REGION = 'us-east-1';

/** Checks that the alarms, their topics and their provider are of the Region that has the metrics. */
export function checkFailoverAlarms(problems: ProblemList, path: string, props: Checked<FailoverAlarmsProps>): void {
  const { environment, failover, healthMetricsProvider: provider, actions = {} } = props;
  const at = (prop: string) => propPath(path, prop);
  const health = { ...environment, region: HEALTH_METRICS_REGION };
  checkAlarms(problems, at('failover.alarms'), [...failover.alarms, ...failover.healthAlarms]);
  checkTopics(problems, at('actions.own'), actions.own, environment);
  checkTopics(problems, at('actions.healthMetrics'), actions.healthMetrics, health);
  const region = provider instanceof AwsProvider ? provider.region : undefined;
  problems.require(
    region === undefined || isToken(region) || region === HEALTH_METRICS_REGION,
    'DNS_HEALTH_METRICS_PROVIDER',
    () =>
      `${at('healthMetricsProvider')} must be of '${HEALTH_METRICS_REGION}', the only Region with these metrics, got ${show(region)}; use stack.addProvider('${HEALTH_METRICS_REGION}')`,
  );
}

function checkTopics(problems: ProblemList, path: string, arns: readonly string[] = [], scope: ArnScope): void {
  for (const [index, arn] of (isToken(arns) ? [] : arns).entries()) {
    checkArnOf(problems, `${path}[${String(index)}]`, arn, 'topic', scope);
  }
}
