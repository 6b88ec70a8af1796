import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { StoragegatewayNfsFileShare } from '@cdktf/provider-aws/lib/storagegateway-nfs-file-share';
import { StoragegatewaySmbFileShare } from '@cdktf/provider-aws/lib/storagegateway-smb-file-share';
import type { AlarmSpec } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import { checkProps, policyDocument, ProblemList, throwProblems, trustPolicy } from '@etops/foundation';
import { Construct } from 'constructs';
import { checkFileGateway } from './check-file-gateway';
import type { FileGatewayProps } from './file-gateway-props';
import { Gateway, gatewayName } from './gateway';
import { gatewayAlarms } from './gateway-alarms';
import { shareStatements } from './share-permissions';
import { shapes } from '../shapes.generated';

/**
 * ACL of uploads. A bucket without ACLs, whose owner owns every object, rejects any other.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
 */
const OBJECT_ACL = 'bucket-owner-full-control';

/**
 * Creates an S3 File Gateway: file shares of the on-premises site whose files are objects in S3.
 *
 * @see https://docs.aws.amazon.com/filegateway/latest/files3/what-is-file-s3.html
 *
 * @throws ValidationError when disks, shares or names contradict each other, or the activation key is in the code
 */
export class FileGateway extends Construct {
  /** ARN of the gateway, known after apply. */
  readonly gatewayArn: string;
  /** Alarms of the gateway, as data. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: FileGatewayProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'FileGatewayProps', props);
    const problems = new ProblemList();
    checkFileGateway(problems, '', checked);
    throwProblems(this, problems.all);
    const gateway = new Gateway(this, 'gateway', { ...checked, type: 'FILE_S3' });
    const cache = gateway.addCache(checked.cacheDisks);
    const { roleArn, policy } = this.addRole(checked);
    for (const share of checked.shares) {
      const common = {
        fileShareName: share.name,
        gatewayArn: gateway.arn,
        locationArn: `${checked.bucket.arn}${share.prefix === undefined ? '' : `/${share.prefix}`}`,
        roleArn,
        kmsEncrypted: true,
        kmsKeyArn: checked.kmsKeyArn,
        objectAcl: OBJECT_ACL,
        readOnly: share.readOnly ?? false,
        dependsOn: [...cache, policy],
      };
      if (share.protocol === 'nfs') {
        new StoragegatewayNfsFileShare(this, `share-${share.name}`, {
          ...common,
          clientList: [...share.clients],
          squash: 'RootSquash',
        });
      } else {
        new StoragegatewaySmbFileShare(this, `share-${share.name}`, {
          ...common,
          authentication: 'ActiveDirectory',
          ...(share.validUsers === undefined ? {} : { validUserList: [...share.validUsers] }),
        });
      }
    }
    this.gatewayArn = gateway.arn;
    this.alarms = gatewayAlarms(gateway, 'FILE_S3');
  }

  private addRole(props: Checked<FileGatewayProps>) {
    const { environment } = props;
    const role = new IamRole(this, 'role', {
      namePrefix: `${gatewayName(props).slice(0, 30)}-`,
      description: `Shares of ${gatewayName(props)}`,
      assumeRolePolicy: trustPolicy('storagegateway.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': environment.accountId },
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'shares',
      role: role.name,
      policy: policyDocument(...shareStatements(props)),
    });
    return { roleArn: role.arn, policy };
  }
}
