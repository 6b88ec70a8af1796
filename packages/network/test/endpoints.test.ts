import type { NetworkProps } from '../src';
import { named, networkOf, problems, props, standard } from './network';

describe('VPC endpoints', () => {
  it('connect every route table with S3 and DynamoDB by default', () => {
    const endpoints = standard.resources('aws_vpc_endpoint');

    expect(endpoints).toHaveLength(2);
    expect(named(endpoints, 'airline-primary-network-s3')).toMatchObject({
      service_name: 'com.amazonaws.eu-central-1.s3',
      vpc_endpoint_type: 'Gateway',
    });
    expect(endpoints.map(({ route_table_ids }) => (route_table_ids as string[]).length)).toEqual([5, 5]);
  });

  it('include no gateway endpoints if the list is empty', () => {
    expect(networkOf({ gatewayEndpoints: [] }).resources('aws_vpc_endpoint')).toEqual([]);
  });

  it('answer under public names in each application subnet, to HTTPS from the VPC only', () => {
    const json = networkOf({ interfaceEndpoints: ['secretsmanager'], gatewayEndpoints: [] });

    expect(json.resource('aws_vpc_endpoint')).toMatchObject({
      service_name: 'com.amazonaws.eu-central-1.secretsmanager',
      vpc_endpoint_type: 'Interface',
      private_dns_enabled: true,
      subnet_ids: props.availabilityZones.map((zone) => expect.stringContaining(`application-${zone}`) as unknown),
      security_group_ids: [expect.stringContaining('endpoints-security-group')],
    });
    expect(json.resource('aws_vpc_security_group_ingress_rule')).toMatchObject({
      cidr_ipv4: '10.0.0.0/16',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    });
    expect(json.resource('aws_security_group')).not.toHaveProperty('ingress');
  });
});

describe('checkEndpoints', () => {
  it.each([
    [
      'an endpoint twice',
      { interfaceEndpoints: ['ssm', 'ssm'] },
      "interfaceEndpoints must contain a service once, got 'ssm' twice; remove one [NETWORK_ENDPOINT_DUPLICATE]",
    ],
    [
      'a gateway endpoint twice',
      { gatewayEndpoints: ['s3', 's3'] },
      "gatewayEndpoints must contain a service once, got 's3' twice; remove one [NETWORK_ENDPOINT_DUPLICATE]",
    ],
  ] satisfies (readonly [string, Partial<NetworkProps>, string])[])('fails with %s', (_, changes, message) => {
    expect(problems(changes)).toEqual([`primary/network: ${message}`]);
  });
});
