import type { LifecycleRule } from '@aws-sdk/client-s3';
import { CreateBucketCommand, PutBucketLifecycleConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { EmulatedAws, REGION } from './emulated-aws';

const BUCKET = 'airline-logs';
const RULE: LifecycleRule = { ID: 'logs', Status: 'Enabled', Filter: { Prefix: 'logs/' }, Expiration: { Days: 400 } };

describe('lifecycle rules of S3', () => {
  const aws = new EmulatedAws();
  const put = (...Rules: LifecycleRule[]) =>
    aws.clients
      .of(S3Client)
      .send(new PutBucketLifecycleConfigurationCommand({ Bucket: BUCKET, LifecycleConfiguration: { Rules } }));

  beforeAll(async () => {
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    await aws.clients.of(S3Client).send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration }));
  });

  it('must have different ids', async () => {
    await expect(put(RULE, { ...RULE, Filter: { Prefix: 'logs-db/' } })).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Rule ID must be unique. Found same ID for more than one rule: logs',
    });
    await put(RULE, { ...RULE, ID: 'logs-db', Filter: { Prefix: 'logs-db/' } });
  });

  it.each<[string, LifecycleRule]>([
    ['an id of 256 characters', { ...RULE, ID: 'x'.repeat(256) }],
    ['no action', { ...RULE, Expiration: undefined }],
    ['an expiration after 0 days', { ...RULE, Expiration: { Days: 0 } }],
    ['a transition after the expiration', { ...RULE, Transitions: [{ Days: 400, StorageClass: 'GLACIER' }] }],
    ['STANDARD_IA before 30 days', { ...RULE, Transitions: [{ Days: 29, StorageClass: 'STANDARD_IA' }] }],
    [
      'GLACIER less than 30 days after STANDARD_IA',
      {
        ...RULE,
        Transitions: [
          { Days: 30, StorageClass: 'STANDARD_IA' },
          { Days: 59, StorageClass: 'GLACIER' },
        ],
      },
    ],
    [
      'a warmer class after a colder one',
      {
        ...RULE,
        Transitions: [
          { Days: 30, StorageClass: 'DEEP_ARCHIVE' },
          { Days: 120, StorageClass: 'GLACIER' },
        ],
      },
    ],
    ['old versions kept for 0 days', { ...RULE, NoncurrentVersionExpiration: { NoncurrentDays: 0 } }],
    [
      'uploads of objects with a tag',
      {
        ...RULE,
        Filter: { Tag: { Key: 'a', Value: 'b' } },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ],
  ])('cannot have %s', async (_, rule) => {
    await expect(put(rule)).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  it('can have transitions to colder classes, 30 days apart', async () => {
    await put({
      ...RULE,
      Transitions: [
        { Days: 30, StorageClass: 'STANDARD_IA' },
        { Days: 60, StorageClass: 'GLACIER' },
        { Days: 150, StorageClass: 'DEEP_ARCHIVE' },
      ],
    });
  });
});
