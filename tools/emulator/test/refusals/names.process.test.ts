import { CreateSecurityGroupCommand, CreateVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { EmulatedAws, REGION } from './emulated-aws';

const RESERVED_TAG = { Key: 'aws:stage', Value: 'production' };
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
});

describe('names', () => {
  const aws = new EmulatedAws();
  let VpcId: string | undefined;

  beforeAll(async () => {
    VpcId = (await aws.clients.of(EC2Client).send(new DescribeVpcsCommand({}))).Vpcs?.[0]?.VpcId;
  });

  it.each(['internal-web', '-web', 'web-', 'web_tier', 'w'.repeat(33)])('refuses a load balancer %p', async (Name) => {
    const command = new CreateLoadBalancerCommand({ Name, Subnets: [] });

    await expect(aws.clients.of(ElasticLoadBalancingV2Client).send(command)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(Name) as string,
    });
  });

  it('refuses a target group that ends with a hyphen, and creates one that starts with internal-', async () => {
    const create = (Name: string) =>
      aws.clients
        .of(ElasticLoadBalancingV2Client)
        .send(new CreateTargetGroupCommand({ Name, Protocol: 'HTTP', Port: 80, VpcId }));

    await expect(create('web-')).rejects.toMatchObject({ name: 'ValidationError' });
    await create('internal-web');
  });

  it.each(['sg-tools', 'SG-tools', 'wéb', 'w'.repeat(256), 'web<tier'])(
    'refuses a security group %p',
    async (GroupName) => {
      const command = new CreateSecurityGroupCommand({ GroupName, Description: 'Tools', VpcId });

      await expect(aws.clients.of(EC2Client).send(command)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    },
  );

  it.each(['/aws/x', 'ssm-tools', '/SSM/x', 'team/x', '/a b', `/${Array(16).fill('a').join('/')}`])(
    'refuses a parameter %p',
    async (Name) => {
      const command = new PutParameterCommand({ Name, Value: 'value', Type: 'String' });

      await expect(aws.clients.of(SSMClient).send(command)).rejects.toMatchObject({
        name: expect.stringMatching(
          /^(ValidationException|AccessDeniedException|HierarchyLevelLimitExceededException)$/,
        ) as string,
      });
    },
  );

  it.each(['a b', 'a*b', 'a'.repeat(513)])('refuses a secret %p', async (Name) => {
    await expect(
      aws.clients.of(SecretsManagerClient).send(new CreateSecretCommand({ Name, SecretString: 'x' })),
    ).rejects.toMatchObject({ name: expect.stringMatching(/^(Validation|InvalidParameter)Exception$/) as string });
  });

  it('refuses an alias of a key with the prefix of AWS', async () => {
    const kms = aws.clients.of(KMSClient);
    const TargetKeyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
    const create = (AliasName: string) => kms.send(new CreateAliasCommand({ AliasName, TargetKeyId }));

    await expect(create('alias/aws/backup')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(create('alias/')).rejects.toMatchObject({ name: 'ValidationException' });
    await create('alias/awsome');
  });

  it.each(['AWSServiceRoleForTools', 'a/b', 'a b', 'a'.repeat(65)])('refuses a role %p', async (RoleName) => {
    const command = new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST });

    await expect(aws.clients.of(IAMClient).send(command)).rejects.toMatchObject({
      name: expect.stringMatching(/^(InvalidInput|InvalidInputException|ValidationError)$/) as string,
    });
  });

  it.each(['Web', '192.0.2.1', 'xn--web', 'web-s3alias', 'sthree-web', 'a..b', 'ab'])(
    'refuses a bucket %p',
    async (Bucket) => {
      const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
      const command = new CreateBucketCommand({ Bucket, CreateBucketConfiguration });

      await expect(aws.clients.of(S3Client).send(command)).rejects.toMatchObject({ name: 'InvalidBucketName' });
    },
  );

  it.each([
    ['aws/web', 'InvalidParameterException'],
    ['a b', 'InvalidParameterException'],
    ['/aws/web', 'ok'],
  ])('answers a log group %p with %s', async (logGroupName, code) => {
    expect(await aws.call('logs', 'Logs_20140328.CreateLogGroup', { logGroupName })).toBe(code);
  });

  it.each([
    [31, 'InvalidParameterException'],
    [30, 'ok'],
  ])('answers a retention of %d days with %s', async (retentionInDays, code) => {
    const logGroupName = `retention-${String(retentionInDays)}`;
    await aws.call('logs', 'Logs_20140328.CreateLogGroup', { logGroupName });

    const target = 'Logs_20140328.PutRetentionPolicy';
    expect(await aws.call('logs', target, { logGroupName, retentionInDays })).toBe(code);
  });
});

describe('tags', () => {
  const aws = new EmulatedAws();

  it('refuses keys with the prefix of AWS, in every form of tags', async () => {
    const TagSpecifications = [{ ResourceType: 'vpc' as const, Tags: [RESERVED_TAG] }];
    const refused = [
      aws.clients.of(EC2Client).send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', TagSpecifications })),
      aws.clients.of(SNSClient).send(new CreateTopicCommand({ Name: 'topic', Tags: [RESERVED_TAG] })),
      aws.clients.of(KMSClient).send(new CreateKeyCommand({ Tags: [{ TagKey: 'aws:stage', TagValue: 'x' }] })),
      aws.clients
        .of(IAMClient)
        .send(new CreateRoleCommand({ RoleName: 'role', AssumeRolePolicyDocument: TRUST, Tags: [RESERVED_TAG] })),
    ];

    for (const call of refused) {
      await expect(call).rejects.toThrow(/^Tag keys starting with 'aws:' are reserved for internal use: aws:stage/);
    }
    const group = { logGroupName: 'group', tags: { 'aws:stage': 'production' } };
    expect(await aws.call('logs', 'Logs_20140328.CreateLogGroup', group)).toBe('InvalidParameterException');
  });
});
