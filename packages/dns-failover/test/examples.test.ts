import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeExamples, runExample } from '@etops/testing';

const root = join(__dirname, '..');

describe('examples', () => {
  it('stand in the README as they are', () => {
    const files = readdirSync(join(root, 'examples')).map((file) => readFileSync(join(root, 'examples', file), 'utf8'));

    expect([...readmeExamples(join(root, 'README.md'))].sort()).toEqual([...files].sort());
  });

  it('share the traffic between two sites without a token of another stack', () => {
    const { dns } = runExample(() => jest.requireActual('../examples/two-sites'));

    expect(dns?.resources('aws_route53_record')).toHaveLength(8);
    expect(dns?.resources('aws_route53_health_check')).toHaveLength(13);
    expect(dns?.text).not.toContain('terraform_remote_state');
  });

  it('tell people by alarms, with IPv6 and a shift of the traffic', () => {
    const { dns } = runExample(() => jest.requireActual('../examples/alarms-and-policies'));
    const weights = dns
      ?.resources('aws_route53_record')
      .filter(({ name }) => name === 'airline.example')
      .map(({ type, set_identifier, weighted_routing_policy }) => [type, set_identifier, weighted_routing_policy]);

    expect(weights).toEqual(
      expect.arrayContaining([
        ['A', 'on-premises', { weight: 40 }],
        ['A', 'aws', { weight: 60 }],
        ['AAAA', 'on-premises', { weight: 40 }],
        ['AAAA', 'aws', { weight: 60 }],
      ]),
    );
    expect(dns?.resources('aws_cloudwatch_metric_alarm')).toHaveLength(4 + 2 + 4);
  });

  it('print where traffic goes', () => {
    const { table } = jest.requireActual<{ table: string }>('../examples/where-traffic-goes');

    expect(table.split('\n')).toHaveLength(2 + 18);
    expect(table).toContain('| normal                         | 50 % towards aws               |');
    expect(table).toContain('35 % on-premises, 65 % primary');
  });
});
