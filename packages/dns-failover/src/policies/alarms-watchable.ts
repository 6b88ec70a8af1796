import type { LocatedProblem, PolicySubject, StackResource } from '@etops/foundation';
import { refersTo } from '@etops/foundation';
import { ALARM_PERIOD_SECONDS, ALARM_STATISTICS } from '../limits';

type MakeProblem = (resource: StackResource, message: string) => LocatedProblem;

/**
 * Checks the health checks of alarms: they evaluate the alarm's data themselves, and support less than an alarm.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html (checked 2026-11-23)
 */
export function alarmProblems(
  subject: PolicySubject,
  check: StackResource,
  problem: MakeProblem,
): readonly LocatedProblem[] {
  const { type, triggers, insufficient_data_health_status: withoutData } = check.attributes;
  if (type !== 'CLOUDWATCH_METRIC') {
    return [];
  }
  return [
    ...(triggers === undefined
      ? [
          problem(
            check,
            "triggers must contain the alarm's settings, got none; add each setting, Route 53 copies them only when a trigger changes",
          ),
        ]
      : []),
    ...(withoutData === undefined
      ? [
          problem(
            check,
            "insufficient_data_health_status must be set, got none; use 'LastKnownStatus', 'Healthy' or 'Unhealthy'",
          ),
        ]
      : []),
    ...named(subject, 'aws_cloudwatch_composite_alarm', check).map(({ address }) =>
      problem(
        check,
        `cloudwatch_alarm_name must name a metric alarm, got ${address}; use a calculated check, Route 53 does not follow composite alarms`,
      ),
    ),
    ...named(subject, 'aws_cloudwatch_metric_alarm', check).flatMap((alarm) =>
      unsupported(alarm).map((feature) =>
        problem(
          check,
          `cloudwatch_alarm_name must name an alarm without ${feature}, got ${alarm.address}; use another alarm, health checks do not support this`,
        ),
      ),
    ),
  ];
}

function named(subject: PolicySubject, type: string, { attributes }: StackResource): readonly StackResource[] {
  const { cloudwatch_alarm_name: name } = attributes;
  return subject
    .resources(type)
    .filter((alarm) => refersTo(name, alarm) || (name !== undefined && name === alarm.attributes.alarm_name));
}

function unsupported({ attributes }: StackResource): readonly string[] {
  const { metric_query, extended_statistic, statistic, period, datapoints_to_alarm, evaluation_periods } = attributes;
  const features: readonly (readonly [string, boolean])[] = [
    ['metric math (metric_query)', metric_query !== undefined],
    ['a percentile (extended_statistic)', extended_statistic !== undefined],
    [
      `statistic '${String(statistic)}'`,
      statistic !== undefined && !ALARM_STATISTICS.some((known) => known === statistic),
    ],
    [
      `a period under ${String(ALARM_PERIOD_SECONDS.min)} seconds`,
      period !== undefined && Number(period) < ALARM_PERIOD_SECONDS.min,
    ],
    [
      'M out of N datapoints (datapoints_to_alarm)',
      datapoints_to_alarm !== undefined && Number(datapoints_to_alarm) !== Number(evaluation_periods),
    ],
  ];
  return features.filter(([, present]) => present).map(([feature]) => feature);
}
