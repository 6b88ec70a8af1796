import type { HealthCheckConfig, HealthCheckRegion, ResourceRecordSet } from '@aws-sdk/client-route-53';
import {
  ChangeResourceRecordSetsCommand,
  CreateHealthCheckCommand,
  CreateHostedZoneCommand,
  DeleteHealthCheckCommand,
  GetHealthCheckCommand,
  Route53Client,
  UpdateHealthCheckCommand,
} from '@aws-sdk/client-route-53';
import { EmulatedAws } from './emulated-aws';

const ALL = [
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-west-1',
  'sa-east-1',
  'us-east-1',
  'us-west-1',
  'us-west-2',
];
const THREE: HealthCheckRegion[] = ['us-east-1', 'us-west-2', 'eu-west-1'];
const ENDPOINT: HealthCheckConfig = { Type: 'HTTPS', FullyQualifiedDomainName: 'www.airline.example', Port: 443 };

describe('health checks of Route 53', () => {
  const aws = new EmulatedAws();
  const route53 = () => aws.clients.of(Route53Client);
  let created = 0;
  const create = async (config: Partial<HealthCheckConfig> = {}) => {
    const CallerReference = String(++created);
    const HealthCheckConfig = { ...ENDPOINT, ...config };
    const answer = await route53().send(new CreateHealthCheckCommand({ CallerReference, HealthCheckConfig }));
    return answer.HealthCheck?.Id;
  };
  const regionsOf = async (HealthCheckId: string | undefined) => {
    const { HealthCheck } = await route53().send(new GetHealthCheckCommand({ HealthCheckId }));
    return [...(HealthCheck?.HealthCheckConfig?.Regions ?? [])].sort();
  };

  it.each([
    ['two checker Regions', { Regions: THREE.slice(1) }],
    ['no checker Region in a list', { Regions: [] }],
    ['a Region without checkers', { Regions: [...THREE, 'eu-central-1' as HealthCheckRegion] }],
    ['an interval of 20 seconds', { RequestInterval: 20 }],
    ['a threshold of 11', { FailureThreshold: 11 }],
    ['a string to search with HTTPS', { SearchString: 'ok' }],
    ['a private address', { IPAddress: '10.0.0.1' }],
    ['a child that does not exist', { Type: 'CALCULATED' as const, HealthThreshold: 1, ChildHealthChecks: ['none'] }],
    ['an alarm without a name', { Type: 'CLOUDWATCH_METRIC' as const }],
  ])('refuses %s', async (_, config) => {
    await expect(create(config)).rejects.toMatchObject({ name: 'InvalidInput' });
  });

  it('shows all checker Regions of a check that was created without', async () => {
    expect(await regionsOf(await create())).toEqual(ALL);
  });

  it('keeps the checker Regions in an update without, refuses an empty list, and resets them on request', async () => {
    const HealthCheckId = await create({ Regions: THREE });
    const update = (change: object) => route53().send(new UpdateHealthCheckCommand({ HealthCheckId, ...change }));

    await update({ ResourcePath: '/health' });
    expect(await regionsOf(HealthCheckId)).toEqual([...THREE].sort());

    await expect(update({ Regions: [] })).rejects.toMatchObject({ name: 'InvalidInput' });
    await update({ ResetElements: ['Regions'] });
    expect(await regionsOf(HealthCheckId)).toEqual(ALL);
  });

  it('refuses to delete the child of a calculated check', async () => {
    const child = await create();
    const calculated = { Type: 'CALCULATED' as const, HealthThreshold: 1, ChildHealthChecks: [child ?? ''] };
    await create({ ...calculated, FullyQualifiedDomainName: undefined, Port: undefined });

    await expect(route53().send(new DeleteHealthCheckCommand({ HealthCheckId: child }))).rejects.toMatchObject({
      name: 'InvalidInput',
    });
  });
});

describe('records of Route 53', () => {
  const aws = new EmulatedAws();
  let zone = '';
  const change = (record: Partial<ResourceRecordSet>, Action: 'CREATE' | 'DELETE' = 'CREATE') =>
    aws.clients.of(Route53Client).send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zone,
        ChangeBatch: { Changes: [{ Action, ResourceRecordSet: { Name: undefined, Type: 'A', ...record } }] },
      }),
    );
  const address = { TTL: 60, ResourceRecords: [{ Value: '192.0.2.1' }] };
  const alias = (DNSName: string, HostedZoneId = zone) => ({
    AliasTarget: { DNSName, HostedZoneId, EvaluateTargetHealth: true },
  });

  beforeAll(async () => {
    const created = await aws.clients
      .of(Route53Client)
      .send(new CreateHostedZoneCommand({ Name: 'airline.example', CallerReference: 'zone' }));
    zone = created.HostedZone?.Id?.replace('/hostedzone/', '') ?? '';
    await change({ Name: 'origin.airline.example', ...address });
    await change({ Name: 'weighted.airline.example', ...address, SetIdentifier: 'one', Weight: 1 });
    await change({ Name: 'failover.airline.example', ...address, SetIdentifier: 'one', Failover: 'PRIMARY' });
  });

  it('refuses an alias to a record or a load balancer that does not exist, or to itself', async () => {
    const Name = 'www.airline.example';
    const balancer = alias('none-1.eu-central-1.elb.amazonaws.com', 'Z215JYRZR1TBD5');

    for (const target of [alias('none.airline.example'), alias(Name), balancer]) {
      await expect(change({ Name, ...target })).rejects.toMatchObject({ name: 'InvalidChangeBatch' });
    }
    await expect(change({ Name, Type: 'AAAA', ...alias('origin.airline.example') })).rejects.toThrow(
      /Tried to create an alias that targets origin\.airline\.example\., type AAAA .* that target was not found/,
    );
    await change({ Name, ...alias('origin.airline.example') });
  });

  it.each<[string, Partial<ResourceRecordSet>]>([
    [
      'a set identifier of another record',
      { Name: 'weighted.airline.example', ...address, SetIdentifier: 'one', Weight: 2 },
    ],
    ['a simple record of the name of weighted ones', { Name: 'weighted.airline.example', ...address }],
    ['another policy', { Name: 'weighted.airline.example', ...address, SetIdentifier: 'two', Failover: 'PRIMARY' }],
    ['a second primary', { Name: 'failover.airline.example', ...address, SetIdentifier: 'two', Failover: 'PRIMARY' }],
    ['a weight without a set identifier', { Name: 'new.airline.example', ...address, Weight: 1 }],
    ['a weight of 256', { Name: 'new.airline.example', ...address, SetIdentifier: 'one', Weight: 256 }],
    ['a name as an address', { Name: 'new.airline.example', TTL: 60, ResourceRecords: [{ Value: 'example.com' }] }],
    [
      'a CNAME at the apex',
      { Name: 'airline.example', Type: 'CNAME', TTL: 60, ResourceRecords: [{ Value: 'a.example' }] },
    ],
    [
      'a CNAME of the name of an address',
      { Name: 'origin.airline.example', Type: 'CNAME', TTL: 60, ResourceRecords: [{ Value: 'a.example' }] },
    ],
    [
      'a text without quotes',
      { Name: 'new.airline.example', Type: 'TXT', TTL: 60, ResourceRecords: [{ Value: 'text' }] },
    ],
    [
      'a health check that does not exist',
      { Name: 'new.airline.example', ...address, SetIdentifier: 'one', Weight: 1, HealthCheckId: 'none' },
    ],
  ])('refuses %s', async (_, record) => {
    await expect(change(record)).rejects.toMatchObject({
      name: expect.stringMatching(/^Invalid(ChangeBatch|Input)$/) as string,
    });
  });

  it('creates a record again as it was before its deletion, and refuses it while it exists', async () => {
    const record = { Name: 'again.airline.example', ...address, SetIdentifier: 'one', Weight: 1 };
    await change(record);
    await expect(change(record)).rejects.toMatchObject({ name: 'InvalidChangeBatch' });
    await change(record, 'DELETE');

    await change(record);
  });

  it('creates a second weighted record', async () => {
    await change({ Name: 'weighted.airline.example', ...address, SetIdentifier: 'two', Weight: 255 });
  });
});
