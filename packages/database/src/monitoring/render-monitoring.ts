import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DbOptionGroup } from '@cdktf/provider-aws/lib/db-option-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { arnOf, awsManagedPolicyArn, CustomerKey, isProtected, nameFor, trustPolicy } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { EnginePlan } from '../engine/engine';
import { AUDIT_OPTION } from './engine-logs';
import { databaseArn } from '../names/names';
import type { InstanceSettings } from '../instance/resolve-db-instance';

/** Renders what monitoring needs, and gives the attributes of the instance that turn it on. */
export function monitoringConfig(scope: Construct, settings: InstanceSettings, plan: EnginePlan, keyArn: string) {
  const { logs = [], performanceInsightsDays, enhancedMonitoringSeconds } = settings.monitoring;
  const groups = renderLogGroups(scope, settings);
  const optionGroup = logs.includes('audit') ? renderAuditOption(scope, settings, plan) : undefined;
  const role = enhancedMonitoringSeconds === undefined ? undefined : renderRole(scope, settings);
  // RDS makes a log group that is not there, which then keeps its logs forever.
  const dependsOn: ITerraformDependable[] = [...groups, ...(role === undefined ? [] : [role.attachment])];
  return {
    ...(logs.length === 0 ? {} : { enabledCloudwatchLogsExports: [...logs] }),
    ...(optionGroup === undefined ? {} : { optionGroupName: optionGroup.name }),
    ...(performanceInsightsDays === undefined
      ? {}
      : {
          performanceInsightsEnabled: true,
          performanceInsightsRetentionPeriod: performanceInsightsDays,
          performanceInsightsKmsKeyId: keyArn,
        }),
    ...(enhancedMonitoringSeconds === undefined || role === undefined
      ? {}
      : { monitoringInterval: enhancedMonitoringSeconds, monitoringRoleArn: role.arn }),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
  };
}

function renderLogGroups(scope: Construct, settings: InstanceSettings): CloudwatchLogGroup[] {
  const { environment, identifier, purpose, monitoring } = settings;
  const { logs = [], logRetentionDays = 90 } = monitoring;
  if (logs.length === 0) {
    return [];
  }
  const prefix = `/aws/rds/instance/${identifier}`;
  const key = new CustomerKey(scope, 'log-key', {
    environment,
    purpose: `${purpose}-logs`,
    statements: [
      {
        Sid: 'CloudWatchLogs',
        Effect: 'Allow',
        Principal: { Service: `logs.${environment.region}.amazonaws.com` },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        Resource: '*',
        Condition: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arnOf(environment, 'logs', `log-group:${prefix}/*`) },
        },
      },
    ],
  });
  return logs.map(
    (log) =>
      new CloudwatchLogGroup(scope, `log-${log}`, {
        name: `${prefix}/${log}`,
        retentionInDays: logRetentionDays,
        kmsKeyId: key.arn,
        lifecycle: { preventDestroy: isProtected(environment) },
      }),
  );
}

/** Options belong to a major version, so that the group of a new one can be made before the old one goes. */
function renderAuditOption(
  scope: Construct,
  { engine, identifier }: InstanceSettings,
  plan: EnginePlan,
): DbOptionGroup {
  return new DbOptionGroup(scope, 'option-group', {
    name: `${identifier}-${plan.family.replaceAll('.', '-')}`,
    optionGroupDescription: `Options of ${identifier}`,
    engineName: engine,
    majorEngineVersion: plan.family.slice(engine.length),
    option: [{ optionName: AUDIT_OPTION }],
    lifecycle: { createBeforeDestroy: true },
  });
}

function renderRole(scope: Construct, { environment, identifier, purpose }: InstanceSettings) {
  const role = new IamRole(scope, 'monitoring-role', {
    name: nameFor(environment, `${purpose}-monitoring`, { maxLength: 64 }),
    description: `Enhanced monitoring of ${identifier}`,
    assumeRolePolicy: trustPolicy('monitoring.rds.amazonaws.com', {
      StringEquals: {
        'aws:SourceAccount': environment.accountId,
        'aws:SourceArn': databaseArn(environment, identifier),
      },
    }),
  });
  const attachment = new IamRolePolicyAttachment(scope, 'monitoring-policy', {
    role: role.name,
    policyArn: awsManagedPolicyArn(environment, 'service-role/AmazonRDSEnhancedMonitoringRole'),
  });
  return { arn: role.arn, attachment };
}
