import { readmeExamples, runExample } from '@etops/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const examples = ['basic', 'address-plan', 'options', 'vpn', 'peering', 'existing-vpc'];
const run = (name: string) => runExample(() => jest.requireActual(`../examples/${name}`));

it('README shows the examples as they are', () => {
  const files = examples.map((name) => readFileSync(join(__dirname, `../examples/${name}.ts`), 'utf8'));

  expect(readmeExamples(join(__dirname, '../README.md'))).toEqual(files);
});

it('the smallest example is a whole network', () => {
  const { primary } = run('basic');

  expect(primary?.resources('aws_subnet')).toHaveLength(9);
  expect(primary?.resources('aws_nat_gateway')).toHaveLength(3);
});

it('an address plan keeps environments apart', () => {
  const ranges = Object.entries(run('address-plan')).map(([name, json]) => [name, json.resource('aws_vpc').cidr_block]);

  expect(Object.fromEntries(ranges)).toEqual({
    primary: '10.0.0.0/16',
    dr: '10.1.0.0/16',
    staging: '10.2.0.0/16',
  });
});

it('every option can be on at once', () => {
  const { primary } = run('options');

  expect(primary?.resources('aws_subnet')).toHaveLength(12);
  expect(primary?.resources('aws_vpc_endpoint')).toHaveLength(9);
});

it('a VPN and a peering connection stand on a network', () => {
  expect(run('vpn').primary?.resources('aws_vpn_gateway_route_propagation')).toHaveLength(2);
  expect(Object.values(run('peering')).map((json) => json.text)).not.toContainEqual(
    expect.stringContaining('terraform_remote_state'),
  );
});

it('an existing VPC is a literal', () => {
  const { primary } = run('existing-vpc');

  expect(primary?.resources('aws_vpc')).toEqual([]);
  expect(primary?.resource('aws_ec2_transit_gateway_vpc_attachment')).toMatchObject({
    vpc_id: 'vpc-0a1b2c3d4e5f60718',
  });
});
