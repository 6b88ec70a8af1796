import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { RecordPlan } from './plan-records';
import type { SwitchRef } from './switches';

/** A metric that somebody else publishes. */
export interface MetricRef {
  readonly region: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Weeks enough to renew a certificate by hand. */
const CERTIFICATE_DAYS = 21;

/**
 * Where the site on-premises publishes, every six hours or so, how many days its certificate has left.
 *
 * Health checks do not validate certificates, and ACM knows only its own.
 */
export function certificateMetric(
  environment: Pick<EnvironmentRef, 'application' | 'name' | 'region'>,
  failoverId: string,
): MetricRef {
  const { application, name, region } = environment;
  return {
    region,
    namespace: `${application}/${name}`,
    metricName: 'CertificateDaysToExpiry',
    dimensions: { Site: `/${application}/${name}/${failoverId}/on-premises` },
  };
}

/** Alarms of the Region of the switches. */
export function regionalAlarms(switches: readonly SwitchRef[], certificate: MetricRef): readonly AlarmSpec[] {
  return [
    {
      id: 'certificate-on-premises',
      description: `The certificate on-premises expires in less than ${String(CERTIFICATE_DAYS)} days, or nobody says when: renew it; health checks do not look at it`,
      severity: 'ticket',
      namespace: certificate.namespace,
      metricName: certificate.metricName,
      dimensions: certificate.dimensions,
      statistic: 'Minimum',
      // One good datapoint a day keeps it quiet.
      periodSeconds: 3600,
      evaluationPeriods: 24,
      threshold: CERTIFICATE_DAYS,
      comparison: 'LessThanThreshold',
      treatMissingData: 'breaching',
    },
    ...switches.slice(0, 1).map(({ namespace, metricName, dimensions }): AlarmSpec => ({
      id: 'heartbeat',
      description:
        'Nobody publishes the positions of the switches: they stay as they were, and cannot be turned for long; look at the schedule and the state machine of the heartbeat',
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
  ];
}

/** Alarms of all checks of endpoints; their metrics are in us-east-1 only. */
export function endpointAlarms({ checks }: RecordPlan, checkIds: ReadonlyMap<string, string>): readonly AlarmSpec[] {
  return checks
    .filter(({ kind }) => kind === 'endpoint')
    .map(({ id }) => ({
      id: `unhealthy-${id.slice('check-'.length)}`,
      description: `Route 53 gets no answer from ${id.slice('check-'.length)} and leads nobody there while anything else can serve: look at the site`,
      severity: 'page',
      namespace: 'AWS/Route53',
      metricName: 'HealthCheckStatus',
      dimensions: { HealthCheckId: checkIds.get(id) ?? '' },
      statistic: 'Minimum',
      periodSeconds: 60,
      evaluationPeriods: 1,
      threshold: 1,
      comparison: 'LessThanThreshold',
      treatMissingData: 'breaching',
    }));
}
