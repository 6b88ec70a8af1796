import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import {
  allow,
  arnOf,
  jsonText,
  nameFor,
  partitionOf,
  policyDocument,
  ROLE_NAME_LENGTH,
  stateMachineArn,
} from '@etops/foundation';
import { Construct } from 'constructs';
import { heartbeatName } from './heartbeat-name';
import type { SwitchRef } from './switch-ref';

export interface OperatorRoleProps {
  readonly environment: EnvironmentRef;
  readonly failoverId: string;
  readonly switches: readonly SwitchRef[];
  /** Ids of the calculated health checks, which decide without CloudWatch if an operator changes them. */
  readonly calculatedCheckIds: readonly string[];
  /** ARNs of the principals that may assume the role. */
  readonly principalArns: readonly string[];
}

/** Returns the physical name of the role that turns switches. */
export function operatorRoleName(
  environment: Pick<EnvironmentRef, 'application' | 'name'>,
  failoverId: string,
): string {
  return nameFor(environment, `${failoverId}-operators`, { maxLength: ROLE_NAME_LENGTH.max });
}

/** Creates the role that may turn the switches, look at them, and replace them by health checks that need no CloudWatch. */
export class OperatorRole extends Construct {
  /** ARN, known after apply. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: OperatorRoleProps) {
    super(scope, id);
    const { environment, failoverId, principalArns } = props;
    const role = new IamRole(this, 'role', {
      name: operatorRoleName(environment, failoverId),
      description: `Turns the switches of ${failoverId}`,
      assumeRolePolicy: jsonText({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: principalArns }, Action: 'sts:AssumeRole' }],
      }),
    });
    new IamRolePolicy(this, 'policy', {
      name: 'switches',
      role: role.name,
      policy: policyDocument(...operatorStatements(props)),
    });
    this.arn = role.arn;
  }
}

function operatorStatements({
  environment,
  failoverId,
  switches,
  calculatedCheckIds,
}: OperatorRoleProps): readonly PolicyStatement[] {
  const namespaces = [...new Set(switches.map(({ namespace }) => namespace))];
  const checks = calculatedCheckIds.map(
    (checkId) => `arn:${partitionOf(environment.region)}:route53:::healthcheck/${checkId}`,
  );
  return [
    allow(
      'WritePositions',
      ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:PutParameter'],
      switches.map(({ parameterName }) => arnOf(environment, 'ssm', `parameter${parameterName}`)),
    ),
    allow('PublishPositions', 'cloudwatch:PutMetricData', '*', {
      StringEquals: { 'cloudwatch:namespace': namespaces },
    }),
    allow('Look', ['cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricStatistics'], '*'),
    allow(
      'RunHeartbeat',
      'states:StartExecution',
      stateMachineArn(environment, heartbeatName(environment, failoverId)),
    ),
    allow('FindChecks', ['route53:GetHealthCheck', 'route53:GetHealthCheckStatus', 'route53:ListHealthChecks'], '*'),
    allow('DecideWithoutCloudWatch', 'route53:UpdateHealthCheck', checks),
  ];
}
