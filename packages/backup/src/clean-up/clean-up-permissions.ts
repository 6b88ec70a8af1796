import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf, partitionOf, s3ArnOf } from '@etops/foundation';
import { backupVaultArn } from '../backup-target';
import type { CleanUpTarget } from './clean-up-target';

/** Keys of what a role needs beside the target. */
interface Keys {
  readonly reportKeyArn: string;
  readonly topicKeyArn: string;
}

/**
 * What a clean-up may do. `Describe*` of EC2 knows no resources. Images are narrowed to the tag, so that a mistake in the
 * definition still cannot reach what others made; recovery points are by the policies of their vaults. Snapshots are not:
 * those of an image need not carry its tag.
 */
export function cleanUpStatements(
  environment: EnvironmentRef,
  target: CleanUpTarget,
  { reportKeyArn, topicKeyArn }: Keys,
): readonly PolicyStatement[] {
  const { region, accountId } = environment;
  const ours = { StringEquals: { [`ec2:ResourceTag/${target.tag.key}`]: target.tag.value } };
  const ec2 = (resource: string) => `arn:${partitionOf(region)}:ec2:${region}::${resource}`;
  return [
    ...(target.vaultNames.length === 0
      ? []
      : [
          allow(
            'ListRecoveryPoints',
            ['backup:ListRecoveryPointsByBackupVault'],
            target.vaultNames.map((name) => backupVaultArn(environment, name)),
          ),
          {
            // Their ARNs are those of the services that keep them: snapshots, images, AWS Backup's own.
            ...allow(
              'DeleteRecoveryPoints',
              ['backup:DeleteRecoveryPoint'],
              [
                ec2('snapshot/*'),
                ec2('image/*'),
                arnOf({ region, accountId }, 'rds', 'snapshot:awsbackup:*'),
                arnOf({ region, accountId }, 'backup', 'recovery-point:*'),
              ],
            ),
          },
        ]),
    allow(
      'Look',
      ['ec2:DescribeImages', 'ec2:DescribeInstances', 'ec2:DescribeLaunchTemplateVersions', 'ec2:DescribeSnapshots'],
      '*',
    ),
    { ...allow('DeregisterImages', ['ec2:DeregisterImage'], ec2('image/*')), Condition: ours },
    // Without a condition: whoever may deregister an image may delete its snapshots.
    allow('DeleteSnapshots', ['ec2:DeleteSnapshot'], ec2('snapshot/*')),
    ...(target.imagePointerNames.length === 0
      ? []
      : [
          allow(
            'ReadPointers',
            ['ssm:GetParameters'],
            target.imagePointerNames.map((name) => arnOf(environment, 'ssm', `parameter/${name.replace(/^\//, '')}`)),
          ),
        ]),
    allow('WriteReports', ['s3:PutObject'], s3ArnOf(environment, `${target.reportBucketName}/${target.reportPrefix}*`)),
    allow('EncryptReports', ['kms:GenerateDataKey', 'kms:Decrypt'], reportKeyArn),
    allow('TellPeople', ['sns:Publish'], target.topicArn),
    allow('EncryptNotifications', ['kms:GenerateDataKey', 'kms:Decrypt'], topicKeyArn),
  ];
}

function allow(Sid: string, Action: readonly string[], Resource: string | readonly string[]): PolicyStatement {
  return { Sid, Effect: 'Allow', Action, Resource };
}
