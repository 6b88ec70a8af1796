/**
 * Characters of a bucket's name.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (checked 2026-11-22)
 */
export const BUCKET_NAME_LENGTH = { min: 3, max: 63 } as const;
