import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import type { Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import type { EnvironmentRef } from '@etops/contracts';
import { isToken, nameFor, nearest } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { WEB_ACL_NAME_LENGTH } from './limits';
import { MANAGED_RULES } from './managed-rules';
import { RequestLogs } from './request-logs';
import type { ManagedRuleGroup, ResolvedWebAcl } from './web-acl-props';

type Action = ResolvedWebAcl['action'];

/** Rule without its priority, which is its position. */
type Rule = Omit<Wafv2WebAclRule, 'priority'>;

/** Settings of a web ACL and the resources it refers to. */
export interface WebAclConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly settings: ResolvedWebAcl;
  readonly loadBalancerArn: string;
  /** Path that health checks request. */
  readonly healthCheckPath: string;
}

/** Creates the web ACL of a load balancer, and the log of matching requests. */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, config: WebAclConfig) {
    super(scope, id);
    const { environment, purpose, settings } = config;
    const { action, managedRuleGroups } = settings;
    this.warnOfUnknownRules(managedRuleGroups);
    const name = nameFor(environment, purpose, { maxLength: WEB_ACL_NAME_LENGTH.max });
    const acl = new Wafv2WebAcl(this, 'acl', {
      name,
      description: 'Requests to the load balancer',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(name),
      rule: [
        ...this.trustedRules(config),
        rateRule(settings),
        healthCheckRule(config.healthCheckPath),
        ...managedRuleGroups.map((group) => managedRule(group, action)),
      ].map((rule, priority) => ({ ...rule, priority })),
    });
    new Wafv2WebAclAssociation(this, 'association', {
      resourceArn: config.loadBalancerArn,
      webAclArn: acl.arn,
    });
    if (settings.requestLogs !== 'none') {
      new RequestLogs(this, 'request-logs', { environment, purpose, settings, webAclArn: acl.arn });
    }
  }

  /**
   * Warns of rules that a group is not known to have: WAF silently ignores them, so that the rule that was meant blocks.
   *
   * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RuleActionOverride.html Name
   */
  private warnOfUnknownRules(groups: readonly ManagedRuleGroup[]): void {
    for (const { name: group, countOnly = [] } of groups) {
      const known = MANAGED_RULES[group];
      for (const rule of countOnly.filter((each) => !isToken(each) && !known.includes(each))) {
        const meant = nearest(rule, known) ?? known.join(', ');
        Annotations.of(this).addWarning(
          `webAcl.managedRuleGroups[${group}].countOnly should be rules that the group is known to have, got '${rule}'; use ${meant}, unless AWS added it: WAF silently ignores other names [WEB_TIER_WEB_ACL_RULE_UNKNOWN]`,
        );
      }
    }
  }

  /** Returns the rule that allows requests of trusted ranges, if there are any. */
  private trustedRules({ environment, purpose, settings }: WebAclConfig): readonly Rule[] {
    const { trustedCidrBlocks, forwardedIpHeader } = settings;
    if (trustedCidrBlocks.length === 0) {
      return [];
    }
    const ipSet = new Wafv2IpSet(this, 'trusted', {
      name: nameFor(environment, `${purpose}-trusted`, { maxLength: WEB_ACL_NAME_LENGTH.max }),
      description: 'Ranges whose requests pass every rule',
      scope: 'REGIONAL',
      ipAddressVersion: 'IPV4',
      addresses: [...trustedCidrBlocks],
      // AWS deletes it only after the web ACL has stopped using it.
      lifecycle: { createBeforeDestroy: true },
    });
    return [
      {
        name: 'trusted',
        action: { allow: {} },
        statement: {
          ip_set_reference_statement: {
            arn: ipSet.arn,
            ...(forwardedIpHeader === undefined
              ? {}
              : {
                  // The last address is the one that the network itself has added.
                  ip_set_forwarded_ip_config: { ...forwardedIp(forwardedIpHeader), position: 'LAST' },
                }),
          },
        },
        visibilityConfig: visibility('trusted'),
      },
    ];
  }
}

function rateRule({ requestsPerAddress, action, forwardedIpHeader }: ResolvedWebAcl): Rule {
  return {
    name: 'rate',
    action: action === 'block' ? { block: {} } : { count: {} },
    statement: {
      rate_based_statement: {
        limit: requestsPerAddress,
        evaluation_window_sec: 300,
        ...(forwardedIpHeader === undefined
          ? { aggregate_key_type: 'IP' }
          : { aggregate_key_type: 'FORWARDED_IP', forwarded_ip_config: forwardedIp(forwardedIpHeader) }),
      },
    },
    visibilityConfig: visibility('rate'),
  };
}

/** Returns the header that contains the client's address. A request whose header contains none matches no rule. */
function forwardedIp(header: string) {
  return { header_name: header, fallback_behavior: 'NO_MATCH' };
}

/**
 * Returns the rule that allows health checks of Route 53: the servers' answer alone decides on a failover. The checks come
 * from addresses of a hosting provider, which some managed rules block.
 */
function healthCheckRule(path: string): Rule {
  return {
    name: 'health-check',
    action: { allow: {} },
    statement: {
      byte_match_statement: {
        positional_constraint: 'EXACTLY',
        // WAF compares the path without the query.
        search_string: isToken(path) ? path : path.replace(/\?.*/, ''),
        field_to_match: { uri_path: {} },
        text_transformation: [{ priority: 0, type: 'NONE' }],
      },
    },
    visibilityConfig: visibility('health-check'),
  };
}

function managedRule({ name, countOnly = [] }: ManagedRuleGroup, action: Action): Rule {
  return {
    name,
    overrideAction: action === 'block' ? { none: {} } : { count: {} },
    statement: {
      managed_rule_group_statement: {
        vendor_name: 'AWS',
        name: `AWSManagedRules${name}`,
        ...(countOnly.length === 0
          ? {}
          : { rule_action_override: countOnly.map((rule) => ({ name: rule, action_to_use: { count: {} } })) }),
      },
    },
    visibilityConfig: visibility(name),
  };
}

function visibility(metricName: string) {
  return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}
