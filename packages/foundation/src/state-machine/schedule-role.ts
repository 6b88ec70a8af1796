import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { EnvironmentRef } from '@etops/contracts';
import type { Construct } from 'constructs';
import { arnOf } from '../environment';
import { allow, policyDocument, trustPolicy } from '../iam';

interface Options {
  readonly environment: EnvironmentRef;
  readonly name: string;
  readonly groupName: string;
  readonly stateMachineArn: string;
  readonly deadLetterQueueArn: string | undefined;
}

/**
 * Renders the role with which EventBridge Scheduler starts a state machine. It trusts the schedules of one group only.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function renderScheduleRole(scope: Construct, options: Options) {
  const { environment, name, groupName, stateMachineArn, deadLetterQueueArn } = options;
  const role = new IamRole(scope, 'role', {
    name: `${name}-schedule`,
    description: `Starts ${name}`,
    assumeRolePolicy: trustPolicy('scheduler.amazonaws.com', {
      StringEquals: {
        'aws:SourceAccount': environment.accountId,
        'aws:SourceArn': arnOf(environment, 'scheduler', `schedule-group/${groupName}`),
      },
    }),
  });
  const policy = new IamRolePolicy(scope, 'policy', {
    name: 'start',
    role: role.name,
    policy: policyDocument(
      allow('Start', 'states:StartExecution', stateMachineArn),
      ...(deadLetterQueueArn === undefined ? [] : [allow('KeepLostStarts', 'sqs:SendMessage', deadLetterQueueArn)]),
    ),
  });
  return { arn: role.arn, policy };
}
