import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DbOptionGroup } from '@cdktf/provider-aws/lib/db-option-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { DatabaseEngine, EnvironmentRef } from '@etops/contracts';
import {
  awsManagedPolicyArn,
  CustomerKey,
  isProtected,
  logsKeyStatement,
  nameFor,
  ROLE_NAME_LENGTH,
  trustPolicy,
} from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { EnginePlan } from '../engine';
import { databaseArn } from '../names';
import { AUDIT_OPTION } from './engine-logs';
import type { InstanceMonitoring } from './instance-monitoring';

/** Instance to monitor. */
export interface MonitoringTarget {
  readonly environment: EnvironmentRef;
  readonly engine: DatabaseEngine;
  readonly identifier: string;
  /** Identifier without the prefix that all names of the environment share. */
  readonly purpose: string;
  readonly monitoring: InstanceMonitoring;
}

/** Creates the log groups, option group and role of monitoring, and returns the attributes that turn it on. */
export function monitoringConfig(scope: Construct, target: MonitoringTarget, plan: EnginePlan, keyArn: string) {
  const { logs = [], performanceInsightsDays, enhancedMonitoringSeconds } = target.monitoring;
  const groups = renderLogGroups(scope, target);
  const optionGroupName = logs.includes('audit')
    ? renderAuditOption(scope, target, plan).name
    : // Explicit: otherwise the instance keeps the group of an audit log that was turned off.
      plan.defaultOptionGroup;
  const role = enhancedMonitoringSeconds === undefined ? undefined : renderRole(scope, target);
  // RDS creates a missing log group itself, without a retention and without a key.
  const dependsOn: ITerraformDependable[] = [...groups, ...(role === undefined ? [] : [role.attachment])];
  return {
    ...(logs.length === 0 ? {} : { enabledCloudwatchLogsExports: [...logs] }),
    ...(optionGroupName === undefined ? {} : { optionGroupName }),
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

function renderLogGroups(scope: Construct, target: MonitoringTarget): CloudwatchLogGroup[] {
  const { environment, identifier, purpose, monitoring } = target;
  const { logs = [], logRetentionDays = 90 } = monitoring;
  if (logs.length === 0) {
    return [];
  }
  const prefix = `/aws/rds/instance/${identifier}`;
  const key = new CustomerKey(scope, 'log-key', {
    environment,
    purpose: `${purpose}-logs`,
    statements: [logsKeyStatement(environment, `${prefix}/*`)],
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

/**
 * Options belong to a major version, which is part of the name: the new group is created before the old one is given up.
 * RDS does not delete a group that a snapshot uses, including automated ones, so the old group stays, free of charge.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html
 */
function renderAuditOption(
  scope: Construct,
  { engine, identifier }: MonitoringTarget,
  plan: EnginePlan,
): DbOptionGroup {
  return new DbOptionGroup(scope, 'option-group', {
    name: `${identifier}-${plan.family.replaceAll('.', '-')}`,
    optionGroupDescription: 'Options of the database',
    engineName: engine,
    majorEngineVersion: plan.family.slice(engine.length),
    option: [{ optionName: AUDIT_OPTION }],
    skipDestroy: true,
    lifecycle: { ignoreChanges: ['option_group_description'], createBeforeDestroy: true },
  });
}

function renderRole(scope: Construct, { environment, identifier, purpose }: MonitoringTarget) {
  const role = new IamRole(scope, 'monitoring-role', {
    name: nameFor(environment, `${purpose}-monitoring`, { maxLength: ROLE_NAME_LENGTH.max }),
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
