import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { EnvironmentRef } from '@etops/contracts';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { s3ArnOf } from '../environment';
import { checkBucket } from './check-bucket';
import { isProtected } from '../environment';
import type { PolicyStatement } from '../iam';
import { policyDocument } from '../iam';
import type { Tags } from '../environment';
import { throwProblems } from '../problems';

export interface PrivateBucketProps {
  readonly environment: EnvironmentRef;
  /** Physical name, 3 to 63 of a-z, 0-9, `-` and `.`, unique among all AWS accounts; see {@link globalNameFor}. */
  readonly bucketName: string;
  /**
   * Customer key for SSE-KMS. Load balancer access logs cannot be written to a bucket with one.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html (checked 2026-11-22)
   * @default - SSE-S3
   */
  readonly kmsKeyArn?: string;
  /**
   * Objects are deleted after so many days; 1 or more.
   *
   * @default - kept forever
   */
  readonly expireAfterDays?: number;
  /**
   * Replaced and deleted versions are kept so many days; 1 or more.
   *
   * @default 90
   */
  readonly noncurrentVersionDays?: number;
  /**
   * Lifecycle rules beside the one that expires. Where two rules expire the same object, S3 honours the earlier date.
   *
   * @default - none
   */
  readonly lifecycleRules?: readonly S3BucketLifecycleConfigurationRule[];
  /**
   * Statements beside the one that refuses requests without TLS.
   *
   * @default - none
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Tags of the bucket, for instance one that selects it for backups.
   *
   * @default - those of the stack
   */
  readonly tags?: Tags;
  /** @default - the stack's provider */
  readonly provider?: TerraformProvider;
}

/**
 * An S3 bucket that is private, encrypted, versioned, and refuses requests without TLS.
 *
 * @throws ValidationError when S3 would refuse the name or a number of days
 */
export class PrivateBucket extends Construct {
  /** Physical name, a literal. */
  readonly bucketName: string;
  /** ARN, computed from the name. */
  readonly arn: string;
  /** The bucket resource, to depend on. */
  readonly bucket: S3Bucket;
  /** Its versioning, to depend on where a service wants to find it: replication, Object Lock. */
  readonly versioning: S3BucketVersioningA;
  /** Its policy, to depend on where a service checks that it may write. */
  readonly policy: S3BucketPolicy;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { environment, bucketName, kmsKeyArn, lifecycleRules = [], statements = [], tags, provider } = props;
    throwProblems(this, checkBucket(props));
    const common = provider === undefined ? {} : { provider };
    this.bucketName = bucketName;
    this.arn = s3ArnOf(environment, bucketName);
    this.bucket = new S3Bucket(this, 'bucket', {
      ...common,
      bucket: bucketName,
      forceDestroy: !isProtected(environment),
      ...(tags === undefined ? {} : { tags: { ...tags } }),
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    const bucket = this.bucket.id;
    const block = new S3BucketPublicAccessBlock(this, 'public-access-block', {
      ...common,
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'ownership', {
      ...common,
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      ...common,
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault:
            kmsKeyArn === undefined
              ? { sseAlgorithm: 'AES256' }
              : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: kmsKeyArn },
          bucketKeyEnabled: kmsKeyArn !== undefined,
        },
      ],
    });
    this.versioning = new S3BucketVersioningA(this, 'versioning', {
      ...common,
      bucket,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      ...common,
      bucket,
      rule: [lifecycleRule(props), ...lifecycleRules],
      dependsOn: [this.versioning],
    });
    this.policy = new S3BucketPolicy(this, 'policy', {
      ...common,
      bucket,
      policy: policyDocument(tlsOnly(this.arn), ...statements),
      dependsOn: [block],
    });
  }
}

function lifecycleRule({ expireAfterDays, noncurrentVersionDays = 90 }: PrivateBucketProps) {
  return {
    id: 'expire',
    status: 'Enabled',
    filter: [{ prefix: '' }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
    noncurrentVersionExpiration: [{ noncurrentDays: noncurrentVersionDays }],
    ...(expireAfterDays === undefined ? {} : { expiration: [{ days: expireAfterDays }] }),
  };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html */
function tlsOnly(arn: string): PolicyStatement {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
