import type { EnvironmentRef } from '@etops/contracts';
import { partitionOf } from './region';

/** Region and account of a regional resource. */
export type ArnScope = Pick<EnvironmentRef, 'region' | 'accountId'>;

/**
 * Returns the ARN of a regional resource, from literals.
 *
 * @param resource part after the account, for example `db:airline-primary-database`
 */
export function arnOf({ region, accountId }: ArnScope, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;
}

/** Returns the ARN of an IAM resource, which has no Region. */
export function iamArnOf({ region, accountId }: ArnScope, resource: string): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:${resource}`;
}

/** Returns the ARN of an IAM managed policy that AWS owns, for example `service-role/AWSBackupServiceRolePolicyForBackup`. */
export function awsManagedPolicyArn({ region }: Pick<EnvironmentRef, 'region'>, name: string): string {
  return `arn:${partitionOf(region)}:iam::aws:policy/${name}`;
}

/** Returns the ARN of an S3 bucket, or of objects in it. */
export function s3ArnOf({ region }: Pick<EnvironmentRef, 'region'>, bucketAndKey: string): string {
  return `arn:${partitionOf(region)}:s3:::${bucketAndKey}`;
}
