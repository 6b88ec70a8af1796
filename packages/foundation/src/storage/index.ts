export { isBucketName } from './check-bucket';
export { PrivateBucket } from './private-bucket';
export type { PrivateBucketProps } from './private-bucket-props';
