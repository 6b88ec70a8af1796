/** CloudWatch namespace of the agent's metrics. */
export const AGENT_NAMESPACE = 'CWAgent';

/** Where AWS's packages for Linux put the agent's control program on a server, if its image brings the agent. */
export const AGENT_CONTROL = '/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl';

/** Where user data writes its configuration, on the server. */
export const AGENT_FILE = '/opt/aws/amazon-cloudwatch-agent/etc/web-tier.json';

/** Metrics that a server's agent publishes, and the alarms watch. */
export const AGENT_METRICS = { memory: 'mem_used_percent', disk: 'disk_used_percent' } as const;

/** Dimensions under which they are published: the group as a whole, so that alarms outlive servers. */
export function agentDimensions(autoScalingGroupName: string): { readonly AutoScalingGroupName: string } {
  return { AutoScalingGroupName: autoScalingGroupName };
}

/**
 * Configuration of the CloudWatch agent on the servers: memory, and the root volume.
 *
 * The group's name is written as a literal, not as the agent's `${aws:AutoScalingGroupName}`: that one is looked up
 * through the tags of EC2 at boot, which a server need not be allowed. Without the host's name among the dimensions,
 * the metrics of all servers are one metric each, whose maximum is the fullest server.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html (checked 2026-11-23)
 */
export function agentConfiguration(autoScalingGroupName: string) {
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
  };
}
