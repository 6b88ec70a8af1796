import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ACCOUNT, EmulatedAws, REGION } from './emulated-aws';

const ROOT = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
const MISSING = { AWS: `arn:aws:iam::${ACCOUNT}:role/missing` };
const BUCKET = 'airline-policies';

const policy = (statement: object, rest: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', ...rest, Statement: [statement] });
const read = { Effect: 'Allow', Principal: ROOT, Action: 's3:GetObject', Resource: `arn:aws:s3:::${BUCKET}/*` };
const decrypt = { Effect: 'Allow', Principal: ROOT, Action: 'kms:*', Resource: '*' };
const assume = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('policies', () => {
  const aws = new EmulatedAws();

  beforeAll(async () => {
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    await aws.clients.of(S3Client).send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration }));
    const role = new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: policy(assume) });
    await aws.clients.of(IAMClient).send(role);
  });

  it.each([
    ['text', 'hello', 'the document is not valid JSON'],
    ['a number', '3', 'the document is no JSON object'],
    ['an empty object', '{}', 'the document has no statements'],
    ['an unknown element', policy(read, { Comment: 'x' }), 'unknown element Comment'],
    ['an unknown version', policy(read, { Version: '2020-01-01' }), 'unknown version 2020-01-01'],
    ['an unknown element of a statement', policy({ ...read, Actions: 'x' }), 'unknown element Actions of a statement'],
    ['an unknown effect', policy({ ...read, Effect: 'Permit' }), 'invalid effect Permit'],
    [
      'an unknown operator',
      policy({ ...read, Condition: { StringIs: { a: 'b' } } }),
      'unknown operator StringIs of a condition',
    ],
    ['no principal', policy(allow), 'a statement has no principal'],
    ['a name as principal', policy({ ...read, Principal: { AWS: 'boss' } }), 'invalid principal boss'],
    ['a role that does not exist', policy({ ...read, Principal: MISSING }), `invalid principal ${MISSING.AWS}`],
    ['another bucket', policy({ ...read, Resource: 'arn:aws:s3:::other/*' }), 'invalid resource arn:aws:s3:::other/*'],
    ['an action of another service', policy({ ...read, Action: 'sns:Publish' }), 'invalid action sns:Publish'],
  ])('refuses %s as the policy of a bucket', async (_, Policy, problem) => {
    await expect(
      aws.clients.of(S3Client).send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy })),
    ).rejects.toMatchObject({ name: 'MalformedPolicy', message: `The bucket policy is not valid: ${problem}` });
  });

  it('stores the policy of a bucket that names an existing role', async () => {
    const Principal = { AWS: `arn:aws:iam::${ACCOUNT}:role/reader` };
    await aws.clients
      .of(S3Client)
      .send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: policy({ ...read, Principal }) }));
  });

  it.each([
    ['text', 'hello', /not valid JSON/],
    ['a service as name', policy({ ...assume, Principal: { Service: 'ec2' } }), /invalid principal ec2/],
    ['a resource', policy({ ...assume, Resource: '*' }), /a trust policy has no resources/],
    ['an action of another service', policy({ ...assume, Action: 's3:GetObject' }), /only have actions of STS/],
    ['a role that does not exist', policy({ ...assume, Principal: MISSING }), /invalid principal .*role\/missing/],
  ])('refuses %s as the trust of a role', async (_, AssumeRolePolicyDocument, message) => {
    await expect(
      aws.clients.of(IAMClient).send(new CreateRoleCommand({ RoleName: 'trusting', AssumeRolePolicyDocument })),
    ).rejects.toMatchObject({
      name: expect.stringMatching(/^MalformedPolicyDocument/) as string,
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    ['a principal', policy({ ...allow, Principal: '*' }), 'MalformedPolicyDocument'],
    ['an id with a hyphen', policy({ ...allow, Sid: 'read-all' }), 'MalformedPolicyDocument'],
    ['an action without a service', policy({ ...allow, Action: 'GetObject' }), 'MalformedPolicyDocument'],
    [
      'more than 10,240 characters',
      policy({ ...allow, Resource: Array(200).fill(`arn:aws:s3:::${'a'.repeat(60)}`) }),
      'LimitExceeded',
    ],
  ])('refuses %s in the policy of a role', async (_, PolicyDocument, code) => {
    const command = new PutRolePolicyCommand({ RoleName: 'reader', PolicyName: 'read', PolicyDocument });

    await expect(aws.clients.of(IAMClient).send(command)).rejects.toMatchObject({
      name: expect.stringContaining(code) as string,
    });
  });

  it('refuses the policy of a key that locks its administrators out', async () => {
    const create = (Policy: string) => aws.clients.of(KMSClient).send(new CreateKeyCommand({ Policy }));

    await expect(create('hello')).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
    await expect(create(policy({ ...decrypt, Action: 'kms:Decrypt' }))).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
      message: 'The new key policy will not allow you to update the key policy in the future.',
    });
    await create(policy(decrypt));
  });

  it('refuses policies of topics and queues with actions of another service', async () => {
    const sns = aws.clients.of(SNSClient);
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'topic' }));
    const foreign = policy({ ...read, Resource: TopicArn });
    const topic = new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue: foreign });
    const queue = new CreateQueueCommand({ QueueName: 'queue', Attributes: { Policy: foreign } });

    await expect(sns.send(topic)).rejects.toThrow(/action s3:GetObject is out of scope/);
    await expect(aws.clients.of(SQSClient).send(queue)).rejects.toThrow(/action s3:GetObject is out of scope/);
  });
});
