import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { PlannedCheck } from '../health-checks';
import type { SwitchRef } from '../switches';

/** A CloudWatch metric. */
export interface MetricRef {
  /** Region that the metric is published in. */
  readonly region: string;
  /** CloudWatch namespace. */
  readonly namespace: string;
  /** Name of the metric. */
  readonly metricName: string;
  /** Dimensions of the metric. */
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Days that suffice to renew a certificate by hand. */
const CERTIFICATE_DAYS = 21;

/**
 * Returns the metric to which the on-premises site publishes, about every six hours, the days until its certificate
 * expires.
 *
 * Health checks do not validate certificates, and ACM monitors only the certificates that it manages.
 */
export function certificateMetric(
  environment: Pick<EnvironmentRef, 'application' | 'name' | 'region'>,
  failoverId: string,
): MetricRef {
  const { application, name, region } = environment;
  return {
    region,
    // Not the namespace of the switches: permission to publish there is permission to turn them.
    namespace: `${application}/${name}/on-premises`,
    metricName: 'CertificateDaysToExpiry',
    dimensions: { Site: `/${application}/${name}/${failoverId}/on-premises` },
  };
}

/** Returns the alarms of the Region that holds the switches. */
export function regionalAlarms(switches: readonly SwitchRef[], certificate: MetricRef): readonly AlarmSpec[] {
  return [
    {
      id: 'certificate-on-premises',
      name: 'on-premises-certificate-expires-soon',
      description: `The on-premises certificate expires in less than ${String(CERTIFICATE_DAYS)} days, or its metric is missing: renew it, health checks do not validate certificates`,
      severity: 'ticket',
      namespace: certificate.namespace,
      metricName: certificate.metricName,
      dimensions: certificate.dimensions,
      statistic: 'Minimum',
      // One good datapoint per day keeps the alarm in OK.
      periodSeconds: 3600,
      evaluationPeriods: 24,
      threshold: CERTIFICATE_DAYS,
      comparison: 'LessThanThreshold',
      treatMissingData: 'breaching',
    },
    ...switches.slice(0, 1).map(({ namespace, metricName, dimensions }): AlarmSpec => ({
      id: 'heartbeat',
      name: 'heartbeat-is-silent',
      description:
        'The positions of the switches are not published: they stay as they were, and a turned switch does not last; look at the schedule and the state machine of the heartbeat',
      severity: 'page',
      namespace,
      metricName,
      dimensions,
      statistic: 'SampleCount',
      periodSeconds: 60,
      evaluationPeriods: 5,
      threshold: 1,
      comparison: 'LessThanThreshold',
      treatMissingData: 'breaching',
    })),
    ...switches.map(flipAlarm),
  ];
}

/**
 * Returns the alarm that reports each turn of a switch: on by its alarm actions, off by its OK actions.
 *
 * It is another alarm than the one that the health check follows, so that its settings can change.
 */
function flipAlarm({ id, namespace, metricName, dimensions }: SwitchRef): AlarmSpec {
  return {
    id: `turned-${id}`,
    name: `${id}-was-turned`,
    description: `The switch ${id} was turned: find out who turned it, and why, unless you know`,
    severity: 'page',
    namespace,
    metricName,
    dimensions,
    statistic: 'Maximum',
    periodSeconds: 60,
    evaluationPeriods: 1,
    threshold: 1,
    comparison: 'GreaterThanOrEqualToThreshold',
    // Without data, the switch stays as it is.
    treatMissingData: 'ignore',
  };
}

/** Returns the alarms of all checks of endpoints; their metrics exist in us-east-1 only. */
export function endpointAlarms(
  checks: readonly PlannedCheck[],
  checkIds: ReadonlyMap<string, string>,
): readonly AlarmSpec[] {
  return checks
    .filter(({ kind }) => kind === 'endpoint')
    .map(({ id }) => ({ id, endpoint: id.slice('check-'.length) }))
    .map(({ id, endpoint }) => ({
      id: `unhealthy-${endpoint}`,
      name: `${endpoint}-is-unhealthy`,
      description: `Route 53 gets no answer from ${endpoint} and sends it no traffic while another endpoint can serve: look at the site`,
      severity: 'page',
      namespace: 'AWS/Route53',
      metricName: 'HealthCheckStatus',
      dimensions: { HealthCheckId: checkIds.get(id) ?? '' },
      statistic: 'Minimum',
      periodSeconds: 60,
      // One minute without metrics is a fault of CloudWatch in us-east-1 more often than one of all sites.
      evaluationPeriods: 2,
      threshold: 1,
      comparison: 'LessThanThreshold',
      treatMissingData: 'breaching',
    }));
}
