import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFragments, runExample } from '@etops/testing';
import type { TruthTable } from '../src';

const root = join(__dirname, '..');

describe('README', () => {
  let table: TruthTable | undefined;
  let policy: string | undefined;
  const { dns: failover } = runExample(() => {
    ({ table, policy } = jest.requireActual<{ table: TruthTable; policy: string }>('../examples/failover'));
  });

  it('shows the regions of the examples', () => {
    expect(compareFragments([join(root, 'README.md')], join(root, 'examples'))).toEqual({
      notCompiled: [],
      notShown: [],
    });
  });

  it('shows a failover between two sites, with alarms and without a token of another stack', () => {
    expect(failover?.resources('aws_route53_record')).toHaveLength(8 + 4);
    expect(failover?.resources('aws_route53_health_check')).toHaveLength(13);
    expect(failover?.resources('aws_cloudwatch_metric_alarm')).toHaveLength(4 + 2 + 4 + 4);
    expect(failover?.text).not.toContain('terraform_remote_state');
  });

  it('shows the policy that protects the switches as it is', () => {
    const [, shown = ''] = /^```json\n(.*?)^```$/ms.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];

    expect(JSON.parse(shown)).toEqual(JSON.parse(policy ?? ''));
  });

  it('shows a failover with IPv6 and a shift of the traffic', () => {
    const { dns } = runExample(() => jest.requireActual('../examples/options'));
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
  });

  it('shows a truth table', () => {
    expect(table?.traffic).toEqual(['normal', { towards: 'aws', percent: 50 }]);
    expect(table?.rows).toHaveLength(18);
    expect(table?.rows.map(({ traffic }) => traffic[1])).toContainEqual([
      { site: 'on-premises', percent: 25 },
      { site: 'primary', percent: 75 },
    ]);
  });
});
