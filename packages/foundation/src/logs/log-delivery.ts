import type { PolicyStatement } from '../iam';

/**
 * Statement that allows a state machine to deliver its log to CloudWatch Logs. IAM cannot narrow these actions to a log group.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html (checked 2026-11-23)
 */
export const logDeliveryStatement: PolicyStatement = {
  Sid: 'DeliverLogs',
  Effect: 'Allow',
  Action: [
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:GetLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:UpdateLogDelivery',
  ],
  Resource: '*',
};
