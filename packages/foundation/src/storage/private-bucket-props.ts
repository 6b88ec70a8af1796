import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import type { EnvironmentRef } from '@etops/contracts';
import type { TerraformProvider } from 'cdktf';
import type { Tags } from '../environment';
import type { PolicyStatement } from '../iam';

/** Properties of a `PrivateBucket`. */
export interface PrivateBucketProps {
  /**
   * Environment that the bucket belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Physical name, 3 to 63 of a-z, 0-9, `-` and `.`, unique among all AWS accounts; see `globalNameFor`. */
  readonly bucketName: string;
  /**
   * Customer key for SSE-KMS. Load balancer access logs cannot be written to a bucket with one.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html (checked 2026-11-22)
   * @default - SSE-S3
   */
  readonly kmsKeyArn?: string;
  /**
   * Days after which objects expire; 1 or more. The bucket has versions: an expired object is hidden, and deleted after
   * another `noncurrentVersionDays`. Use 1 day there for personal data, such as the addresses in access logs.
   *
   * @default - kept forever
   */
  readonly expireAfterDays?: number;
  /**
   * Days for which replaced and deleted versions are kept; 1 or more.
   *
   * @default 90
   */
  readonly noncurrentVersionDays?: number;
  /**
   * Lifecycle rules in addition to the one that expires objects. If two rules expire the same object, S3 honours the earlier date.
   *
   * The provider keeps some arguments that are taken away from a rule, unless something else changes: give the rule
   * another `id`, too.
   *
   * @default - none
   */
  readonly lifecycleRules?: readonly S3BucketLifecycleConfigurationRule[];
  /**
   * Policy statements in addition to the one that refuses requests without TLS.
   *
   * @default - none
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Tags of the bucket, for example one that selects it for backups.
   *
   * @default - those of the stack
   */
  readonly tags?: Tags;
  /**
   * Provider of the bucket's Region.
   *
   * @default - the stack's provider
   */
  readonly provider?: TerraformProvider;
}
