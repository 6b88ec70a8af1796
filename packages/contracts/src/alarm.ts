/** An alarm as data: the metric and its threshold, independent of rendering and recipients. */
export interface AlarmSpec {
  /** Stable id within the construct, used in addresses. */
  readonly id: string;
  /**
   * Last part of the alarm's name in the console, which reads as a sentence, for example `primary-is-unhealthy`.
   *
   * @default - the id
   */
  readonly name?: string;
  /** Problem that the alarm indicates, and the first thing for on-call to check. */
  readonly description: string;
  /** Whether it pages on-call, or opens a ticket. */
  readonly severity: 'page' | 'ticket';
  /** CloudWatch namespace, for example `AWS/RDS`. */
  readonly namespace: string;
  /** Name of the metric. */
  readonly metricName: string;
  /** Dimensions of the metric. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Statistic over each period. */
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'SampleCount' | 'Sum' | `p${number}`;
  /** Length of a period; a multiple of 60 for standard-resolution metrics. */
  readonly periodSeconds: number;
  /** Number of the most recent periods that are compared with the threshold. */
  readonly evaluationPeriods: number;
  /**
   * Number of them that must breach the threshold, in any order.
   *
   * @default - all: {@link evaluationPeriods}
   */
  readonly datapointsToAlarm?: number;
  /**
   * Another metric of the same namespace, dimensions and statistic: the alarm watches `metricName` as a percentage of
   * it, for example of `RequestCount`.
   *
   * If the other metric has no data, or is less than `metricName`, the percentage is 100: a load balancer counts a
   * request only after it has chosen a target, and without a healthy one it counts errors alone. If `metricName` has no
   * data, the percentage has none, and `treatMissingData` decides. A renderer writes `100 * m / MAX([m, FILL(r, 0)])`,
   * `m` for `metricName` and `r` for the other metric.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
   * @default - the alarm watches the metric itself
   */
  readonly percentOfMetric?: string;
  /** Threshold in the metric's unit, or in percent with `percentOfMetric`. */
  readonly threshold: number;
  /** Comparison of the statistic with the threshold. */
  readonly comparison:
    'GreaterThanThreshold' | 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold' | 'LessThanOrEqualToThreshold';
  /** Evaluation of periods without data. */
  readonly treatMissingData: 'breaching' | 'notBreaching' | 'ignore' | 'missing';
}
