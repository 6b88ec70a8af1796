import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { EbsVolume } from '@cdktf/provider-aws/lib/ebs-volume';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { developmentEnvironment, problemsOf, synth, testDatabase, testEnvironment, withApp } from './kit';
import type { EnvironmentRef } from '@etops/contracts';
import { AnnotationMetadataEntryType } from 'cdktf';
import type { IConstruct } from 'constructs';
import { defaultPolicies, enforcePolicies, EnvironmentStack, policyDocument, PrivateBucket } from '../src';
import type { Policy } from '../src';

const WARN: string = AnnotationMetadataEntryType.WARN;

type Build = (stack: EnvironmentStack) => void;

const synthIn = (environment: EnvironmentRef, build: Build) =>
  synth(build, (app) => new EnvironmentStack(app, 'stack', { environment }));
const planted = (build: Build) => problemsOf(() => synthIn(testEnvironment, build));

const soundDatabase = { instanceClass: 'db.t4g.medium', storageEncrypted: true, deletionProtection: true };
const imdsv2 = { metadataOptions: { httpTokens: 'required' } };

describe('storage encrypted', () => {
  it.each<[string, Build]>([
    ['a database', (stack) => new DbInstance(stack, 'x', { ...soundDatabase, storageEncrypted: false })],
    [
      'a replica without a key',
      (stack) =>
        new DbInstance(stack, 'x', {
          instanceClass: 'db.t4g.medium',
          deletionProtection: true,
          replicateSourceDb: 'arn',
        }),
    ],
    ['a volume', (stack) => new EbsVolume(stack, 'x', { availabilityZone: 'eu-central-1a', size: 1 })],
    ['a file system', (stack) => new EfsFileSystem(stack, 'x', { lifecycle: { preventDestroy: true } })],
    ['a server that names no volume', (stack) => new Instance(stack, 'x', { ...imdsv2 })],
    ['a server’s root volume', (stack) => new Instance(stack, 'x', { ...imdsv2, rootBlockDevice: { volumeSize: 8 } })],
    [
      'a launch template’s volume',
      (stack) => new LaunchTemplate(stack, 'x', { ...imdsv2, blockDeviceMappings: [{ ebs: { volumeSize: 8 } }] }),
    ],
  ])('fails when %s is not', (_, build) => {
    expect(planted(build)).toEqual([expect.stringMatching(/^stack\/x: .* \[POLICY_STORAGE_ENCRYPTED\]$/)]);
  });

  it('names the argument to set', () => {
    expect(planted((stack) => new EbsVolume(stack, 'x', { availabilityZone: 'eu-central-1a', size: 1 }))).toEqual([
      'stack/x: encrypted must be true, got undefined; set it, with a customer managed key [POLICY_STORAGE_ENCRYPTED]',
    ]);
  });

  it('passes for a replica with a key of its Region', () => {
    const json = synthIn(testEnvironment, (stack) => {
      new DbInstance(stack, 'x', {
        instanceClass: 'db.t4g.medium',
        deletionProtection: true,
        replicateSourceDb: 'arn',
        kmsKeyId: 'key',
      });
    });

    expect(json.resources('aws_db_instance')).toHaveLength(1);
  });
});

describe('no public ingress', () => {
  const open = { ipProtocol: 'tcp', cidrIpv4: '0.0.0.0/0' };
  const loadBalancer = (stack: EnvironmentStack) => {
    const group = new SecurityGroup(stack, 'group', {});
    new Lb(stack, 'lb', { securityGroups: [group.id], enableDeletionProtection: true });
    return group.id;
  };

  it.each<[string, Build]>([
    [
      'SSH is open on a load balancer',
      (stack) =>
        new VpcSecurityGroupIngressRule(stack, 'x', {
          ...open,
          securityGroupId: loadBalancer(stack),
          fromPort: 22,
          toPort: 22,
        }),
    ],
    [
      'a range of ports is open on a load balancer',
      (stack) =>
        new VpcSecurityGroupIngressRule(stack, 'x', {
          ...open,
          securityGroupId: loadBalancer(stack),
          fromPort: 80,
          toPort: 443,
        }),
    ],
    [
      'HTTPS is open on a server',
      (stack) =>
        new VpcSecurityGroupIngressRule(stack, 'x', { ...open, securityGroupId: 'sg-1', fromPort: 443, toPort: 443 }),
    ],
    [
      'a port is open over IPv6',
      (stack) =>
        new VpcSecurityGroupIngressRule(stack, 'x', { ipProtocol: '-1', cidrIpv6: '::/0', securityGroupId: 'sg-1' }),
    ],
    [
      'an inline rule is open',
      (stack) =>
        new SecurityGroup(stack, 'x', {
          ingress: [{ fromPort: 5432, toPort: 5432, protocol: 'tcp', cidrBlocks: ['0.0.0.0/0'] }],
        }),
    ],
  ])('fails when %s', (_, build) => {
    expect(planted(build)).toEqual([expect.stringMatching(/^stack\/x: .* \[POLICY_PUBLIC_INGRESS\]$/)]);
  });

  it('names the ports that may be open, and those that are', () => {
    expect(
      planted(
        (stack) =>
          new VpcSecurityGroupIngressRule(stack, 'x', { ...open, securityGroupId: 'sg-1', fromPort: 22, toPort: 22 }),
      ),
    ).toEqual([
      "stack/x: ingress from 0.0.0.0/0 or ::/0 must be on port 80 or 443 of a load balancer's security group, got ports 22 to 22; name the security group or the range that may connect [POLICY_PUBLIC_INGRESS]",
    ]);
  });

  it('passes for HTTPS on a load balancer and for a private range anywhere', () => {
    const json = synthIn(testEnvironment, (stack) => {
      new VpcSecurityGroupIngressRule(stack, 'x', {
        ...open,
        securityGroupId: loadBalancer(stack),
        fromPort: 443,
        toPort: 443,
      });
      new VpcSecurityGroupIngressRule(stack, 'y', {
        ipProtocol: '-1',
        cidrIpv4: '10.0.0.0/8',
        securityGroupId: 'sg-1',
      });
    });

    expect(json.resources('aws_vpc_security_group_ingress_rule')).toHaveLength(2);
  });
});

describe('IMDSv2', () => {
  const blockDeviceMappings = [{ ebs: { encrypted: 'true' } }];

  it.each<[string, Build]>([
    ['a launch template', (stack) => new LaunchTemplate(stack, 'x', { blockDeviceMappings })],
    [
      'a launch template with optional tokens',
      (stack) => new LaunchTemplate(stack, 'x', { blockDeviceMappings, metadataOptions: { httpTokens: 'optional' } }),
    ],
    ['a server', (stack) => new Instance(stack, 'x', { rootBlockDevice: { encrypted: true } })],
  ])('fails when %s accepts IMDSv1', (_, build) => {
    expect(planted(build)).toEqual([
      "stack/x: metadata_options.http_tokens must be 'required', got IMDSv1 allowed; set it [POLICY_IMDSV2]",
    ]);
  });
});

describe('buckets private', () => {
  it('fails when a bucket has neither block nor TLS statement', () => {
    expect(planted((stack) => new S3Bucket(stack, 'x', { lifecycle: { preventDestroy: true } }))).toEqual([
      "stack/x: the bucket's public access block must set block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets to true, got no block; add it [POLICY_BUCKET_PRIVATE]",
      'stack/x: the bucket policy must deny requests where aws:SecureTransport is false, got none that does; add the statement [POLICY_BUCKET_PRIVATE]',
    ]);
  });

  describe('in its policy', () => {
    const bucketWith = (stack: EnvironmentStack, policy: string) => {
      const bucket = new S3Bucket(stack, 'x', { lifecycle: { preventDestroy: true } });
      new S3BucketPolicy(stack, 'policy', { bucket: bucket.id, policy });
      new S3BucketPublicAccessBlock(stack, 'block', {
        bucket: bucket.id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
    };
    const document = (effect: string) => (stack: EnvironmentStack) => {
      const { json } = new DataAwsIamPolicyDocument(stack, 'document', {
        statement: [{ effect, condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }] }],
      });
      bucketWith(stack, json);
    };
    const text =
      (Effect: 'Allow' | 'Deny', secure: string): Build =>
      (stack) => {
        const Condition = { Bool: { 'aws:SecureTransport': secure } };
        bucketWith(stack, policyDocument({ Effect, Action: 's3:*', Resource: '*', Condition }));
      };

    it.each<[string, Build]>([
      ['allows requests over TLS, and denies none', text('Allow', 'true')],
      ['denies requests over TLS', text('Deny', 'true')],
      ['refers to a document that denies nothing', document('Allow')],
    ])('fails when it %s', (_, build) => {
      expect(planted(build)).toEqual([
        'stack/x: the bucket policy must deny requests where aws:SecureTransport is false, got none that does; add the statement [POLICY_BUCKET_PRIVATE]',
      ]);
    });

    it.each<[string, Build]>([
      ['denies requests without TLS', text('Deny', 'false')],
      ['refers to a document that does', document('Deny')],
      [
        'is an expression that does',
        (stack) => {
          bucketWith(stack, '${jsonencode({ Effect = "Deny", Bool = { "aws:SecureTransport" = "false" } })}');
        },
      ],
    ])('passes when it %s', (_, build) => {
      expect(synthIn(testEnvironment, build).resources('aws_s3_bucket')).toHaveLength(1);
    });
  });

  it('fails when another bucket is the private one', () => {
    const problems = planted((stack) => {
      new PrivateBucket(stack, 'private', { environment: testEnvironment, bucketName: 'private' });
      new S3Bucket(stack, 'x', { lifecycle: { preventDestroy: true } });
    });

    expect(problems).toEqual([expect.stringMatching(/^stack\/x: /), expect.stringMatching(/^stack\/x: /)]);
  });
});

describe('deletion protection', () => {
  const unprotected: [string, Build][] = [
    ['a database', (stack) => new DbInstance(stack, 'x', { ...soundDatabase, deletionProtection: false })],
    ['a load balancer', (stack) => new Lb(stack, 'x', {})],
    ['a file system', (stack) => new EfsFileSystem(stack, 'x', { encrypted: true })],
    ['a key', (stack) => new KmsKey(stack, 'x', {})],
  ];

  it.each(unprotected)('fails when %s in production has none', (_, build) => {
    expect(planted(build)).toEqual([
      expect.stringMatching(/^stack\/x: aws_\w+ must have .* \[POLICY_DELETION_PROTECTION\]$/),
    ]);
  });

  it.each(unprotected)('accepts %s without protection in development', (_, build) => {
    expect(synthIn(developmentEnvironment, build).addresses()).toHaveLength(1);
  });

  it('names the argument to set', () => {
    expect(planted((stack) => new KmsKey(stack, 'x', {}))).toEqual([
      'stack/x: aws_kms_key must have lifecycle.prevent_destroy = true in a production environment, got none; set it [POLICY_DELETION_PROTECTION]',
    ]);
  });
});

describe('no secret literal', () => {
  const lambda = (stack: EnvironmentStack, variables: Record<string, string>) =>
    new LambdaFunction(stack, 'x', { functionName: 'f', role: 'r', environment: { variables } });

  it.each<[string, Build]>([
    [
      'a database password would be kept in the state',
      (stack) => new DbInstance(stack, 'x', { ...soundDatabase, password: '${random_password.x.result}' }),
    ],
    [
      'a write-only password is a literal',
      (stack) => new DbInstance(stack, 'x', { ...soundDatabase, passwordWo: 'hunter2', passwordWoVersion: 1 }),
    ],
    [
      'a secret is written into its version',
      (stack) => new SecretsmanagerSecretVersion(stack, 'x', { secretId: 's', secretString: 'hunter2' }),
    ],
    [
      'a secure parameter has a value',
      (stack) => new SsmParameter(stack, 'x', { name: 'p', type: 'SecureString', value: 'hunter2' }),
    ],
    [
      'user data contains an access key',
      (stack) =>
        new LaunchTemplate(stack, 'x', {
          ...imdsv2,
          blockDeviceMappings: [{ ebs: { encrypted: 'true' } }],
          userData: Buffer.from('export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE').toString('base64'),
        }),
    ],
    [
      'user data sets a password',
      (stack) =>
        new Instance(stack, 'x', {
          ...imdsv2,
          rootBlockDevice: { encrypted: true },
          userData: 'DB_PASSWORD=correct-horse-battery',
        }),
    ],
    [
      'user data in base64 sets a password',
      (stack) =>
        new Instance(stack, 'x', {
          ...imdsv2,
          rootBlockDevice: { encrypted: true },
          userDataBase64: Buffer.from('DB_PASSWORD=correct-horse-battery').toString('base64'),
        }),
    ],
    ['a function has a short password', (stack) => lambda(stack, { DB_PASSWORD: 'hunter2' })],
    ['a function has an API key', (stack) => lambda(stack, { paymentApiKey: 'pk-4f5d1c' })],
    [
      'a plain parameter has a password',
      (stack) => new SsmParameter(stack, 'x', { name: '/x/db-password', type: 'String', value: 'hunter2' }),
    ],
    ['a description contains a token', (stack) => new Vpc(stack, 'x', { tags: { Note: `use ghp_${'a'.repeat(36)}` } })],
    ['a tag is a secret', (stack) => new Vpc(stack, 'x', { tags: { client_secret: 'hunter2' } })],
    ['a URL contains a password', (stack) => lambda(stack, { DATABASE: 'postgres://web:hunter2@db.example:5432/web' })],
    [
      'a URL contains a password without a user',
      (stack) => lambda(stack, { CACHE: 'redis://:hunter2@cache.example:6379/0' }),
    ],
    ['a function has a password in one word', (stack) => lambda(stack, { PGPASSWORD: 'hunter2' })],
    [
      'a function has a webhook of Slack',
      (stack) => lambda(stack, { HOOK: `https://hooks.slack.com/services/T0123/B0123/${'a'.repeat(24)}` }),
    ],
    [
      'a function has a JSON Web Token',
      (stack) => lambda(stack, { SESSION: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0xxx.${'a'.repeat(43)}` }),
    ],
    ['a header has Basic credentials', (stack) => lambda(stack, { HEADER: 'Basic d2ViOmh1bnRlcjI=' })],
    ['a header has a Bearer token', (stack) => lambda(stack, { HEADER: `Authorization: Bearer ${'a1'.repeat(12)}` })],
    [
      'a definition within JSON has a token',
      (stack) =>
        new SfnStateMachine(stack, 'x', {
          roleArn: 'r',
          definition: JSON.stringify({ States: { Call: { Parameters: { AuthToken: 'hunter2' } } } }),
        }),
    ],
    [
      'user data writes a file of YAML',
      (stack) =>
        new Instance(stack, 'x', {
          ...imdsv2,
          rootBlockDevice: { encrypted: true },
          userData: '#cloud-config\nweb:\n  password: hunter2\n',
        }),
    ],
    ['a function has a password', (stack) => lambda(stack, { DB_PASSWORD: 'correct-horse-battery' })],
    [
      'a function has a password within JSON',
      (stack) => lambda(stack, { CONFIG: JSON.stringify({ password: 'correct-horse-battery' }) }),
    ],
  ])('fails when %s', (_, build) => {
    expect(planted(build)).toEqual([expect.stringMatching(/^stack\/x: .* \[POLICY_SECRET_LITERAL\]$/)]);
  });

  it('names the argument to use instead', () => {
    expect(planted((stack) => new DbInstance(stack, 'x', { ...soundDatabase, password: 'hunter2' }))).toEqual([
      'stack/x: password must not be set, got a value that Terraform would write to the state; use its write-only form with an ephemeral value [POLICY_SECRET_LITERAL]',
    ]);
  });

  it('passes for an ephemeral value, and for a plain parameter', () => {
    const json = synthIn(testEnvironment, (stack) => {
      new DbInstance(stack, 'x', {
        ...soundDatabase,
        passwordWo: '${ephemeral.aws_secretsmanager_secret_version.x.secret_string}',
        passwordWoVersion: 1,
      });
      new SsmParameter(stack, 'y', { name: 'p', type: 'String', value: 'ami-1' });
    });

    expect(json.addresses()).toHaveLength(2);
  });

  it('passes for a function with the ARN of a secret', () => {
    const { secretArn = '' } = testDatabase;
    const json = synthIn(testEnvironment, (stack) => {
      lambda(stack, { DB_SECRET: secretArn, DB_PASSWORD: '${aws_secretsmanager_secret.x.arn}' });
    });

    expect(json.addresses()).toHaveLength(1);
  });

  it('passes for names, paths and calls that say where a secret is', () => {
    const json = synthIn(testEnvironment, (stack) => {
      lambda(stack, {
        DB_PASSWORD_PARAMETER: 'airline-db',
        TOKEN: '$(curl -s http://169.254.169.254/latest/api/token)',
        SECRET: '/run/secrets/db',
        NEXT_TOKEN: 'abcdef',
        HTTP_TOKENS: 'required',
        TEXT: 'The password: rotate it',
        PLAN: 'Basic subscriptions, Bearer tokens',
        UPSTREAM: 'http://localhost:8080/@scope',
        PASSWORD_MIN_LENGTH: '12',
        SCRIPT: 'SECRET=$(aws secretsmanager get-secret-value --secret-id airline)\nPASSWORD=${SECRET}\n',
        DEFINITION: JSON.stringify({ Parameters: { 'NextToken.$': '$.token', ClientToken: 'abcdef' } }),
      });
    });

    expect(json.addresses()).toHaveLength(1);
  });

  it('passes for the ARN of a secret in user data', () => {
    const json = synthIn(testEnvironment, (stack) => {
      new Instance(stack, 'x', {
        ...imdsv2,
        rootBlockDevice: { encrypted: true },
        userData: `DATABASE_SECRET_ARN='${testDatabase.secretArn ?? ''}'`,
      });
    });

    expect(json.addresses()).toHaveLength(1);
  });
});

describe('region isolation', () => {
  it('fails when a stack uses a token of another stack', () => {
    const problems = problemsOf(() =>
      withApp((app) => {
        const one = new EnvironmentStack(app, 'one', { environment: testEnvironment });
        const two = new EnvironmentStack(app, 'two', { environment: testEnvironment });
        new Vpc(two, 'vpc', { cidrBlock: new Vpc(one, 'vpc', { cidrBlock: '10.0.0.0/16' }).cidrBlock });
        app.synth();
        throw new Error(
          app.node
            .findAll()
            .flatMap(({ node }) => node.validate())
            .join('\n'),
        );
      }),
    );

    expect(problems).toEqual([
      'stacks must not share tokens, got a reference to another stack; pass a computed name or ARN, or a recorded output [POLICY_REGION_ISOLATION]',
    ]);
  });
});

describe('enforcePolicies', () => {
  const synthWith = (policies?: readonly Policy[]) =>
    synth((stack) => {
      new AwsProvider(stack, 'aws');
      new EbsVolume(stack, 'x', { availabilityZone: 'eu-central-1a', size: 1 });
      enforcePolicies(stack, 'production', policies);
    });

  it('enforces the default policies on a stack of any class', () => {
    expect(problemsOf(() => synthWith())).toEqual([
      expect.stringMatching(/^test\/x: .* \[POLICY_STORAGE_ENCRYPTED\]$/),
    ]);
  });

  it('enforces only the given policies', () => {
    expect(synthWith([]).addresses()).toEqual(['aws_ebs_volume.x']);
  });

  it.each([
    ['the stack itself', 'test', 'test: must have a log group'],
    ['a path that nothing has', 'test/logs', 'test: test/logs: must have a log group'],
  ])('reports the problems of a policy about %s', (_, path, line) => {
    const policy: Policy = {
      code: 'POLICY_LOGS',
      description: 'there is a log group',
      check: () => [{ code: 'POLICY_LOGS', path, message: 'must have a log group' }],
    };

    expect(problemsOf(() => synthWith([policy]))).toEqual([`${line} [POLICY_LOGS]`]);
  });

  it.each([
    ['the construct that it is about', 'test/x', 'test/x', 'may have a snapshot'],
    ['the stack, when nothing has the path', 'test/y', 'test', 'test/y: may have a snapshot'],
  ])('annotates advice at %s, and lets the stack pass', (_, path, place, text) => {
    const advice: Policy = {
      code: 'POLICY_SNAPSHOTS',
      description: 'volumes have snapshots',
      severity: 'warning',
      check: () => [{ code: 'POLICY_SNAPSHOTS', path, message: 'may have a snapshot' }],
    };
    let tree: readonly IConstruct[] = [];
    synth((stack) => {
      new AwsProvider(stack, 'aws');
      new EbsVolume(stack, 'x', { availabilityZone: 'eu-central-1a', size: 1 });
      enforcePolicies(stack, 'production', [advice]);
      tree = stack.node.findAll();
    });
    const warnings = tree.flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === WARN).map(({ data }) => [node.path, data as unknown]),
    );

    expect(warnings).toEqual([[place, `${text} [POLICY_SNAPSHOTS]`]]);
  });

  it('has a unique code and a description for each policy', () => {
    const codes = defaultPolicies.map(({ code }) => code);

    expect(new Set(codes).size).toBe(codes.length);
    expect(defaultPolicies.every(({ description }) => description.length > 0)).toBe(true);
  });
});
