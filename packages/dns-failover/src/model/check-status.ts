import type { DnsTree, MetricCheck, TreeCheck } from './dns-tree';

/** Observations of Route 53's health checkers and CloudWatch at one moment. */
export interface Observations {
  /** Returns whether the endpoint of a check answers, by the check's id. */
  endpointAnswers(checkId: string): boolean;
  /**
   * Returns the metric's latest datapoint, or the last one before its data stopped, which `LastKnownStatus` refers to.
   * Returns `undefined` if the metric never had one.
   */
  datapoint(metric: string): number | undefined;
  /**
   * Returns whether CloudWatch has data of the metric at present.
   *
   * @default - it has, if the metric ever had a datapoint
   */
  hasData?(metric: string): boolean;
  /** Returns whether a name outside of the tree answers, such as a load balancer's. */
  nameAnswers(name: string): boolean;
}

/**
 * Returns whether a check is healthy.
 *
 * - an alarm's check follows the data, not the alarm's state; without data, its setting decides
 * - until the first data, a new check is healthy and an inverted one unhealthy
 * - a calculated check is healthy while the number of healthy children reaches its threshold
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html (checked 2026-11-23)
 * @throws Error if the tree has no such check
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
  const inAlarm = datapoint !== undefined && isBreaching(check, datapoint);
  return inAlarm === check.inverted;
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
    throw new Error(`health check '${id}' follows an alarm with ${comparison}, which health checks do not support`);
  }
  return breaches(value, threshold);
}
