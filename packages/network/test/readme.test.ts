import { join } from 'node:path';
import { compareFragments, runExample } from '@etops/testing';

const root = join(__dirname, '..');
const run = (name: string) => runExample(() => jest.requireActual(`../examples/${name}`));

describe('README', () => {
  it('shows the regions of the examples', () => {
    expect(compareFragments([join(root, 'README.md')], join(root, 'examples'))).toEqual({
      notCompiled: [],
      notShown: [],
    });
  });

  it('shows a network with a VPN, and a network with every option', () => {
    const { primary, staging } = run('network');

    expect(primary?.resources('aws_subnet')).toHaveLength(9);
    expect(primary?.resources('aws_nat_gateway')).toHaveLength(3);
    expect(primary?.resources('aws_vpn_gateway_route_propagation')).toHaveLength(3);
    expect(staging?.resources('aws_subnet')).toHaveLength(8);
    expect(staging?.resources('aws_vpc_endpoint')).toHaveLength(5);
  });

  it('shows an address plan that keeps environments apart', () => {
    const ranges = Object.entries(run('address-plan')).map(([name, json]) => [
      name,
      json.resource('aws_vpc').cidr_block,
    ]);

    expect(Object.fromEntries(ranges)).toEqual({
      primary: '10.0.0.0/16',
      dr: '10.1.0.0/16',
      staging: '10.2.0.0/16',
    });
  });

  it('shows a peering connection without remote state', () => {
    expect(Object.values(run('peering')).map((json) => json.text)).not.toContainEqual(
      expect.stringContaining('terraform_remote_state'),
    );
  });

  it('shows an existing VPC as an object literal', () => {
    const { primary } = run('existing-vpc');

    expect(primary?.resources('aws_vpc')).toEqual([]);
    expect(primary?.resource('aws_ec2_transit_gateway_vpc_attachment')).toMatchObject({
      vpc_id: 'vpc-0a1b2c3d4e5f60718',
    });
  });
});
