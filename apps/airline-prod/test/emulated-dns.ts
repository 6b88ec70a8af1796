import type { DnsTree, Observations, TreeCheck, TreeRecord } from '@etops/dns-failover';
import { elements, EmulatedAws } from './emulated-aws';

const API = '/2013-04-01';

/** Route 53 and CloudWatch on the emulator, read back through their APIs in the terms of the model. */
export class EmulatedDns {
  private readonly route53: EmulatedAws;
  private readonly region: EmulatedAws;

  constructor(endpoint: string, region: string) {
    this.route53 = new EmulatedAws(endpoint, 'us-east-1');
    this.region = new EmulatedAws(endpoint, region);
  }

  /** Makes a zone, with an alias to a load balancer under each origin's name, as the Regions' stacks do. */
  async createZone(name: string, origins: Readonly<Record<string, string>>): Promise<string> {
    const zone = await this.route53.post(
      'route53',
      `${API}/hostedzone`,
      `<CreateHostedZoneRequest><Name>${name}</Name><CallerReference>test</CallerReference></CreateHostedZoneRequest>`,
    );
    const id = (elements(zone, 'Id')[0] ?? '').replace('/hostedzone/', '');
    const records = Object.entries(origins).map(
      ([origin, balancer]) =>
        `<ResourceRecordSet><Name>${origin}</Name><Type>A</Type><AliasTarget>` +
        `<HostedZoneId>Z35SXDOTRQ7X7K</HostedZoneId><DNSName>${balancer}</DNSName>` +
        '<EvaluateTargetHealth>true</EvaluateTargetHealth></AliasTarget></ResourceRecordSet>',
    );
    await this.change(id, 'CREATE', ...records);
    return id;
  }

  /** Creates or deletes records that are given as Route 53's XML. */
  async change(zoneId: string, action: 'CREATE' | 'DELETE', ...records: readonly string[]): Promise<void> {
    const changes = records.map((record) => `<Change><Action>${action}</Action>${record}</Change>`);
    await this.route53.post(
      'route53',
      `${API}/hostedzone/${zoneId}/rrset/`,
      `<ChangeResourceRecordSetsRequest><ChangeBatch><Changes>${changes.join('')}</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>`,
    );
  }

  /** Ids of the health checks by their names, without what all names start with. */
  async checkIds(prefix: string): Promise<ReadonlyMap<string, string>> {
    const checks = await this.route53.get('route53', `${API}/healthcheck`);
    const ids = blocks(checks, 'HealthCheck').map((check) => elements(check, 'Id')[0] ?? '');
    const names = await Promise.all(
      ids.map(async (id) => elements(await this.route53.get('route53', `${API}/tags/healthcheck/${id}`), 'Value')),
    );
    return new Map(
      ids.map((id, index) => [names[index]?.find((name) => name.startsWith(prefix))?.slice(prefix.length) ?? id, id]),
    );
  }

  /** The tree as it stands in Route 53; checks and metrics go by the names that the plan gives them. */
  async tree(zoneId: string, checkNames: ReadonlyMap<string, string>): Promise<DnsTree> {
    const nameOf = new Map([...checkNames].map(([name, id]) => [id, name]));
    const records = await this.route53.get('route53', `${API}/hostedzone/${zoneId}/rrset`);
    const checks = await this.route53.get('route53', `${API}/healthcheck`);
    return {
      records: blocks(records, 'ResourceRecordSet')
        .map((xml) => toRecord(xml, nameOf))
        .filter(({ type }) => ['A', 'AAAA'].includes(type)),
      checks: await Promise.all(blocks(checks, 'HealthCheck').map((xml) => this.toCheck(xml, nameOf))),
    };
  }

  /** What the checkers see, and the latest datapoint of every switch. Load balancers answer. */
  async observations(checkNames: ReadonlyMap<string, string>, switchNames: readonly string[]): Promise<Observations> {
    const answering = new Map<string, boolean>();
    for (const [name, id] of checkNames) {
      const status = await this.route53.get('route53', `${API}/healthcheck/${id}/status`);
      answering.set(
        name,
        elements(status, 'Status').every((text) => text.startsWith('Success')),
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

  /** Publishes the position of a switch. @param at when @default now */
  async publish(name: string, value: number, at = new Date()): Promise<void> {
    await this.region.query('monitoring', '2010-08-01', 'PutMetricData', {
      Namespace: 'airline/dns',
      'MetricData.member.1.MetricName': 'Switch',
      'MetricData.member.1.Dimensions.member.1.Name': 'Switch',
      'MetricData.member.1.Dimensions.member.1.Value': name,
      'MetricData.member.1.Value': String(value),
      'MetricData.member.1.Timestamp': at.toISOString(),
    });
  }

  /** By the second: a minute, which is the alarms' period, is long for a test. */
  async latestDatapoint(name: string): Promise<number | undefined> {
    const xml = await this.region.query('monitoring', '2010-08-01', 'GetMetricStatistics', {
      Namespace: 'airline/dns',
      MetricName: 'Switch',
      'Dimensions.member.1.Name': 'Switch',
      'Dimensions.member.1.Value': name,
      StartTime: new Date(Date.now() - 600_000).toISOString(),
      EndTime: new Date(Date.now() + 2000).toISOString(),
      Period: '1',
      'Statistics.member.1': 'Maximum',
    });
    const [latest] = blocks(xml, 'member')
      .map((member) => ({ at: elements(member, 'Timestamp')[0] ?? '', value: elements(member, 'Maximum')[0] }))
      .sort((a, b) => b.at.localeCompare(a.at));
    return latest?.value === undefined ? undefined : Number(latest.value);
  }

  private async toCheck(xml: string, nameOf: ReadonlyMap<string, string>): Promise<TreeCheck> {
    const text = (name: string) => elements(xml, name)[0] ?? '';
    const named = (id: string) => nameOf.get(id) ?? id;
    const id = named(text('Id'));
    switch (text('Type')) {
      case 'CALCULATED': {
        const children = elements(xml, 'ChildHealthCheck').map(named);
        return { kind: 'calculated', id, children, threshold: Number(text('HealthThreshold')) };
      }
      case 'CLOUDWATCH_METRIC': {
        const alarms = await this.region.query('monitoring', '2010-08-01', 'DescribeAlarms', {
          'AlarmNames.member.1': text('Name'),
        });
        const ofAlarm = (name: string) => elements(alarms, name);
        return {
          kind: 'metric',
          id,
          metric: lastPart(ofAlarm('Value').find((value) => value.startsWith('/')) ?? ''),
          comparison: ofAlarm('ComparisonOperator')[0] ?? '',
          threshold: Number(ofAlarm('Threshold')[0]),
          inverted: text('Inverted') === 'true',
          withoutData: text('InsufficientDataHealthStatus') as 'LastKnownStatus',
        };
      }
      default:
        return { kind: 'endpoint', id };
    }
  }
}

function toRecord(xml: string, nameOf: ReadonlyMap<string, string>): TreeRecord {
  const text = (name: string) => elements(xml, name)[0];
  const [alias] = blocks(xml, 'AliasTarget');
  const [setIdentifier, weight, role, checkId] = ['SetIdentifier', 'Weight', 'Failover', 'HealthCheckId'].map(text);
  return {
    name: withoutDot(text('Name')),
    type: text('Type') as TreeRecord['type'],
    ...(setIdentifier === undefined ? {} : { setIdentifier }),
    routing:
      weight !== undefined
        ? { policy: 'weighted', weight: Number(weight) }
        : role !== undefined
          ? { policy: 'failover', role: role as 'PRIMARY' }
          : { policy: 'simple' },
    target:
      alias === undefined
        ? { kind: 'values', values: blocks(xml, 'ResourceRecord').flatMap((record) => elements(record, 'Value')) }
        : {
            kind: 'alias',
            name: withoutDot(elements(alias, 'DNSName')[0]),
            evaluateTargetHealth: elements(alias, 'EvaluateTargetHealth')[0] === 'true',
          },
    ...(checkId === undefined ? {} : { checkId: nameOf.get(checkId) ?? checkId }),
  };
}

function blocks(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, content = '']) => content);
}

function withoutDot(name = ''): string {
  return name.replace(/\.$/, '');
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
