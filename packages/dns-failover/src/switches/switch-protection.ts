import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf, partitionOf } from '@etops/foundation';
import { heartbeatName } from './heartbeat-name';
import { operatorRoleName } from './operator-role';
import { switchRef } from './switch-ref';

/** Options of {@link switchProtection}. */
export interface SwitchProtectionOptions {
  /** Id of the `DnsFailover` in its stack. */
  readonly failoverId: string;
  /** ARNs of the roles that apply the stack, which create the parameters. Wildcards are accepted. */
  readonly deployRoleArns: readonly string[];
}

/**
 * Returns the statements of a service control policy, or of a permissions boundary, that keep others from the switches.
 *
 * A health check follows a metric, so each principal that may publish any metric could turn a switch: most servers may,
 * by the managed policy of the CloudWatch agent. Only the heartbeat and the operator role publish in the namespace.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html (checked 2026-11-28)
 */
export function switchProtection(
  environment: Pick<EnvironmentRef, 'application' | 'name' | 'region' | 'accountId'>,
  { failoverId, deployRoleArns }: SwitchProtectionOptions,
): readonly PolicyStatement[] {
  const { namespace, parameterName } = switchRef(environment, failoverId, 'dr-in-service');
  const roleArn = (name: string) => `arn:${partitionOf(environment.region)}:iam::${environment.accountId}:role/${name}`;
  const operators = roleArn(operatorRoleName(environment, failoverId));
  const heartbeat = roleArn(heartbeatName(environment, failoverId));
  const except = (...arns: readonly string[]) => ({ ArnNotLike: { 'aws:PrincipalArn': arns } });
  return [
    {
      Sid: 'PublishNoSwitchPositions',
      Effect: 'Deny',
      Action: 'cloudwatch:PutMetricData',
      Resource: '*',
      Condition: { StringEquals: { 'cloudwatch:namespace': namespace }, ...except(heartbeat, operators) },
    },
    {
      Sid: 'WriteNoSwitchPositions',
      Effect: 'Deny',
      Action: ['ssm:DeleteParameter', 'ssm:DeleteParameters', 'ssm:PutParameter'],
      Resource: arnOf(environment, 'ssm', `parameter${parameterName.replace(/[^/]*$/, '*')}`),
      Condition: except(operators, ...deployRoleArns),
    },
  ];
}
