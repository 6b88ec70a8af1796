import type { Edge } from '../src';
import { referenceTo, statementsOf, synthWebTier } from './support';

const aclOf = (edge: Edge) => synthWebTier({ edge }).resource('aws_wafv2_web_acl');
const rulesOf = (edge: Edge) => aclOf(edge).rule as readonly Readonly<Record<string, unknown>>[];

describe('the edge', () => {
  it('keeps its Terraform addresses', () => {
    const without = synthWebTier().addresses();

    expect(
      synthWebTier({ edge: {} })
        .addresses()
        .filter((address) => !without.includes(address)),
    ).toMatchSnapshot();
    expect(without.filter((address) => address.includes('waf'))).toEqual([]);
  });

  it('stands before the load balancer, and lets through what no rule finds', () => {
    expect(aclOf({})).toMatchObject({ name: 'airline-primary-web', scope: 'REGIONAL', default_action: { allow: {} } });
    expect(synthWebTier({ edge: {} }).resource('aws_wafv2_web_acl_association')).toMatchObject({
      resource_arn: referenceTo('aws_lb', 'arn'),
      web_acl_arn: referenceTo('aws_wafv2_web_acl', 'arn'),
    });
  });

  it('limits each address first, then lets health checks pass, then asks the managed rules', () => {
    expect(rulesOf({ requestsPerAddress: 500 })).toMatchObject([
      {
        name: 'rate',
        priority: 0,
        action: { block: {} },
        statement: { rate_based_statement: { limit: 500, aggregate_key_type: 'IP', evaluation_window_sec: 300 } },
      },
      {
        name: 'health-check',
        priority: 1,
        action: { allow: {} },
        statement: { byte_match_statement: { search_string: '/health', positional_constraint: 'EXACTLY' } },
      },
      ...['AmazonIpReputationList', 'CommonRuleSet', 'KnownBadInputsRuleSet'].map((group, index) => ({
        name: group,
        priority: 2 + index,
        override_action: { none: {} },
        statement: { managed_rule_group_statement: { vendor_name: 'AWS', name: `AWSManagedRules${group}` } },
      })),
    ]);
  });

  it('counts single rules where they would hit what the site needs', () => {
    const [, , rule] = rulesOf({ managedRules: [{ group: 'CommonRuleSet', countOnly: ['SizeRestrictions_BODY'] }] });

    expect(rule).toMatchObject({
      statement: {
        managed_rule_group_statement: {
          rule_action_override: [{ name: 'SizeRestrictions_BODY', action_to_use: { count: {} } }],
        },
      },
    });
  });

  it('refuses nobody while it only counts', () => {
    const [rate, , ...managed] = rulesOf({ action: 'count' });

    expect(rate).toMatchObject({ action: { count: {} } });
    expect(managed.map(({ override_action }) => override_action)).toEqual(managed.map(() => ({ count: {} })));
  });

  it('logs what its rules find, under a key of its own, without what lets others act for a passenger', () => {
    const json = synthWebTier({ edge: {} });

    expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({
      name: 'aws-waf-logs-airline-primary-web',
      retention_in_days: 90,
      kms_key_id: referenceTo('aws_kms_key', 'arn'),
      lifecycle: { prevent_destroy: true },
    });
    expect(json.resource('aws_wafv2_web_acl_logging_configuration')).toMatchObject({
      resource_arn: referenceTo('aws_wafv2_web_acl', 'arn'),
      log_destination_configs: [referenceTo('aws_cloudwatch_log_group', 'arn')],
      redacted_fields: [{ single_header: { name: 'authorization' } }, { single_header: { name: 'cookie' } }],
      logging_filter: {
        default_behavior: 'DROP',
        filter: [
          {
            behavior: 'KEEP',
            requirement: 'MEETS_ANY',
            condition: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'].map((action) => ({ action_condition: { action } })),
          },
        ],
      },
    });
    const keys = json.resources('aws_kms_key').flatMap(({ policy }) => statementsOf(policy));
    expect(keys).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
        Condition: {
          ArnEquals: {
            'kms:EncryptionContext:aws:logs:arn':
              'arn:aws:logs:eu-central-1:123456789012:log-group:aws-waf-logs-airline-primary-web',
          },
        },
      }),
    );
  });

  it('logs every request, or none, when one says so', () => {
    const all = synthWebTier({ edge: { requestLogs: 'all' } }).resource('aws_wafv2_web_acl_logging_configuration');
    const none = synthWebTier({ edge: { requestLogs: 'none' } }).addresses();

    expect(all).not.toHaveProperty('logging_filter');
    expect(none.filter((address) => /log_group|logging/.test(address))).toEqual([]);
  });
});
