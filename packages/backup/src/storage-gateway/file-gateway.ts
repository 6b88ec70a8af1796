import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { StoragegatewayNfsFileShare } from '@cdktf/provider-aws/lib/storagegateway-nfs-file-share';
import { StoragegatewaySmbFileShare } from '@cdktf/provider-aws/lib/storagegateway-smb-file-share';
import type { AlarmSpec } from '@etops/contracts';
import type { PolicyStatement, PrivateBucket } from '@etops/foundation';
import { policyDocument, throwProblems, trustPolicy } from '@etops/foundation';
import { Construct } from 'constructs';
import { checkFileGateway } from './check-gateway';
import { Gateway, gatewayName } from './gateway';
import { gatewayAlarms } from './gateway-alarms';
import type { GatewayProps } from './gateway-props';

interface Share {
  /** Unique within the gateway; the share's name. */
  readonly name: string;
  /**
   * Keys of the bucket that are the share, with its final slash.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;
  /** @default false */
  readonly readOnly?: boolean;
}

export interface NfsShare extends Share {
  readonly protocol: 'nfs';
  /** Addresses or ranges of the site that may mount it. */
  readonly clients: readonly string[];
}

/** The appliance must have joined the domain: `aws storagegateway join-domain`, once, since its password is a secret. */
export interface SmbShare extends Share {
  readonly protocol: 'smb';
  /**
   * Users and groups of the domain, groups with `@` in front.
   *
   * @default - everybody in the domain
   */
  readonly validUsers?: readonly string[];
}

export interface FileGatewayProps extends GatewayProps {
  /** Disks of the appliance for the cache, by path, for example `/dev/sdb`. */
  readonly cacheDisks: readonly string[];
  /** Bucket of the shares; an `ArchiveBucket` is one as well. {@link GatewayProps.kmsKeyArn} is its key. */
  readonly bucket: Pick<PrivateBucket, 'arn'>;
  /** At least one. */
  readonly shares: readonly (NfsShare | SmbShare)[];
}

/**
 * The only ACL that a bucket without ACLs takes, whose owner owns every object; any other is refused.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html (checked 2026-11-27)
 */
const OBJECT_ACL = 'bucket-owner-full-control';

/**
 * A file share of the site on-premises whose files are objects in S3.
 *
 * @throws ValidationError when disks, shares or names contradict each other, or the activation key is in the code
 */
export class FileGateway extends Construct {
  readonly gatewayArn: string;
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: FileGatewayProps) {
    super(scope, id);
    throwProblems(this, checkFileGateway(props));
    const gateway = new Gateway(this, 'gateway', { ...props, type: 'FILE_S3' });
    const cache = gateway.addCache(props.cacheDisks);
    const { roleArn, policy } = this.addRole(props);
    for (const share of props.shares) {
      const common = {
        fileShareName: share.name,
        gatewayArn: gateway.arn,
        locationArn: `${props.bucket.arn}${share.prefix === undefined ? '' : `/${share.prefix}`}`,
        roleArn,
        kmsEncrypted: true,
        kmsKeyArn: props.kmsKeyArn,
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

  private addRole(props: FileGatewayProps) {
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

/**
 * Writing with an ACL, {@link OBJECT_ACL}, needs both permissions to put.
 *
 * @see https://docs.aws.amazon.com/filegateway/latest/files3/grant-access-s3.html (checked 2026-11-23)
 */
function shareStatements({ bucket, kmsKeyArn }: FileGatewayProps): readonly PolicyStatement[] {
  return [
    {
      Sid: 'LookAtBucket',
      Effect: 'Allow',
      Action: [
        's3:GetAccelerateConfiguration',
        's3:GetBucketLocation',
        's3:GetBucketVersioning',
        's3:ListBucket',
        's3:ListBucketMultipartUploads',
        's3:ListBucketVersions',
      ],
      Resource: bucket.arn,
    },
    {
      // No s3:DeleteObjectVersion: what a client of the share deletes can be brought back.
      Sid: 'ReadAndWriteObjects',
      Effect: 'Allow',
      Action: [
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:GetObject',
        's3:GetObjectAcl',
        's3:GetObjectVersion',
        's3:ListMultipartUploadParts',
        's3:PutObject',
        's3:PutObjectAcl',
      ],
      Resource: `${bucket.arn}/*`,
    },
    {
      Sid: 'UseKey',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      Resource: kmsKeyArn,
    },
  ];
}
