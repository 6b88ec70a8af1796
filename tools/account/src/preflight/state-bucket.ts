import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { textOf } from '@etops/foundation';
import type { Check } from '../check';
import { finding } from '../check';

/** Looks for the bucket of the state, without which Terraform cannot start. */
export const stateBucket: Check = async ({ stack, account }) => {
  const backend = stack.json.terraform?.backend?.s3;
  if (backend === undefined) {
    return [];
  }
  const [bucket, region] = [textOf(backend.bucket), textOf(backend.region)];
  try {
    await account.client(S3Client, region).send(new HeadBucketCommand({ Bucket: bucket }));
    return [finding(true, bucket, `exists in ${region}`, '')];
  } catch (error) {
    // HEAD has no body, and so no code of the error.
    const isMissing = (error as Error).name === 'NotFound' || (error as Error).name === 'NoSuchBucket';
    if (!isMissing) {
      throw error;
    }
    return [finding(false, bucket, `does not exist in ${region}`, 'deploy bootstrap first')];
  }
};
