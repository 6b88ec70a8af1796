import { ProblemList } from '@etops/foundation';
import type { CheckSettings } from '../src';
import { checkHealthChecks, planHealthChecks } from '../src/health-checks';
import { settings, withSites } from './settings';

describe('planHealthChecks', () => {
  it("checks each address under the website's name, and each origin under its own name", () => {
    const endpoint = { kind: 'endpoint', hostName: 'airline.example', port: 443, path: '/health' };

    expect(planHealthChecks(settings).filter(({ kind }) => kind === 'endpoint')).toEqual([
      { ...endpoint, id: 'check-on-premises-8-8-4-4', address: '8.8.4.4' },
      { ...endpoint, id: 'check-on-premises-8-8-8-8', address: '8.8.8.8' },
      { ...endpoint, id: 'check-primary', hostName: 'origin-primary.airline.example' },
      { ...endpoint, id: 'check-dr', hostName: 'origin-dr.airline.example', path: '/ready' },
    ]);
  });

  it('plans a check for each switch, and two for the gate: one Region opens as the other closes', () => {
    expect(planHealthChecks(settings).filter(({ kind }) => kind === 'switch')).toEqual([
      ...['on-premises', 'primary', 'dr'].map((site) => ({
        kind: 'switch',
        id: `switch-evacuate-${site}`,
        switchId: `evacuate-${site}`,
        healthyWhen: 'off',
      })),
      { kind: 'switch', id: 'gate-dr', switchId: 'dr-in-service', healthyWhen: 'on' },
      { kind: 'switch', id: 'gate-primary', switchId: 'dr-in-service', healthyWhen: 'off' },
    ]);
  });

  it.each([
    [
      'manual',
      ['check-dr', 'switch-evacuate-dr', 'gate-dr'],
      ['check-primary', 'switch-evacuate-primary', 'gate-primary'],
    ],
    ['automatic', ['check-dr', 'switch-evacuate-dr'], ['check-primary', 'switch-evacuate-primary']],
  ] as const)(
    'combines endpoint and switches in one calculated check each, with %s failover',
    (failoverMode, dr, primary) => {
      const checks = planHealthChecks(withSites({ aws: { failoverMode } }));

      expect(checks.filter(({ kind }) => kind === 'calculated')).toEqual([
        ...['8-8-4-4', '8-8-8-8'].map((address) => ({
          kind: 'calculated',
          id: `eligible-on-premises-${address}`,
          children: [`check-on-premises-${address}`, 'switch-evacuate-on-premises'],
        })),
        { kind: 'calculated', id: 'eligible-primary', children: primary },
        { kind: 'calculated', id: 'eligible-dr', children: dr },
      ]);
    },
  );

  it('searches the answers for a text if one is set', () => {
    const checks = planHealthChecks(
      withSites({ onPremises: { searchString: 'ready' }, aws: { searchString: 'in service' } }),
    );

    expect(checks.flatMap((check) => (check.kind === 'endpoint' ? [check.searchString] : []))).toEqual([
      'ready',
      'ready',
      'in service',
      'in service',
    ]);
  });

  it('checks the on-premises site under another host name and port if they are set', () => {
    const checks = planHealthChecks(withSites({ onPremises: { hostName: 'legacy.airline.example', port: 8443 } }));

    expect(checks[0]).toMatchObject({ hostName: 'legacy.airline.example', port: 8443 });
  });

  it('plans no calculated check with a calculated child, which Route 53 rejects', () => {
    const checks = planHealthChecks(settings);
    const kinds = new Map(checks.map(({ id, kind }) => [id, kind]));

    for (const check of checks) {
      if (check.kind === 'calculated') {
        expect(check.children.map((child) => kinds.get(child))).not.toContain('calculated');
        expect(check.children.every((child) => kinds.has(child))).toBe(true);
      }
    }
  });
});

describe('checkHealthChecks', () => {
  const problemsOf = (checks: CheckSettings | undefined) => {
    const problems = new ProblemList();
    checkHealthChecks(problems, 'checks', checks);
    return problems.all;
  };

  it('accepts valid settings', () => {
    expect(problemsOf(undefined)).toEqual([]);
    expect(problemsOf({ regions: ['us-east-1', 'eu-west-1', 'sa-east-1'] })).toEqual([]);
  });

  it.each<[code: string, message: string, checks: CheckSettings]>([
    [
      'DNS_CHECKER_REGIONS',
      'checks.regions must be three or more of us-east-1, us-west-1, us-west-2, eu-west-1, ap-northeast-1, ap-southeast-1, ap-southeast-2, sa-east-1, each once, got none; omit it to use all',
      { regions: [] },
    ],
    [
      'DNS_CHECKER_REGIONS',
      'checks.regions must be three or more of us-east-1, us-west-1, us-west-2, eu-west-1, ap-northeast-1, ap-southeast-1, ap-southeast-2, sa-east-1, each once, got us-east-1, us-east-1, us-west-1; omit it to use all',
      { regions: ['us-east-1', 'us-east-1', 'us-west-1'] },
    ],
    [
      'DNS_CHECKER_REGIONS',
      'checks.regions must be three or more of us-east-1, us-west-1, us-west-2, eu-west-1, ap-northeast-1, ap-southeast-1, ap-southeast-2, sa-east-1, each once, got us-east-1, us-west-1, eu-central-1; omit it to use all',
      { regions: ['us-east-1', 'us-west-1', 'eu-central-1'] } as unknown as CheckSettings,
    ],
    [
      'DNS_FAILURE_THRESHOLD',
      'checks.failureThreshold must be a whole number from 1 to 10, got 11; use 3, for example',
      { failureThreshold: 11 },
    ],
  ])('fails with %s: %s', (code, message, checks) => {
    expect(problemsOf(checks)).toEqual([{ code, message }]);
  });
});
