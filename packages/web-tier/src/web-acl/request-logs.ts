import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Wafv2WebAclLoggingConfigurationConfig } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import type { EnvironmentRef } from '@etops/contracts';
import { CustomerKey, isProtected, LOG_GROUP_NAME_LENGTH, logsKeyStatement, nameFor } from '@etops/foundation';
import { Construct } from 'constructs';
import { REQUEST_LOG_PREFIX } from './limits';
import type { ResolvedWebAcl } from './web-acl-props';

/** Headers whose values allow a reader to act as the user. */
const REDACTED_HEADERS = ['authorization', 'cookie'];

/** Actions of WAF to log: `EXCLUDED_AS_COUNT` is a single rule that only counts. */
const LOGGED_ACTIONS = ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'];

/** Settings of the log and the web ACL it belongs to. */
export interface RequestLogsConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly settings: Pick<ResolvedWebAcl, 'requestLogs' | 'requestLogRetentionDays'>;
  readonly webAclArn: string;
}

/**
 * Creates the log group of a web ACL.
 *
 * WAF grants itself access to it: Terraform's role needs `logs:PutResourcePolicy`.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html (checked 2026-11-23)
 */
export class RequestLogs extends Construct {
  constructor(scope: Construct, id: string, { environment, purpose, settings, webAclArn }: RequestLogsConfig) {
    super(scope, id);
    const maxLength = LOG_GROUP_NAME_LENGTH.max - REQUEST_LOG_PREFIX.length;
    const name = `${REQUEST_LOG_PREFIX}${nameFor(environment, purpose, { maxLength })}`;
    const key = new CustomerKey(this, 'key', {
      environment,
      purpose: `${purpose}-requests`,
      statements: [logsKeyStatement(environment, name)],
    });
    const group = new CloudwatchLogGroup(this, 'group', {
      name,
      retentionInDays: settings.requestLogRetentionDays,
      kmsKeyId: key.arn,
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    new Wafv2WebAclLoggingConfiguration(this, 'configuration', {
      resourceArn: webAclArn,
      logDestinationConfigs: [group.arn],
      redactedFields: REDACTED_HEADERS.map((header) => ({ singleHeader: { name: header } })),
      ...(settings.requestLogs === 'matched' ? { loggingFilter: matchedOnly() } : {}),
    });
  }
}

function matchedOnly(): NonNullable<Wafv2WebAclLoggingConfigurationConfig['loggingFilter']> {
  const condition = LOGGED_ACTIONS.map((action) => ({ actionCondition: { action } }));
  return { defaultBehavior: 'DROP', filter: [{ behavior: 'KEEP', requirement: 'MEETS_ANY', condition }] };
}
