import { agentConfiguration, WebTier } from '../src';
import type { WebTierProps } from '../src';
import { referenceTo, synthIn, webTierProps } from './support';
import { TerraformOutput } from 'cdktf';

/** The alarms of a web tier, resolved as whoever renders them would. */
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
      'server-errors',
      'load-balancer-errors',
      'latency',
      'rejected-connections',
      'no-healthy-server',
      'unhealthy-servers',
      'cpu',
      'network',
      'memory',
      'disk',
      'files-io-limit',
      'files-burst-credits',
    ]);
  });

  it('watch errors as a share of the requests', () => {
    expect(alarmsOf({ alarms: { errorPercent: 2 } })['server-errors']).toMatchObject({
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

  it('take silence for news where it is: no healthy server, no agent, no replication', () => {
    const breaching = Object.values(alarmsOf({ fileSystem: replicated })).filter(
      ({ treatMissingData }) => treatMissingData === 'breaching',
    );

    expect(breaching.map(({ id }) => id)).toEqual(['no-healthy-server', 'memory', 'disk', 'files-replication']);
  });

  it('give thresholds in the unit of the metric', () => {
    expect(
      alarmsOf({ fileSystem: replicated, alarms: { networkMbps: 800, replicationMinutes: 20, latencySeconds: 0.5 } }),
    ).toMatchObject({
      network: { threshold: 6_000_000_000, periodSeconds: 60 },
      latency: { threshold: 0.5, statistic: 'p95' },
      'files-replication': {
        threshold: 1200,
        dimensions: {
          FileSystemId: referenceTo('aws_efs_file_system', 'id'),
          DestinationFileSystemId: 'fs-0123456789abcdef0',
        },
      },
    });
  });

  it('watch the dimensions that the agent on the servers publishes', () => {
    const { metrics } = agentConfiguration('airline-primary-web');
    const { memory, disk } = alarmsOf();

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

describe('the way to full load', () => {
  const recoveryOf = (props: Partial<WebTierProps> = {}) => {
    let webTier: WebTier | undefined;
    synthIn((stack) => {
      webTier = new WebTier(stack, 'web', { ...webTierProps, ...props });
    });
    return webTier?.recovery;
  };

  it('is a cold boot and one pass of the health check, from the settings', () => {
    expect(recoveryOf({ healthCheckGracePeriodSeconds: 240, healthCheck: { intervalSeconds: 15 } })).toEqual([
      {
        id: 'cold-boot',
        phase: 'scale-out',
        minutes: 4,
        basis: { kind: 'setting', setting: 'healthCheckGracePeriodSeconds' },
      },
      {
        id: 'target-health',
        phase: 'scale-out',
        minutes: 0.25,
        basis: { kind: 'setting', setting: 'healthCheck.intervalSeconds: a new target takes traffic after one pass' },
      },
    ]);
  });
});
