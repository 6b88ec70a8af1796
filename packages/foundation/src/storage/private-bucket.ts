import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import { checkArn, isProtected, s3ArnOf } from '../environment';
import type { PolicyStatement } from '../iam';
import { policyDocument } from '../iam';
import { ProblemList, throwProblems } from '../problems';
import { checkBucket, OWN_RULE } from './check-bucket';
import type { PrivateBucketProps } from './private-bucket-props';
import { checkProps } from '../props';
import { shapes } from '../shapes.generated';
import type { Checked } from '../props';

const KEY = { service: 'kms', resourceType: ['key', 'alias'], noun: 'a KMS key or alias' } as const;
const KEY_ADVICE = { code: 'ARN', advice: 'use the arn of a CustomerKey, for example' } as const;

/**
 * Creates an S3 bucket that is private, encrypted, versioned, and refuses requests without TLS.
 *
 * @throws ValidationError if S3 would refuse the name or a number of days
 */
export class PrivateBucket extends Construct {
  /** Physical name, a literal. */
  readonly bucketName: string;
  /** ARN, computed from the name. */
  readonly arn: string;
  /** The bucket resource, for `dependsOn`. */
  readonly bucket: S3Bucket;
  /** Versioning of the bucket, for `dependsOn` of replication and Object Lock. */
  readonly versioning: S3BucketVersioningA;
  /** Policy of the bucket, for `dependsOn` of services that check their permission to write. */
  readonly policy: S3BucketPolicy;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'PrivateBucketProps', props);
    const { environment, bucketName, kmsKeyArn, lifecycleRules = [], statements = [], tags, provider } = checked;
    const problems = new ProblemList();
    checkBucket(problems, '', checked);
    const region = provider === undefined ? environment.region : undefined;
    checkArn(problems, 'kmsKeyArn', kmsKeyArn, { ...KEY, ...(region === undefined ? {} : { region }) }, KEY_ADVICE);
    throwProblems(this, problems.all);
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
      rule: [lifecycleRule(checked), ...lifecycleRules],
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

/** Returns the rule that expires objects and old versions. */
function lifecycleRule({ expireAfterDays, noncurrentVersionDays = 90 }: Checked<PrivateBucketProps>) {
  return {
    id: OWN_RULE,
    status: 'Enabled',
    filter: [{ prefix: '' }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
    noncurrentVersionExpiration: [{ noncurrentDays: noncurrentVersionDays }],
    ...(expireAfterDays === undefined ? {} : { expiration: [{ days: expireAfterDays }] }),
  };
}

/**
 * Returns the statement that refuses requests without TLS.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
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
