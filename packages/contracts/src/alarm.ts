/** An alarm as data: what to watch, not how it is rendered or who is called. */
export interface AlarmSpec {
  /** Stable id within the construct, used in addresses and names. */
  readonly id: string;
  /** What is wrong when it fires, and what the person on call should look at first. */
  readonly description: string;
  readonly severity: 'page' | 'ticket';
  /** CloudWatch namespace, for example `AWS/RDS`. */
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'SampleCount' | 'Sum' | `p${number}`;
  /** A multiple of 60 for standard-resolution metrics. */
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  /**
   * Another metric of the same namespace, dimensions and statistic: the alarm watches `metricName` as a percentage of
   * it, for example of `RequestCount`. Absent when it watches the metric itself.
   *
   * Where the other metric has no data, or is less than `metricName`, the percentage is 100: a load balancer counts a
   * request only once it has chosen a target, and without a healthy one it counts errors alone. Where `metricName` has
   * no data, there is none, and `treatMissingData` decides. A renderer writes `100 * m / MAX([m, FILL(r, 0)])`, `m`
   * for `metricName` and `r` for the other metric.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html (checked 2026-11-27)
   */
  readonly percentOfMetric?: string;
  /** In the metric's own unit, or in percent with `percentOfMetric`. */
  readonly threshold: number;
  readonly comparison:
    'GreaterThanThreshold' | 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold' | 'LessThanOrEqualToThreshold';
  readonly treatMissingData: 'breaching' | 'notBreaching' | 'ignore' | 'missing';
}
