import { Lazy } from 'cdktf';
import { EnvironmentStack } from '@etops/foundation';
import { testEnvironment, withApp } from '@etops/testing';
import { WebTier } from '../src';
import type { WebAclProps } from '../src';
import { addedAddresses, problemsWith, referenceTo, statementsOf, synthWebTier, webTierProps } from './support';

const warningsWith = (webAcl: WebAclProps) =>
  withApp((app) => {
    const stack = new EnvironmentStack(app, 'primary', { environment: testEnvironment });
    new WebTier(stack, 'web', { ...webTierProps, webAcl });
    return stack.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === '@cdktf/warn')
      .map(({ data }) => data as unknown);
  });
const aclOf = (webAcl: WebAclProps) => synthWebTier({ webAcl }).resource('aws_wafv2_web_acl');
const rulesOf = (webAcl: WebAclProps) => aclOf(webAcl).rule as readonly Readonly<Record<string, unknown>>[];

describe('the web ACL', () => {
  it('keeps its Terraform addresses', () => {
    expect(addedAddresses({ webAcl: {} })).toMatchSnapshot();
    expect(
      synthWebTier()
        .addresses()
        .filter((address) => address.includes('waf')),
    ).toEqual([]);
  });

  it('is associated with the load balancer, and allows requests that match no rule', () => {
    expect(aclOf({})).toMatchObject({ name: 'airline-primary-web', scope: 'REGIONAL', default_action: { allow: {} } });
    expect(synthWebTier({ webAcl: {} }).resource('aws_wafv2_web_acl_association')).toMatchObject({
      resource_arn: referenceTo('aws_lb', 'arn'),
      web_acl_arn: referenceTo('aws_wafv2_web_acl', 'arn'),
    });
  });

  it('limits each address first, then allows health checks, then evaluates the managed rule groups', () => {
    expect(rulesOf({ requestsPerAddress: 500, action: 'block' })).toMatchObject([
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

  it('lets requests of trusted ranges pass before every other rule', () => {
    const webAcl = { trustedCidrBlocks: ['203.0.113.0/24'] };
    const rules = rulesOf(webAcl);

    expect(rules[0]).toMatchObject({
      name: 'trusted',
      priority: 0,
      action: { allow: {} },
      statement: { ip_set_reference_statement: { arn: referenceTo('aws_wafv2_ip_set', 'arn') } },
    });
    expect(rules.map(({ priority }) => priority)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(synthWebTier({ webAcl }).resource('aws_wafv2_ip_set')).toMatchObject({
      name: 'airline-primary-web-trusted',
      scope: 'REGIONAL',
      ip_address_version: 'IPV4',
      addresses: ['203.0.113.0/24'],
      lifecycle: { create_before_destroy: true },
    });
  });

  it('takes addresses from a header behind a content delivery network', () => {
    const [trusted, rate] = rulesOf({ forwardedIpHeader: 'True-Client-IP', trustedCidrBlocks: ['203.0.113.0/24'] });
    const header = { header_name: 'True-Client-IP', fallback_behavior: 'NO_MATCH' };

    expect(trusted?.statement).toMatchObject({
      ip_set_reference_statement: { ip_set_forwarded_ip_config: { ...header, position: 'LAST' } },
    });
    expect(rate?.statement).toMatchObject({
      rate_based_statement: { aggregate_key_type: 'FORWARDED_IP', forwarded_ip_config: header },
    });
  });

  it.each<[string, WebAclProps, string]>([
    [
      'trusts the internet',
      { trustedCidrBlocks: ['0.0.0.0/0'] },
      "webAcl.trustedCidrBlocks[0] must be a part of the internet, got '0.0.0.0/0'; omit webAcl to inspect no request [WEB_TIER_WEB_ACL_RANGE]",
    ],
    [
      'trusts a range twice',
      { trustedCidrBlocks: ['203.0.113.0/24', '203.0.113.0/24'] },
      "webAcl.trustedCidrBlocks must contain each range once, got '203.0.113.0/24' again; remove it [WEB_TIER_WEB_ACL_RANGE]",
    ],
    [
      'names no header',
      { forwardedIpHeader: 'X Forwarded' },
      "webAcl.forwardedIpHeader must be the name of a header, got 'X Forwarded'; use 'X-Forwarded-For', for example [WEB_TIER_WEB_ACL_HEADER]",
    ],
  ])('fails when it %s', (_, webAcl, problem) => {
    expect(problemsWith({ webAcl })).toBe(`primary/web: ${problem}`);
  });

  it('only counts the single rules of countOnly', () => {
    const [, , rule] = rulesOf({
      managedRuleGroups: [{ name: 'CommonRuleSet', countOnly: ['SizeRestrictions_BODY'] }],
    });

    expect(rule).toMatchObject({
      statement: {
        managed_rule_group_statement: {
          rule_action_override: [{ name: 'SizeRestrictions_BODY', action_to_use: { count: {} } }],
        },
      },
    });
  });

  it('blocks no request unless the action is block', () => {
    const [rate, , ...managed] = rulesOf({});

    expect(rate).toMatchObject({ action: { count: {} } });
    expect(managed.map(({ override_action }) => override_action)).toEqual(managed.map(() => ({ count: {} })));
  });

  it('logs matching requests with its own key, without authorization headers and cookies', () => {
    const json = synthWebTier({ webAcl: {} });

    const group = json
      .resources('aws_cloudwatch_log_group')
      .find(({ name }) => String(name).startsWith('aws-waf-logs-'));
    expect(group).toMatchObject({
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
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn':
              'arn:aws:logs:eu-central-1:123456789012:log-group:aws-waf-logs-airline-primary-web',
          },
        },
      }),
    );
  });

  it('logs every request with requestLogs all, and none with none', () => {
    const all = synthWebTier({ webAcl: { requestLogs: 'all' } }).resource('aws_wafv2_web_acl_logging_configuration');
    const none = synthWebTier({ webAcl: { requestLogs: 'none' } }).addresses();

    expect(all).not.toHaveProperty('logging_filter');
    expect(none.filter((address) => /web-acl_request-logs|logging/.test(address))).toEqual([]);
  });
});

describe('rules that only count', () => {
  it('fail when only Terraform knows how many there are', () => {
    const countOnly = Lazy.listValue({ produce: () => ['NoUserAgent_HEADER'] });

    expect(problemsWith({ webAcl: { managedRuleGroups: [{ name: 'CommonRuleSet', countOnly }] } })).toBe(
      'primary/web: webAcl.managedRuleGroups[0].countOnly must be a literal, got a token; write the list in the program; its elements can be tokens [LITERAL_REQUIRED]',
    );
  });
});

describe('the rule for health checks', () => {
  it('names the path without the query, as WAF compares it', () => {
    const json = synthWebTier({ webAcl: {}, healthCheck: { path: '/health?deep=1' } });

    expect(json.resource('aws_lb_target_group').health_check).toMatchObject({ path: '/health?deep=1' });
    expect(json.resource('aws_wafv2_web_acl').rule).toContainEqual(
      expect.objectContaining({
        name: 'health-check',
        statement: { byte_match_statement: expect.objectContaining({ search_string: '/health' }) as unknown },
      }),
    );
  });
});

describe('props of the web ACL', () => {
  it.each<[WebAclProps, string]>([
    [
      { requestLogRetentionDays: 100 },
      'webAcl.requestLogRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 100; use 120, for example [WEB_TIER_WEB_ACL_RETENTION]',
    ],
    [
      { requestsPerAddress: 5 },
      'webAcl.requestsPerAddress must be a whole number from 10 to 2000000000, got 5; use requests, for example 2000 [WEB_TIER_RANGE]',
    ],
    [
      {
        managedRuleGroups: [{ name: 'CommonRuleSet' }, { name: 'CommonRuleSet', countOnly: ['NoUserAgent_HEADER'] }],
      },
      'webAcl.managedRuleGroups must contain each group once, got CommonRuleSet again; list all of its countOnly rules in one entry [WEB_TIER_WEB_ACL_DUPLICATE_GROUP]',
    ],
    [
      { managedRuleGroups: [{ name: 'CommonRuleSet', countOnly: ['NoUserAgent HEADER'] }] },
      "webAcl.managedRuleGroups[0].countOnly must be names of rules, got 'NoUserAgent HEADER'; use one such as 'SizeRestrictions_BODY' [WEB_TIER_WEB_ACL_RULE]",
    ],
    [
      { managedRuleGroups: [{ name: 'CommonRuleSet', countOnly: ['NoUserAgent_HEADER', 'NoUserAgent_HEADER'] }] },
      "webAcl.managedRuleGroups[0].countOnly must name each rule once, got 'NoUserAgent_HEADER' again; remove it [WEB_TIER_WEB_ACL_RULE_TWICE]",
    ],
  ])('fail when they are %j', (webAcl, message) => {
    expect(problemsWith({ webAcl })).toBe(`primary/web: ${message}`);
  });

  it('are warned of if a group is not known to have the rule, which WAF would ignore', () => {
    const countOnly = ['SizeRestriction_BODY', 'NoUserAgent_HEADER', 'NoUserAgent_Header'];

    expect(warningsWith({ managedRuleGroups: [{ name: 'CommonRuleSet', countOnly }] })).toEqual([
      "webAcl.managedRuleGroups[CommonRuleSet].countOnly should be rules that the group is known to have, got 'SizeRestriction_BODY'; use SizeRestrictions_BODY, unless AWS added it: WAF silently ignores other names [WEB_TIER_WEB_ACL_RULE_UNKNOWN]",
      expect.stringContaining("got 'NoUserAgent_Header'; use NoUserAgent_HEADER,"),
    ]);
  });
});
