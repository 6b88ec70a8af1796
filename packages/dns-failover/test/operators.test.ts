import type { Block } from '@etops/foundation';
import { problemsOf } from '@etops/testing';
import { DnsFailover, switchProtection } from '../src';
import { settings } from './settings';
import { environment, failoverOf, synthesize } from './synthesize';

const ROOT = 'arn:aws:iam::123456789012:root';
const rolesOf = (json: ReturnType<typeof synthesize>) =>
  json.resources('aws_iam_role').filter(({ name }) => name === 'airline-dns-failover-operators');
const withOperators = (...operatorPrincipalArns: readonly string[]) =>
  synthesize((stack) => new DnsFailover(stack, 'failover', { environment, ...settings, operatorPrincipalArns }));

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Block>>;
}

describe('the operator role', () => {
  const json = withOperators(ROOT);
  const policy = JSON.parse(
    String(json.resources('aws_iam_role_policy').find(({ name }) => name === 'switches')?.policy),
  ) as { readonly Statement: readonly Statement[] };
  const statement = (sid: string) => policy.Statement.find(({ Sid }) => Sid === sid);

  it('may be assumed by the listed principals, and does not exist without them', () => {
    const [role] = rolesOf(json);

    expect(JSON.parse(String(role?.assume_role_policy))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: [ROOT] }, Action: 'sts:AssumeRole' }],
    });
    expect(rolesOf(failoverOf())).toEqual([]);
  });

  it('writes the parameters and the metric of the switches, and nothing else', () => {
    expect(statement('WritePositions')?.Resource).toEqual(
      ['evacuate-on-premises', 'evacuate-primary', 'evacuate-dr', 'dr-in-service'].map(
        (id) => `arn:aws:ssm:eu-west-1:123456789012:parameter/airline/dns/failover/${id}`,
      ),
    );
    expect(statement('PublishPositions')).toMatchObject({
      Action: 'cloudwatch:PutMetricData',
      Condition: { StringEquals: { 'cloudwatch:namespace': ['airline/dns'] } },
    });
  });

  it('changes the calculated checks, for the day on which CloudWatch does not answer', () => {
    expect(statement('DecideWithoutCloudWatch')).toMatchObject({ Action: 'route53:UpdateHealthCheck' });
    expect(statement('DecideWithoutCloudWatch')?.Resource).toEqual(
      ['on-premises-8-8-4-4', 'on-premises-8-8-8-8', 'primary', 'dr'].map(
        (id) =>
          expect.stringMatching(new RegExp(`^arn:aws:route53:::healthcheck/.*_eligible-${id}_\\w+\\.id}$`)) as string,
      ),
    );
  });

  it.each([
    [
      [],
      'dns/failover: operatorPrincipalArns must contain at least one principal, got none; omit it if no role is to be created [DNS_OPERATORS]',
    ],
    [
      ['*'],
      "dns/failover: operatorPrincipalArns[0] must be the ARN of a role, a user or an account, got '*'; use 'arn:aws:iam::<account>:root', for example [DNS_OPERATORS]",
    ],
  ])('fails for %j, which no one or anyone could use', (arns, problem) => {
    expect(problemsOf(() => withOperators(...arns))).toEqual([problem]);
  });
});

describe('switchProtection', () => {
  const deployRoleArns = ['arn:aws:iam::123456789012:role/deploy-dns'];
  const [publish, write] = switchProtection(environment, { failoverId: 'failover', deployRoleArns });

  it('denies the namespace of the switches to all but the heartbeat and the operators', () => {
    expect(publish).toEqual({
      Sid: 'PublishNoSwitchPositions',
      Effect: 'Deny',
      Action: 'cloudwatch:PutMetricData',
      Resource: '*',
      Condition: {
        StringEquals: { 'cloudwatch:namespace': 'airline/dns' },
        ArnNotLike: {
          'aws:PrincipalArn': [
            'arn:aws:iam::123456789012:role/airline-dns-failover-heartbeat',
            'arn:aws:iam::123456789012:role/airline-dns-failover-operators',
          ],
        },
      },
    });
  });

  it('denies the parameters to all but the operators and the roles that deploy', () => {
    expect(write).toEqual({
      Sid: 'WriteNoSwitchPositions',
      Effect: 'Deny',
      Action: ['ssm:DeleteParameter', 'ssm:DeleteParameters', 'ssm:PutParameter'],
      Resource: 'arn:aws:ssm:eu-west-1:123456789012:parameter/airline/dns/failover/*',
      Condition: {
        ArnNotLike: {
          'aws:PrincipalArn': ['arn:aws:iam::123456789012:role/airline-dns-failover-operators', ...deployRoleArns],
        },
      },
    });
  });

  it('names the roles that the stack creates', () => {
    const roles = withOperators(ROOT).resources('aws_iam_role');
    const excepted = (publish?.Condition?.ArnNotLike as Readonly<Record<string, readonly string[]>>)[
      'aws:PrincipalArn'
    ];

    for (const arn of excepted ?? []) {
      expect(roles.map(({ name }) => `arn:aws:iam::123456789012:role/${String(name)}`)).toContain(arn);
    }
  });
});
