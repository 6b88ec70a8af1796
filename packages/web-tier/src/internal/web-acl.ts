import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import type { Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { nameFor } from '@etops/foundation';
import { Construct } from 'constructs';
import type { ManagedRules } from '../edge';
import { WEB_ACL_NAME_MAX_LENGTH } from '../limits';
import { RequestLogs } from './request-logs';
import type { WebTierSettings } from './settings';

type Action = 'block' | 'count';

/** The web ACL of a load balancer. */
export class WebAcl extends Construct {
  constructor(
    scope: Construct,
    id: string,
    settings: WebTierSettings & { readonly edge: NonNullable<WebTierSettings['edge']> },
    loadBalancerArn: string,
  ) {
    super(scope, id);
    const { environment, purpose, edge, healthCheck } = settings;
    const name = nameFor(environment, purpose, { maxLength: WEB_ACL_NAME_MAX_LENGTH });
    const acl = new Wafv2WebAcl(this, 'acl', {
      name,
      description: 'What may ask the load balancer',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visible(name),
      rule: [
        rateRule(edge.requestsPerAddress, edge.action),
        healthCheckRule(healthCheck.path),
        ...edge.managedRules.map((rules, index) => managedRule(rules, index, edge.action)),
      ],
    });
    new Wafv2WebAclAssociation(this, 'association', { resourceArn: loadBalancerArn, webAclArn: acl.arn });
    if (edge.requestLogs !== 'none') {
      new RequestLogs(this, 'request-logs', settings, acl.arn);
    }
  }
}

function rateRule(limit: number, action: Action): Wafv2WebAclRule {
  return {
    name: 'rate',
    priority: 0,
    action: action === 'block' ? { block: {} } : { count: {} },
    statement: { rate_based_statement: { limit, aggregate_key_type: 'IP', evaluation_window_sec: 300 } },
    visibilityConfig: visible('rate'),
  };
}

/**
 * Lets health checks of Route 53 through to the servers, whose answer alone shall decide on a failover: they come from
 * addresses of a hosting provider, which is what some managed rules look for.
 */
function healthCheckRule(path: string): Wafv2WebAclRule {
  return {
    name: 'health-check',
    priority: 1,
    action: { allow: {} },
    statement: {
      byte_match_statement: {
        positional_constraint: 'EXACTLY',
        search_string: path,
        field_to_match: { uri_path: {} },
        text_transformation: [{ priority: 0, type: 'NONE' }],
      },
    },
    visibilityConfig: visible('health-check'),
  };
}

function managedRule({ group, countOnly = [] }: ManagedRules, index: number, action: Action): Wafv2WebAclRule {
  return {
    name: group,
    priority: 2 + index,
    overrideAction: action === 'block' ? { none: {} } : { count: {} },
    statement: {
      managed_rule_group_statement: {
        vendor_name: 'AWS',
        name: `AWSManagedRules${group}`,
        ...(countOnly.length === 0
          ? {}
          : { rule_action_override: countOnly.map((name) => ({ name, action_to_use: { count: {} } })) }),
      },
    },
    visibilityConfig: visible(group),
  };
}

function visible(metricName: string) {
  return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}
