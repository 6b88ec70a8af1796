import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Wafv2WebAclLoggingConfigurationConfig } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import { arnOf, CustomerKey, isProtected, nameFor } from '@etops/foundation';
import { Construct } from 'constructs';
import { LOG_GROUP_NAME_MAX_LENGTH, REQUEST_LOG_PREFIX } from '../limits';
import { logKeyStatement } from './log-key';
import type { WebTierSettings } from './settings';

/** Headers that let whoever reads them act for somebody else. */
const REDACTED_HEADERS = ['authorization', 'cookie'];

/** What WAF did to a request that is worth a line: `EXCLUDED_AS_COUNT` is a single rule that was told to count. */
const FOUND = ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'];

/**
 * What the web ACL finds, in CloudWatch Logs.
 *
 * WAF lets itself write there: whoever applies needs `logs:PutResourcePolicy`.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html (checked 2026-11-23)
 */
export class RequestLogs extends Construct {
  constructor(
    scope: Construct,
    id: string,
    settings: WebTierSettings & { readonly edge: NonNullable<WebTierSettings['edge']> },
    webAclArn: string,
  ) {
    super(scope, id);
    const { environment, purpose, edge } = settings;
    const maxLength = LOG_GROUP_NAME_MAX_LENGTH - REQUEST_LOG_PREFIX.length;
    const name = `${REQUEST_LOG_PREFIX}${nameFor(environment, purpose, { maxLength })}`;
    const key = new CustomerKey(this, 'key', {
      environment,
      purpose: `${purpose}-requests`,
      statements: [logKeyStatement(environment, arnOf(environment, 'logs', `log-group:${name}`))],
    });
    const group = new CloudwatchLogGroup(this, 'group', {
      name,
      retentionInDays: edge.requestLogRetentionDays,
      kmsKeyId: key.arn,
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    new Wafv2WebAclLoggingConfiguration(this, 'configuration', {
      resourceArn: webAclArn,
      logDestinationConfigs: [group.arn],
      redactedFields: REDACTED_HEADERS.map((header) => ({ singleHeader: { name: header } })),
      ...(edge.requestLogs === 'found' ? { loggingFilter: foundOnly() } : {}),
    });
  }
}

function foundOnly(): NonNullable<Wafv2WebAclLoggingConfigurationConfig['loggingFilter']> {
  const condition = FOUND.map((action) => ({ actionCondition: { action } }));
  return { defaultBehavior: 'DROP', filter: [{ behavior: 'KEEP', requirement: 'MEETS_ANY', condition }] };
}
