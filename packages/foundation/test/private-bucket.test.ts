import { developmentEnvironment, problemsOf, synth, testEnvironment } from './kit';
import type { EnvironmentRef } from '@etops/contracts';
import { TerraformVariable } from 'cdktf';
import { CustomerKey, customerKeyAliasArn, EnvironmentStack, isBucketName, PrivateBucket } from '../src';

const inStack = (environment: EnvironmentRef, build: (stack: EnvironmentStack) => void) =>
  synth(build, (app) => new EnvironmentStack(app, 'primary', { environment }));

describe('PrivateBucket', () => {
  const json = inStack(testEnvironment, (stack) => {
    const key = new CustomerKey(stack, 'key', { environment: testEnvironment, purpose: 'archive' });
    new PrivateBucket(stack, 'archive', {
      environment: testEnvironment,
      bucketName: 'archive-123',
      kmsKeyArn: key.arn,
      expireAfterDays: 30,
    });
  });

  it('blocks public access, on the bucket and by ownership', () => {
    expect(json.resource('aws_s3_bucket_public_access_block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(json.resource('aws_s3_bucket_ownership_controls')).toMatchObject({
      rule: { object_ownership: 'BucketOwnerEnforced' },
    });
  });

  it('refuses requests without TLS', () => {
    expect(JSON.parse(json.resource('aws_s3_bucket_policy').policy as string)).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Action: 's3:*',
          Resource: ['arn:aws:s3:::archive-123', 'arn:aws:s3:::archive-123/*'],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
  });

  it('encrypts with the customer key, keeps versions, and expires objects after the given days', () => {
    expect(json.resource('aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' }, bucket_key_enabled: true }],
    });
    expect(json.resource('aws_s3_bucket_versioning')).toMatchObject({
      versioning_configuration: { status: 'Enabled' },
    });
    expect(json.resource('aws_s3_bucket_lifecycle_configuration')).toMatchObject({
      rule: [{ expiration: [{ days: 30 }], noncurrent_version_expiration: [{ noncurrent_days: 90 }] }],
    });
  });

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });

  it.each([
    [
      'a name that S3 refuses',
      { bucketName: 'My_Archive' },
      "bucketName must be 3 to 63 of a-z, 0-9, '-' and '.', a letter or digit at both ends, no '..' and no address, got 'My_Archive'; compute it with globalNameFor [BUCKET_NAME]",
    ],
    [
      'an alias of an access point',
      { bucketName: 'archive-s3alias' },
      "bucketName must not end in '-s3alias', which S3 reserves, got 'archive-s3alias'; compute it with globalNameFor [BUCKET_NAME]",
    ],
    [
      'two lifecycle rules of one id',
      { lifecycleRules: [{ id: 'expire', status: 'Enabled' }] },
      "lifecycleRules must have different ids, also from the bucket's own rule 'expire', got 'expire' twice; rename one, since S3 refuses both [BUCKET_RULE_DUPLICATE]",
    ],
    [
      'a tag of AWS',
      { tags: { 'aws:createdBy': 'x' } },
      "tags['aws:createdBy'] must have a key of 1 to 128 letters, digits, spaces or _.:/=+-@ that does not begin with 'aws:', got 'aws:createdBy'; rename it [TAG_KEY]",
    ],
    [
      'an expiry of nothing',
      { expireAfterDays: 0 },
      'expireAfterDays must be a whole number of 1 or more, got 0; use days, for example 90 [BUCKET_DAYS]',
    ],
    [
      'a part of a day for old versions',
      { noncurrentVersionDays: 1.5 },
      'noncurrentVersionDays must be a whole number of 1 or more, got 1.5; use days, for example 90 [BUCKET_DAYS]',
    ],
  ])('fails for %s', (_, changes, problem) => {
    const props = { environment: testEnvironment, bucketName: 'archive-123', ...changes };

    expect(problemsOf(() => inStack(testEnvironment, (stack) => new PrivateBucket(stack, 'archive', props)))).toEqual([
      `primary/archive: ${problem}`,
    ]);
  });

  it.each([
    '192.168.5.4',
    'a..b',
    'xn--archive',
    'sthree-x',
    'amzn-s3-demo-x',
    'x--ol-s3',
    'x.mrap',
    'x--x-s3',
    'a.',
    'ab',
  ])('refuses the bucket name %p, as S3 does', (name) => {
    expect(isBucketName(name)).toBe(false);
  });

  it('keeps policy variables of IAM, and references', () => {
    const { policy } = inStack(testEnvironment, (stack) => {
      const user = new TerraformVariable(stack, 'user', { type: 'string' });
      new PrivateBucket(stack, 'homes', {
        environment: testEnvironment,
        bucketName: 'airline-homes',
        statements: [
          {
            Effect: 'Allow',
            Principal: { AWS: user.stringValue },
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::airline-homes/${aws:username}/*',
            Condition: { StringLike: { 's3:prefix': ['%{x}', '$${aws:userid}'] } },
          },
        ],
      });
    }).resource('aws_s3_bucket_policy');

    expect(JSON.parse(policy as string)).toMatchObject({
      Statement: [
        { Sid: 'TlsOnly' },
        {
          Principal: { AWS: '${var.user}' },
          Resource: 'arn:aws:s3:::airline-homes/$${aws:username}/*',
          Condition: { StringLike: { 's3:prefix': ['%%{x}', '$${aws:userid}'] } },
        },
      ],
    });
  });

  it('can be emptied and destroyed in development only', () => {
    const development = inStack(developmentEnvironment, (stack) => {
      new PrivateBucket(stack, 'archive', { environment: developmentEnvironment, bucketName: 'archive-123' });
    });

    expect(json.resource('aws_s3_bucket')).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(development.resource('aws_s3_bucket')).toMatchObject({
      force_destroy: true,
      lifecycle: { prevent_destroy: false },
    });
  });
});

describe('CustomerKey', () => {
  const json = inStack(testEnvironment, (stack) => {
    new CustomerKey(stack, 'key', {
      environment: testEnvironment,
      purpose: 'database',
      statements: [
        {
          Effect: 'Allow',
          Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
          Action: 'kms:Encrypt',
          Resource: '*',
        },
      ],
    });
  });

  it('rotates, cannot be destroyed by mistake, and is administered by the account', () => {
    const key = json.resource('aws_kms_key');

    expect(key).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
    expect(JSON.parse(key.policy as string)).toMatchObject({
      Statement: [
        { Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'kms:*' },
        { Principal: { Service: 'logs.eu-central-1.amazonaws.com' }, Action: 'kms:Encrypt' },
      ],
    });
  });

  it('has an alias whose ARN other stacks can compute', () => {
    expect(json.resource('aws_kms_alias')).toMatchObject({ name: 'alias/airline-primary-database' });
    expect(customerKeyAliasArn(testEnvironment, 'database')).toBe(
      'arn:aws:kms:eu-central-1:123456789012:alias/airline-primary-database',
    );
  });

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });
});

it('refuses arguments of a lifecycle rule that S3 or the provider refuses', () => {
  const rule = {
    id: 'logs',
    status: 'enabled',
    filter: [{ objectSizeGreaterThan: 0.5 }],
    expiration: [{ days: 0 }],
    transition: [
      { days: 0, storageClass: 'GLACIER_IR' },
      { date: '2030-01-01', storageClass: 'Glacier' },
    ],
  };
  const problems = problemsOf(() =>
    inStack(testEnvironment, (stack) => {
      new PrivateBucket(stack, 'logs', { bucketName: 'logs-123', lifecycleRules: [rule] });
    }),
  );

  expect(problems).toEqual([
    "primary/logs: lifecycleRules[0].status must be one of 'Enabled', 'Disabled', got 'enabled'; write 'Enabled' [BUCKET_RULE]",
    'primary/logs: lifecycleRules[0].filter[0].objectSizeGreaterThan must be a whole number of 0 or more, got 0.5; use bytes, for example 30 [BUCKET_RULE]',
    'primary/logs: lifecycleRules[0].expiration[0].days must be a whole number of 1 or more, got 0; use days, for example 30 [BUCKET_RULE]',
    "primary/logs: lifecycleRules[0].transition[1].date must be midnight of a day in UTC, got '2030-01-01'; use '2030-01-01T00:00:00Z', for example [BUCKET_RULE]",
    "primary/logs: lifecycleRules[0].transition[1].storageClass must be one of 'STANDARD_IA', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE', got 'Glacier'; use 'GLACIER_IR', for example [BUCKET_RULE]",
  ]);
});
