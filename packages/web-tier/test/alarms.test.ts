import { agentConfiguration, WebTier } from '../src';
import type { WebTierProps } from '../src';
import { TerraformOutput } from 'cdktf';
import { problemsWith, referenceTo, synthIn, synthWebTier, webTierProps } from './support';

/** Returns the alarms of a web tier by id, with resolved references. */
function alarmsOf(props: Partial<WebTierProps> = {}): Record<string, Readonly<Record<string, unknown>>> {
  const json = synthIn((stack) => {
    const { alarms } = new WebTier(stack, 'web', { ...webTierProps, ...props });
    new TerraformOutput(stack, 'alarms', { value: alarms });
  });
  const { value } = (
    json.json.output as { alarms: { value: ({ readonly id: string } & Readonly<Record<string, unknown>>)[] } }
  ).alarms;
  return Object.fromEntries(value.map((alarm) => [alarm.id, alarm]));
}

const replicated = { replicateTo: { fileSystemId: 'fs-0123456789abcdef0', region: 'eu-west-1' } };

describe('the alarms', () => {
  it('cover traffic, servers and files', () => {
    expect(Object.keys(alarmsOf())).toEqual([
      'servers-return-errors',
      'load-balancer-returns-errors',
      'responses-are-slow',
      'connections-are-rejected',
      'no-server-is-healthy',
      'servers-stay-unhealthy',
      'cpu-stays-high',
      'network-is-nearly-saturated',
      'memory-is-nearly-full',
      'disk-is-nearly-full',
      'servers-missing',
      'at-maximum',
      'files-are-near-io-limit',
      'files-run-out-of-burst-credits',
    ]);
  });

  it('watch errors as a share of all requests', () => {
    expect(alarmsOf({ alarms: { errorPercent: 2 } })['servers-return-errors']).toMatchObject({
      metricName: 'HTTPCode_Target_5XX_Count',
      percentOfMetric: 'RequestCount',
      statistic: 'Sum',
      threshold: 2,
      dimensions: {
        LoadBalancer: referenceTo('aws_lb', 'arn_suffix'),
        TargetGroup: referenceTo('aws_lb_target_group', 'arn_suffix'),
      },
    });
  });

  it('go off without data if servers, agent or replication may be down', () => {
    const breaching = Object.values(alarmsOf({ fileSystem: replicated })).filter(
      ({ treatMissingData }) => treatMissingData === 'breaching',
    );

    expect(breaching.map(({ id }) => id)).toEqual([
      'no-server-is-healthy',
      'memory-is-nearly-full',
      'disk-is-nearly-full',
      'servers-missing',
      'files-replication-is-late',
    ]);
  });

  it('watch the number of servers as a share of the number that the group wants', () => {
    const group = { namespace: 'AWS/AutoScaling', dimensions: { AutoScalingGroupName: 'airline-primary-web' } };
    const alarms = alarmsOf({
      capacity: { ...webTierProps.capacity, ignoreMinSizeChanges: true },
      warmPool: { maxGroupPreparedCapacity: 8 },
    });

    expect(alarms).toMatchObject({
      'servers-missing': {
        ...group,
        severity: 'ticket',
        metricName: 'GroupInServiceInstances',
        percentOfMetric: 'GroupDesiredCapacity',
        comparison: 'LessThanThreshold',
        threshold: 100,
        evaluationPeriods: 30,
      },
      'at-maximum': {
        ...group,
        severity: 'ticket',
        metricName: 'GroupDesiredCapacity',
        percentOfMetric: 'GroupMaxSize',
        comparison: 'GreaterThanOrEqualToThreshold',
        threshold: 100,
      },
      'warm-pool-not-ready': {
        ...group,
        severity: 'page',
        metricName: 'WarmPoolWarmedCapacity',
        percentOfMetric: 'WarmPoolDesiredCapacity',
        comparison: 'LessThanThreshold',
        threshold: 100,
        evaluationPeriods: 30,
        treatMissingData: 'breaching',
      },
    });
  });

  it('do not watch the maximum of a group that always has it', () => {
    expect(alarmsOf({ capacity: { minSize: 2, desiredCapacity: 2, maxSize: 2 } })).not.toHaveProperty('at-maximum');
  });

  it('watch metrics that the group publishes', () => {
    const capacity = { ...webTierProps.capacity, ignoreMinSizeChanges: true };
    const warmPool = { maxGroupPreparedCapacity: 8 };
    const { enabled_metrics: metrics } = synthWebTier({ capacity, warmPool }).resource('aws_autoscaling_group');
    const watched = Object.values(alarmsOf({ capacity, warmPool })).filter(
      ({ namespace }) => namespace === 'AWS/AutoScaling',
    );

    expect(watched).toHaveLength(3);
    expect(metrics).toEqual(
      expect.arrayContaining(watched.flatMap(({ metricName, percentOfMetric }) => [metricName, percentOfMetric])),
    );
    expect(synthWebTier().resource('aws_autoscaling_group').enabled_metrics).not.toContain('WarmPoolWarmedCapacity');
  });

  it('have thresholds in the unit of the metric', () => {
    expect(
      alarmsOf({ fileSystem: replicated, alarms: { networkMbps: 800, replicationMinutes: 20, latencySeconds: 0.5 } }),
    ).toMatchObject({
      'network-is-nearly-saturated': { threshold: 6_000_000_000, periodSeconds: 60 },
      'responses-are-slow': { threshold: 0.5, statistic: 'p95' },
      'files-replication-is-late': {
        threshold: 1200,
        dimensions: {
          FileSystemId: referenceTo('aws_efs_file_system', 'id'),
          DestinationFileSystemId: 'fs-0123456789abcdef0',
        },
      },
    });
  });

  it('watch the dimensions that the agent publishes', () => {
    const { metrics } = agentConfiguration({
      autoScalingGroupName: 'airline-primary-web',
      logGroupName: '/airline/primary/web',
      files: [],
    });
    const { 'memory-is-nearly-full': memory, 'disk-is-nearly-full': disk } = alarmsOf();

    for (const [alarm, section] of [
      [memory, metrics.metrics_collected.mem],
      [disk, metrics.metrics_collected.disk],
    ] as const) {
      expect(alarm).toMatchObject({
        namespace: metrics.namespace,
        dimensions: section.append_dimensions,
        metricName: section.measurement[0],
      });
      expect(metrics.aggregation_dimensions).toContainEqual(Object.keys(alarm?.dimensions ?? {}));
    }
  });
});

describe('thresholds', () => {
  it.each<[WebTierProps['alarms'], string]>([
    [
      { errorPercent: 0 },
      'alarms.errorPercent must be more than 0 and at most 100, got 0; choose a threshold in that range, since the alarm would never go off or never recover [WEB_TIER_ALARM]',
    ],
    [
      { replicationMinutes: 5 },
      'alarms.replicationMinutes must be more than 14, got 5; choose a threshold in that range, since the alarm would never go off or never recover [WEB_TIER_ALARM]',
    ],
  ])('fail when they are %j', (alarms, message) => {
    expect(problemsWith({ ...(alarms && { alarms }) })).toBe(`primary/web: ${message}`);
  });
});
