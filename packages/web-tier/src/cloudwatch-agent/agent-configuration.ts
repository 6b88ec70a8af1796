import type { ServerLogFile } from '../logs';

/** CloudWatch namespace of the agent's metrics. */
export const AGENT_NAMESPACE = 'CWAgent';

/** Path of the agent's control program, as AWS's packages for Linux install it. */
export const AGENT_CONTROL = '/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl';

/** Path of the agent's configuration, which user data writes. */
export const AGENT_FILE = '/opt/aws/amazon-cloudwatch-agent/etc/web-tier.json';

/** Metrics that the agent publishes and the alarms watch. */
export const AGENT_METRICS = { memory: 'mem_used_percent', disk: 'disk_used_percent' } as const;

/** Returns the dimensions of the metrics: the whole group, so that alarms outlive single servers. */
export function agentDimensions(autoScalingGroupName: string): { readonly AutoScalingGroupName: string } {
  return { AutoScalingGroupName: autoScalingGroupName };
}

/** Settings of the agent. */
export interface AgentConfig {
  /** Name of the Auto Scaling group, a dimension of all metrics. */
  readonly autoScalingGroupName: string;
  /** Log group, which must exist. */
  readonly logGroupName: string;
  /** Files to publish. */
  readonly files: readonly ServerLogFile[];
}

/**
 * Returns the configuration of the CloudWatch agent on the servers: memory, the root volume, and log files.
 *
 * The group's name is a literal, not the agent's `${aws:AutoScalingGroupName}`: the agent reads that from EC2 tags at
 * boot, for which a server needs a permission. The dimensions do not contain the host's name, so all servers share one
 * metric each; its maximum is the fullest server. Log events leave the server within seconds, since it may be terminated
 * young.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html (checked 2026-11-23)
 */
export function agentConfiguration({ autoScalingGroupName, logGroupName, files }: AgentConfig) {
  const dimensions = agentDimensions(autoScalingGroupName);
  return {
    agent: { metrics_collection_interval: 60, omit_hostname: true },
    metrics: {
      namespace: AGENT_NAMESPACE,
      aggregation_dimensions: [Object.keys(dimensions)],
      metrics_collected: {
        mem: { measurement: [AGENT_METRICS.memory], append_dimensions: dimensions },
        disk: { measurement: [AGENT_METRICS.disk], resources: ['/'], append_dimensions: dimensions },
      },
    },
    logs: {
      force_flush_interval: 5,
      logs_collected: {
        files: {
          collect_list: files.map(({ filePath, name }) => ({
            file_path: filePath,
            log_group_name: logGroupName,
            log_stream_name: `{instance_id}/${name}`,
          })),
        },
      },
    },
  };
}
