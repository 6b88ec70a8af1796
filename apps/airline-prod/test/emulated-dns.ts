import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateLoadBalancerCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { HealthCheck, HealthCheckConfig, ResourceRecordSet } from '@aws-sdk/client-route-53';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  GetHealthCheckStatusCommand,
  ListHealthChecksCommand,
  ListResourceRecordSetsCommand,
  ListTagsForResourceCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import type { DnsTree, Observations, TreeCheck, TreeRecord } from '@etops/dns-failover';
import { AwsClients } from '@etops/emulator/testing';

/** Zone id of load balancers in an alias. */
const BALANCER_ZONE_ID = 'Z35SXDOTRQ7X7K';

/** Route 53 and CloudWatch on the emulator, read back through their APIs in the terms of the model. */
export class EmulatedDns {
  private readonly route53: Route53Client;
  private readonly cloudwatch: CloudWatchClient;

  constructor(
    private readonly endpoint: string,
    region: string,
  ) {
    this.route53 = new AwsClients(endpoint, 'us-east-1').of(Route53Client);
    this.cloudwatch = new AwsClients(endpoint, region).of(CloudWatchClient);
  }

  /** Creates a load balancer in the default VPC of a Region, and returns its domain name, to which an alias can point. */
  async createBalancer(name: string, region: string): Promise<string> {
    const clients = new AwsClients(this.endpoint, region);
    const { Subnets = [] } = await clients.of(EC2Client).send(new DescribeSubnetsCommand({}));
    const { LoadBalancers } = await clients
      .of(ElasticLoadBalancingV2Client)
      .send(new CreateLoadBalancerCommand({ Name: name, Subnets: Subnets.map(({ SubnetId = '' }) => SubnetId) }));
    return LoadBalancers?.[0]?.DNSName ?? '';
  }

  /** Creates a zone, with an alias to a load balancer for each origin, as the stacks of the Regions do. */
  async createZone(name: string, origins: Readonly<Record<string, string>>): Promise<string> {
    const zone = await this.route53.send(new CreateHostedZoneCommand({ Name: name, CallerReference: name }));
    const id = zone.HostedZone?.Id?.replace('/hostedzone/', '') ?? '';
    const records = Object.entries(origins).map(([origin, balancer]): ResourceRecordSet => ({
      Name: origin,
      Type: 'A',
      AliasTarget: { HostedZoneId: BALANCER_ZONE_ID, DNSName: balancer, EvaluateTargetHealth: true },
    }));
    if (records.length > 0) {
      await this.change(id, 'CREATE', ...records);
    }
    return id;
  }

  async change(zoneId: string, action: 'CREATE' | 'DELETE', ...records: readonly ResourceRecordSet[]): Promise<void> {
    const Changes = records.map((record) => ({ Action: action, ResourceRecordSet: record }));
    await this.route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: zoneId, ChangeBatch: { Changes } }));
  }

  /** Returns the ids of the health checks by their names, without the prefix of all names. */
  async checkIds(prefix: string): Promise<ReadonlyMap<string, string>> {
    const ids = (await this.healthChecks()).map(({ Id = '' }) => Id);
    const names = await Promise.all(
      ids.map(async (ResourceId) => {
        const { ResourceTagSet } = await this.route53.send(
          new ListTagsForResourceCommand({ ResourceType: 'healthcheck', ResourceId }),
        );
        return ResourceTagSet?.Tags?.map(({ Value = '' }) => Value).find((value) => value.startsWith(prefix));
      }),
    );
    return new Map(ids.map((id, index) => [names[index]?.slice(prefix.length) ?? id, id]));
  }

  /** Returns the records and checks of a zone; checks and metrics have the names that the plan gives them. */
  async tree(zoneId: string, checkNames: ReadonlyMap<string, string>): Promise<DnsTree> {
    const nameOf = new Map([...checkNames].map(([name, id]) => [id, name]));
    const { ResourceRecordSets = [] } = await this.route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: zoneId }),
    );
    return {
      records: ResourceRecordSets.filter(({ Type = '' }) => ['A', 'AAAA'].includes(Type)).map((record) =>
        toRecord(record, nameOf),
      ),
      checks: await Promise.all((await this.healthChecks()).map((check) => this.toCheck(check, nameOf))),
    };
  }

  /** Returns the results of the health checks, and the latest datapoint of each switch. Load balancers answer. */
  async observations(checkNames: ReadonlyMap<string, string>, switchNames: readonly string[]): Promise<Observations> {
    const answering = new Map<string, boolean>();
    for (const [name, HealthCheckId] of checkNames) {
      const status = await this.route53.send(new GetHealthCheckStatusCommand({ HealthCheckId }));
      const results = status.HealthCheckObservations?.map(({ StatusReport }) => StatusReport?.Status ?? '') ?? [];
      answering.set(
        name,
        results.every((text) => text.startsWith('Success')),
      );
    }
    const datapoints = new Map<string, number | undefined>();
    for (const name of switchNames) {
      datapoints.set(lastPart(name), await this.latestDatapoint(name));
    }
    return {
      endpointAnswers: (check) => answering.get(check) === true,
      datapoint: (metric) => datapoints.get(metric),
      nameAnswers: () => true,
    };
  }

  /** Publishes the position of a switch. @param at time of the datapoint @default now */
  async publish(name: string, value: number, at = new Date()): Promise<void> {
    await this.cloudwatch.send(
      new PutMetricDataCommand({
        Namespace: 'airline/dns',
        MetricData: [
          { MetricName: 'Switch', Dimensions: [{ Name: 'Switch', Value: name }], Value: value, Timestamp: at },
        ],
      }),
    );
  }

  /** Returns the latest datapoint of a switch. The period is one second, because the alarms' minute is long for a test. */
  async latestDatapoint(name: string): Promise<number | undefined> {
    const { Datapoints = [] } = await this.cloudwatch.send(
      new GetMetricStatisticsCommand({
        Namespace: 'airline/dns',
        MetricName: 'Switch',
        Dimensions: [{ Name: 'Switch', Value: name }],
        StartTime: new Date(Date.now() - 600_000),
        EndTime: new Date(Date.now() + 2000),
        Period: 1,
        Statistics: ['Maximum'],
      }),
    );
    const timeOf = ({ Timestamp }: { Timestamp?: Date | undefined }) => Timestamp?.getTime() ?? 0;
    return Datapoints.sort((a, b) => timeOf(b) - timeOf(a))[0]?.Maximum;
  }

  private async healthChecks(): Promise<readonly HealthCheck[]> {
    return (await this.route53.send(new ListHealthChecksCommand())).HealthChecks ?? [];
  }

  private async toCheck(check: HealthCheck, nameOf: ReadonlyMap<string, string>): Promise<TreeCheck> {
    const named = (id = '') => nameOf.get(id) ?? id;
    const id = named(check.Id);
    const config: HealthCheckConfig = check.HealthCheckConfig ?? { Type: undefined };
    switch (config.Type) {
      case 'CALCULATED':
        return {
          kind: 'calculated',
          id,
          children: (config.ChildHealthChecks ?? []).map(named),
          threshold: config.HealthThreshold ?? NaN,
        };
      case 'CLOUDWATCH_METRIC': {
        const alarm = await this.alarm(config.AlarmIdentifier?.Name ?? '');
        return {
          kind: 'metric',
          id,
          metric: lastPart(alarm?.Dimensions?.find(({ Value }) => Value?.startsWith('/'))?.Value ?? ''),
          comparison: alarm?.ComparisonOperator ?? '',
          threshold: alarm?.Threshold ?? NaN,
          inverted: config.Inverted === true,
          withoutData: config.InsufficientDataHealthStatus as 'LastKnownStatus',
        };
      }
      default:
        return { kind: 'endpoint', id };
    }
  }

  private async alarm(name: string): Promise<MetricAlarm | undefined> {
    const { MetricAlarms = [] } = await this.cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
    return MetricAlarms[0];
  }
}

function toRecord(record: ResourceRecordSet, nameOf: ReadonlyMap<string, string>): TreeRecord {
  const { SetIdentifier: setIdentifier, Weight: weight, Failover: role, AliasTarget: alias } = record;
  const checkId = record.HealthCheckId;
  return {
    name: withoutDot(record.Name),
    type: record.Type as TreeRecord['type'],
    ...(setIdentifier === undefined ? {} : { setIdentifier }),
    routing:
      weight !== undefined
        ? { policy: 'weighted', weight }
        : role !== undefined
          ? { policy: 'failover', role }
          : { policy: 'simple' },
    target:
      alias === undefined
        ? { kind: 'values', values: (record.ResourceRecords ?? []).map(({ Value = '' }) => Value) }
        : {
            kind: 'alias',
            name: withoutDot(alias.DNSName),
            evaluateTargetHealth: alias.EvaluateTargetHealth === true,
          },
    ...(checkId === undefined ? {} : { checkId: nameOf.get(checkId) ?? checkId }),
  };
}

function withoutDot(name = ''): string {
  return name.replace(/\.$/, '');
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
