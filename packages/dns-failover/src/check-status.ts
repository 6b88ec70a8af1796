import type { DnsTree, MetricCheck, TreeCheck } from './dns-tree';

/** What Route 53's checkers and CloudWatch see at a moment. */
export interface Observations {
  /** Whether the endpoint of a check answers, by the check's id. */
  endpointAnswers(checkId: string): boolean;
  /**
   * The metric's latest datapoint, or the last one before its data stopped: that is what `LastKnownStatus` stands for.
   * `undefined` when there never was one.
   */
  datapoint(metric: string): number | undefined;
  /** Whether CloudWatch has data of the metric at present. @default - it has if there ever was a datapoint */
  hasData?(metric: string): boolean;
  /** Whether something answers under a name that is not in the tree, such as a load balancer's. */
  nameAnswers(name: string): boolean;
}

/**
 * Whether a check is healthy.
 *
 * - an alarm's check follows the data, not the alarm's state; without data it is what its setting says
 * - a new check is healthy until there are data, an inverted one unhealthy
 * - a calculated check is healthy while as many children are as its threshold says
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html (checked 2026-11-23)
 * @throws Error when the tree has no such check
 */
export function isCheckHealthy(tree: DnsTree, checkId: string, seen: Observations): boolean {
  const check = tree.checks.find(({ id }) => id === checkId);
  if (check === undefined) {
    throw new Error(`no health check '${checkId}' in the tree`);
  }
  return statusOf(tree, check, seen);
}

function statusOf(tree: DnsTree, check: TreeCheck, seen: Observations): boolean {
  switch (check.kind) {
    case 'endpoint':
      return seen.endpointAnswers(check.id);
    case 'metric':
      return metricStatus(check, seen);
    case 'calculated':
      return check.children.filter((child) => isCheckHealthy(tree, child, seen)).length >= check.threshold;
  }
}

function metricStatus(check: MetricCheck, seen: Observations): boolean {
  const datapoint = seen.datapoint(check.metric);
  const hasData = seen.hasData?.(check.metric) ?? datapoint !== undefined;
  if (!hasData && check.withoutData !== 'LastKnownStatus') {
    return check.withoutData === 'Healthy';
  }
  const rings = datapoint !== undefined && isBreaching(check, datapoint);
  return rings === check.inverted;
}

const BREACHES: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
};

function isBreaching({ id, comparison, threshold }: MetricCheck, value: number): boolean {
  const breaches = BREACHES[comparison];
  if (breaches === undefined) {
    throw new Error(`health check '${id}' watches an alarm with ${comparison}, which health checks do not support`);
  }
  return breaches(value, threshold);
}
