import type { PolicyStatement } from '@etops/foundation';
import { allow } from '@etops/foundation';

/**
 * Permissions that the SSM agent needs to manage a server: the managed policy `AmazonSSMManagedInstanceCore` without
 * `ssm:GetParameter` and `ssm:GetParameters`, with which a server could read every parameter of the account.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html
 */
export const systemsManagerStatements: readonly PolicyStatement[] = [
  allow(
    'ManageServer',
    [
      'ssm:DescribeAssociation',
      'ssm:DescribeDocument',
      'ssm:GetDeployablePatchSnapshotForInstance',
      'ssm:GetDocument',
      'ssm:GetManifest',
      'ssm:ListAssociations',
      'ssm:ListInstanceAssociations',
      'ssm:PutComplianceItems',
      'ssm:PutConfigurePackageResult',
      'ssm:PutInventory',
      'ssm:UpdateAssociationStatus',
      'ssm:UpdateInstanceAssociationStatus',
      'ssm:UpdateInstanceInformation',
    ],
    '*',
  ),
  allow(
    'OpenSessions',
    [
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    '*',
  ),
  allow(
    'ReceiveCommands',
    [
      'ec2messages:AcknowledgeMessage',
      'ec2messages:DeleteMessage',
      'ec2messages:FailMessage',
      'ec2messages:GetEndpoint',
      'ec2messages:GetMessages',
      'ec2messages:SendReply',
    ],
    '*',
  ),
];
