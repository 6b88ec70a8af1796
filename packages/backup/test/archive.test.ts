import { CustomerKey, EnvironmentStack, PrivateBucket, ProblemList } from '@etops/foundation';
import { developmentEnvironment, problemsOf, synth, testEnvironment } from '@etops/testing';
import { TerraformVariable, Token } from 'cdktf';
import fc from 'fast-check';
import {
  ArchiveBucket,
  BucketReplication,
  replicaAlarms,
  replicaBucketStatements,
  replicaKeyStatements,
  replicaTarget,
} from '../src';
import type { ArchiveBucketProps, BucketReplicationProps } from '../src';
import { archiveAdvice } from '../src/archive/archive-advice';
import { checkArchive } from '../src/archive/check-archive';

const recovery = { ...testEnvironment, name: 'vault', role: 'recovery', region: 'eu-west-1' } as const;
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000';
const inStack = (build: (stack: EnvironmentStack) => void, environment = testEnvironment) =>
  synth(build, (app) => new EnvironmentStack(app, 'test', { environment }));

const archiveOf = (props: Partial<ArchiveBucketProps> = {}) => {
  const environment = props.environment ?? recovery;
  return inStack((stack) => {
    new ArchiveBucket(stack, 'archive', {
      kmsKeyArn: KEY,
      lock: { retention: { days: 90 } },
      rules: [
        {
          prefix: 'database-exports/',
          expireAfterDays: 400,
          transitions: [
            { afterDays: 30, storageClass: 'STANDARD_IA' },
            { afterDays: 90, storageClass: 'GLACIER_IR' },
          ],
        },
      ],
      ...props,
      environment,
    });
  }, environment);
};

describe('ArchiveBucket', () => {
  const json = archiveOf();

  it('keeps its addresses, which are those of a PrivateBucket and the lock', () => {
    const plain = inStack((stack) => {
      new PrivateBucket(stack, 'archive', { environment: recovery, bucketName: 'archive' });
    }, recovery);

    expect(json.addresses()).toMatchSnapshot();
    expect(json.addresses().filter((address) => !plain.addresses().includes(address))).toEqual([
      expect.stringMatching(/^aws_s3_bucket_object_lock_configuration\./),
    ]);
  });

  it('locks in governance mode by default, with a resource that does not replace the bucket', () => {
    expect(json.resource('aws_s3_bucket')).not.toHaveProperty('object_lock_enabled');
    expect(json.resource('aws_s3_bucket_object_lock_configuration')).toMatchObject({
      rule: { default_retention: { mode: 'GOVERNANCE', days: 90 } },
      depends_on: [expect.stringMatching(/^aws_s3_bucket_versioning\./)],
    });
  });

  it('protects its lock, and confirms a mode that cannot be undone', () => {
    const lock = { mode: 'compliance', retention: { days: 90 } } as const;

    expect(archiveOf().resource('aws_s3_bucket_object_lock_configuration')).toMatchObject({
      lifecycle: { prevent_destroy: true },
    });
    expect(problemsOf(() => archiveOf({ lock, rules: [] }))).toEqual([
      expect.stringContaining("lock.confirmation must be 'final-for-90-days', got nothing"),
    ]);
  });

  it('locks for years in compliance mode', () => {
    const lock = archiveOf({
      lock: { mode: 'compliance', confirmation: 'final-for-2555-days', retention: { years: 7 } },
      rules: [],
    }).resource('aws_s3_bucket_object_lock_configuration');

    expect(lock).toMatchObject({ rule: { default_retention: { mode: 'COMPLIANCE', years: 7 } } });
    expect(lock).not.toHaveProperty('rule.default_retention.days');
  });

  it('renders transitions and expirations by prefix, and removes expired delete markers', () => {
    expect(json.resource('aws_s3_bucket_lifecycle_configuration')).toMatchObject({
      rule: [
        {
          id: 'expire',
          noncurrent_version_expiration: [{ noncurrent_days: 90 }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
        {
          id: 'database-exports',
          filter: [{ prefix: 'database-exports/' }],
          transition: [
            { days: 30, storage_class: 'STANDARD_IA' },
            { days: 90, storage_class: 'GLACIER_IR' },
          ],
          expiration: [{ days: 400 }],
        },
        { id: 'delete-markers', expiration: [{ expired_object_delete_marker: true }] },
      ],
    });
  });

  it('has a name and a replica target that are literals', () => {
    expect(json.resource('aws_s3_bucket')).toMatchObject({ bucket: 'airline-vault-archive-123456789012-eu-west-1' });
    expect(replicaTarget(recovery, 'archive')).toEqual({
      bucketName: 'airline-vault-archive-123456789012-eu-west-1',
      bucketArn: 'arn:aws:s3:::airline-vault-archive-123456789012-eu-west-1',
      region: 'eu-west-1',
      kmsKeyAliasArn: 'arn:aws:kms:eu-west-1:123456789012:alias/airline-vault-archive',
    });
  });

  it.each<[string, Partial<ArchiveBucketProps>, string]>([
    [
      'a lock in both days and years',
      { lock: { retention: { days: 1, years: 1 } }, rules: [] },
      'lock.retention.years must not be given together with days, got both; remove one [PROP_EXCLUDED]',
    ],
    [
      'a fraction of a year',
      { lock: { retention: { years: 0.5 } } },
      'lock.retention.years must be a whole number from 1 to 100, got 0.5; use years, for example 1 [ARCHIVE_LOCK_RETENTION]',
    ],
    [
      'a compliance lock in a development environment',
      {
        environment: developmentEnvironment,
        kmsKeyArn: KEY.replace('eu-west-1', 'eu-central-1'),
        lock: { mode: 'compliance', confirmation: 'final-for-1-days', retention: { days: 1 } },
      },
      "lock.mode must be 'governance' in a development environment, got 'compliance'; locked objects would prevent the bucket from ever being destroyed [ARCHIVE_LOCK_DEVELOPMENT]",
    ],
    [
      'a key of another Region',
      { kmsKeyArn: KEY.replace('eu-west-1', 'us-east-1') },
      `kmsKeyArn must be the ARN of a KMS key or alias in eu-west-1, got '${KEY.replace('eu-west-1', 'us-east-1')}'; use the arn of a CustomerKey, for example [ARN]`,
    ],
    [
      'a prefix with an empty folder',
      { rules: [{ prefix: 'a//b/' }] },
      "rules[0].prefix must begin with a letter or digit, end in '/' and have at most 1024 bytes, without '//', got 'a//b/'; use 'exports/', for example [ARCHIVE_PREFIX]",
    ],
    [
      'more rules than S3 accepts',
      { rules: Array.from({ length: 999 }, (_, index) => ({ prefix: `p${String(index)}/` })) },
      'rules must be at most 998, got 999; use wider prefixes [ARCHIVE_RULES]',
    ],
    [
      'a prefix without a final slash',
      { rules: [{ prefix: 'exports' }] },
      "rules[0].prefix must begin with a letter or digit, end in '/' and have at most 1024 bytes, without '//', got 'exports'; use 'exports/', for example [ARCHIVE_PREFIX]",
    ],
    [
      'the same prefix twice',
      { rules: [{ prefix: 'a/' }, { prefix: 'a/' }] },
      "rules[1].prefix must be unique, got 'a/' twice; merge the two rules [ARCHIVE_PREFIX_DUPLICATE]",
    ],
    [
      'an expiry of 0 days',
      { lock: { retention: { days: 1 } }, rules: [{ prefix: 'a/', expireAfterDays: 0 }] },
      'rules[0].expireAfterDays must be a whole number from 1 to 36500, got 0; use days, for example 365 [ARCHIVE_EXPIRY]',
    ],
    [
      'an expiry before the lock ends',
      { lock: { retention: { years: 1 } }, rules: [{ prefix: 'a/', expireAfterDays: 100 }] },
      'rules[0].expireAfterDays must be at least 275 (lock of 365 days less noncurrentVersionDays), got 100; raise it or shorten the lock, which keeps objects longer than the rule [ARCHIVE_EXPIRY_BELOW_LOCK]',
    ],
    [
      'infrequent access too early',
      { rules: [{ prefix: 'a/', transitions: [{ afterDays: 7, storageClass: 'STANDARD_IA' }] }] },
      'rules[0].transitions[0].afterDays must be a whole number from 30 to 36500, got 7; use 30 or more days before STANDARD_IA [ARCHIVE_TRANSITION_DAYS]',
    ],
    [
      'a transition to a warmer class',
      {
        rules: [
          {
            prefix: 'a/',
            transitions: [
              { afterDays: 30, storageClass: 'GLACIER' },
              { afterDays: 60, storageClass: 'STANDARD_IA' },
            ],
          },
        ],
      },
      'rules[0].transitions must become colder with time, got STANDARD_IA after 60 days following GLACIER after 30; order them, each class once, 30 days or more after STANDARD_IA [ARCHIVE_TRANSITION_ORDER]',
    ],
    [
      'a transition at the expiry',
      {
        rules: [
          { prefix: 'a/', expireAfterDays: 100, transitions: [{ afterDays: 100, storageClass: 'DEEP_ARCHIVE' }] },
        ],
      },
      "rules[0].expireAfterDays must be more than the last transition's 100 days, got 100; remove the transition or keep the objects longer [ARCHIVE_TRANSITION_AFTER_EXPIRY]",
    ],
    [
      'an outer prefix that expires earlier',
      { rules: [{ prefix: 'a/', expireAfterDays: 90 }, { prefix: 'a/legal/' }] },
      "rules[1].expireAfterDays must be at most 90, which the outer prefix 'a/' sets, got never; move 'a/legal/' out of it, since S3 applies the earlier date [ARCHIVE_PREFIX_CUT_SHORT]",
    ],
  ])('fails for %s', (_, props, problem) => {
    expect(problemsOf(() => archiveOf(props))).toEqual([`test/archive: ${problem}`]);
  });

  it('gives each prefix its own id, and that of no other rule', () => {
    const prefixes = ['logs/db/', 'logs-db/', 'logs_db/', 'expire/', 'delete-markers/', 'all/'];
    const { rule } = archiveOf({ rules: prefixes.map((prefix) => ({ prefix })) }).resource(
      'aws_s3_bucket_lifecycle_configuration',
    ) as { rule: readonly { id: string; filter: readonly { prefix: string }[] }[] };
    const ids = rule.map(({ id }) => id);

    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    expect(rule.find(({ id }) => id === 'logs-db')?.filter).toEqual([{ prefix: 'logs-db/' }]);
  });

  it('requires literal years, since the days of the lock are computed from them', () => {
    expect(
      problemsOf(() =>
        inStack((stack) => {
          const years = new TerraformVariable(stack, 'years', { type: 'number' }).numberValue;
          new ArchiveBucket(stack, 'archive', {
            environment: testEnvironment,
            kmsKeyArn: KEY.replace('eu-west-1', 'eu-central-1'),
            lock: { retention: { years } },
          });
        }),
      ),
    ).toEqual([
      'test/archive: lock.retention.years must be a literal, got a token; the days of the lock are computed from it [LITERAL_REQUIRED]',
    ]);
  });

  it('accepts an expiry exactly if it is not before the end of the lock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 4000 }), (days, expireAfterDays) => {
        const problems = new ProblemList();
        checkArchive(problems, '', {
          environment: recovery,
          kmsKeyArn: KEY,
          lock: { retention: { days } },
          rules: [{ prefix: 'a/', expireAfterDays }],
          noncurrentVersionDays: 1,
        });

        expect(problems.all.length === 0).toBe(expireAfterDays + 1 >= days);
      }),
    );
  });

  it('does not warn of days that only Terraform knows', () => {
    const days = () => Token.asNumber({});

    expect(
      archiveAdvice([
        { prefix: 'a/', expireAfterDays: days(), transitions: [{ afterDays: 30, storageClass: 'GLACIER' }] },
        { prefix: 'b/', expireAfterDays: days(), transitions: [{ afterDays: days(), storageClass: 'GLACIER' }] },
        { prefix: 'c/', expireAfterDays: 40, transitions: [{ afterDays: days(), storageClass: 'GLACIER' }] },
      ]),
    ).toEqual([]);
  });

  it('warns of storage classes that objects leave before their least billed days', () => {
    expect(
      archiveAdvice([
        { prefix: 'a/', expireAfterDays: 100, transitions: [{ afterDays: 30, storageClass: 'GLACIER' }] },
        { prefix: 'b/', expireAfterDays: 120, transitions: [{ afterDays: 30, storageClass: 'GLACIER' }] },
      ]),
    ).toEqual([
      "'a/' should keep objects in GLACIER for 90 days, which are billed, got 70; keep them longer, or remove the transition [ARCHIVE_CLASS_LEFT_EARLY]",
    ]);
  });
});

const replicationOf = (props: Partial<BucketReplicationProps> = {}) =>
  inStack((stack) => {
    const key = new CustomerKey(stack, 'key', { environment: testEnvironment, purpose: 'artifacts' });
    const source = new PrivateBucket(stack, 'artifacts', {
      environment: testEnvironment,
      bucketName: 'artifacts',
      kmsKeyArn: key.arn,
      tags: { Backup: 'airline-primary' },
    });
    new BucketReplication(stack, 'replication', {
      environment: testEnvironment,
      purpose: 'artifacts',
      source,
      sourceKeyArn: key.arn,
      target: replicaTarget(recovery, 'archive'),
      prefix: 'artifacts/',
      ...props,
    });
  });

describe('BucketReplication', () => {
  const json = replicationOf();
  const statementsOf = (synthesized = json) =>
    (
      JSON.parse(String(synthesized.resource('aws_iam_role_policy').policy)) as {
        Statement: readonly { Sid: string; Action: string[]; Resource: string; Condition?: object }[];
      }
    ).Statement;

  it('keeps its addresses', () => {
    expect(json.addresses().filter((address) => address.includes('replication'))).toMatchSnapshot();
  });

  it("replicates within 15 minutes with the target's key, and does not replicate deletions", () => {
    const time = { minutes: 15 };

    expect(json.resource('aws_s3_bucket_replication_configuration')).toMatchObject({
      rule: [
        {
          id: 'artifacts',
          filter: { prefix: 'artifacts/' },
          delete_marker_replication: { status: 'Disabled' },
          source_selection_criteria: { sse_kms_encrypted_objects: { status: 'Enabled' } },
          destination: {
            bucket: 'arn:aws:s3:::airline-vault-archive-123456789012-eu-west-1',
            encryption_configuration: {
              replica_kms_key_id: 'arn:aws:kms:eu-west-1:123456789012:alias/airline-vault-archive',
            },
            replication_time: { status: 'Enabled', time },
            metrics: { status: 'Enabled', event_threshold: time },
          },
        },
      ],
      depends_on: [
        expect.stringMatching(/^aws_s3_bucket_versioning\./),
        expect.stringMatching(/^aws_iam_role_policy\./),
      ],
    });
  });

  it('allows its role to write below the prefix only, with the key of the alias and through S3 only', () => {
    expect(statementsOf()).toContainEqual(
      expect.objectContaining({
        Sid: 'WriteReplicas',
        Action: ['s3:ReplicateObject', 's3:ReplicateTags'],
        Resource: 'arn:aws:s3:::airline-vault-archive-123456789012-eu-west-1/artifacts/*',
      }),
    );
    expect(statementsOf()).toContainEqual(
      expect.objectContaining({
        Sid: 'EncryptReplicas',
        Resource: 'arn:aws:kms:eu-west-1:123456789012:key/*',
        Condition: expect.objectContaining({
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/airline-vault-archive' },
          StringLike: expect.objectContaining({ 'kms:ViaService': 's3.eu-west-1.amazonaws.com' }) as unknown,
        }) as unknown,
      }),
    );
  });

  it('replicates delete markers and locks if configured', () => {
    const both = replicationOf({ deleteMarkers: true, sourceLocked: true });

    expect(JSON.stringify(statementsOf(both))).toMatch(/s3:GetObjectRetention.*s3:ReplicateDelete/);
    expect(both.text).toContain('"delete_marker_replication":{"status":"Enabled"}');
  });

  it('returns alarms for failures in the source Region and for delays in the target Region', () => {
    const replicated = { sourceBucketName: 'here', targetBucketName: 'there', prefix: 'artifacts/' };
    let alarms: BucketReplication['alarms'] = [];
    inStack((stack) => {
      const source = new PrivateBucket(stack, 'artifacts', { environment: testEnvironment, bucketName: 'here' });
      const target = replicaTarget(recovery, 'archive');
      const props = {
        environment: testEnvironment,
        purpose: 'artifacts',
        source,
        sourceKeyArn: KEY.replace('eu-west-1', 'eu-central-1'),
        target,
      };
      ({ alarms } = new BucketReplication(stack, 'replication', props));
    });

    expect(alarms).toMatchObject([
      { metricName: 'OperationsFailedReplication', dimensions: { SourceBucket: 'here', RuleId: 'all' } },
    ]);
    expect(replicaAlarms(replicated)).toMatchObject([
      {
        metricName: 'ReplicationLatency',
        threshold: 900,
        dimensions: { SourceBucket: 'here', DestinationBucket: 'there', RuleId: 'artifacts' },
      },
    ]);
  });

  it.each<[string, Partial<BucketReplicationProps>, string]>([
    [
      'a target of nowhere',
      { target: { ...replicaTarget(recovery, 'archive'), region: 'ohio' } },
      "target.region must be an AWS Region id, got 'ohio'; use one such as 'eu-west-1' [REPLICATION_REGION]",
    ],
    [
      'the ARN of another bucket',
      { target: { ...replicaTarget(recovery, 'archive'), bucketArn: 'arn:aws:s3:::other' } },
      "target.bucketArn must be the ARN of 'airline-vault-archive-123456789012-eu-west-1', the target's bucketName, got 'arn:aws:s3:::other'; use replicaTarget [REPLICATION_BUCKET]",
    ],
    [
      'an alias for the key of the source',
      { sourceKeyArn: 'arn:aws:kms:eu-central-1:123456789012:alias/x' },
      "sourceKeyArn must be the ARN of a KMS key, not of an alias, in eu-central-1, got 'arn:aws:kms:eu-central-1:123456789012:alias/x'; use the arn of a CustomerKey, for example [ARN]",
    ],
    [
      'a prefix that begins with a slash',
      { prefix: '/artifacts/' },
      "prefix must end in '/', and not begin with it, got '/artifacts/'; use 'artifacts/', for example, since a prefix is part of the keys [REPLICATION_PREFIX]",
    ],
  ])('fails for %s', (_, props, problem) => {
    expect(problemsOf(() => replicationOf(props))).toEqual([`test/replication: ${problem}`]);
  });

  it('fails with every problem at once', () => {
    const target = { ...replicaTarget(testEnvironment, 'archive'), bucketName: 'artifacts', kmsKeyAliasArn: KEY };

    expect(problemsOf(() => replicationOf({ target, prefix: 'artifacts' }))).toEqual([
      "test/replication: target.region must be another Region than the source's, got 'eu-central-1'; use another Region, since both are lost with this one [REPLICATION_SAME_REGION]",
      "test/replication: target.bucketName must be another bucket than the source, got 'artifacts'; use the one in the other Region [REPLICATION_SAME_BUCKET]",
      "test/replication: prefix must end in '/', and not begin with it, got 'artifacts'; use 'artifacts/', for example, since a prefix is part of the keys [REPLICATION_PREFIX]",
      "test/replication: target.bucketArn must be the ARN of 'artifacts', the target's bucketName, got 'arn:aws:s3:::airline-primary-archive-123456789012-eu-central-1'; use replicaTarget [REPLICATION_BUCKET]",
      `test/replication: target.kmsKeyAliasArn must be the ARN of a key's alias in eu-central-1, got '${KEY}'; compute it with customerKeyAliasArn, or the replication of encrypted objects fails [REPLICATION_KEY]`,
    ]);
  });
});

describe('a replication to another account', () => {
  const far = { ...replicaTarget({ ...recovery, accountId: '210987654321' }, 'archive'), accountId: '210987654321' };
  const kmsKeyArn = 'arn:aws:kms:eu-west-1:210987654321:key/0a1b2c3d-0000-0000-0000-000000000000';

  it('gives the replicas to the account, under the key that its ARN names', () => {
    const json = replicationOf({ target: { ...far, kmsKeyArn } });

    expect(json.resource('aws_s3_bucket_replication_configuration').rule).toEqual([
      expect.objectContaining({
        destination: expect.objectContaining({
          account: '210987654321',
          access_control_translation: { owner: 'Destination' },
          encryption_configuration: { replica_kms_key_id: kmsKeyArn },
        }) as unknown,
      }),
    ]);
    expect(json.text).toContain('s3:ObjectOwnerOverrideToBucketOwner');
  });

  it('fails without the ARN of the key', () => {
    expect(problemsOf(() => replicationOf({ target: far }))).toEqual([
      expect.stringContaining('target.kmsKeyArn must be given for another account'),
    ]);
  });

  it('is accepted by statements for the bucket and for the key', () => {
    const roleArns = ['arn:aws:iam::123456789012:role/airline-primary-media-replication'];

    expect(replicaBucketStatements(recovery, 'archive', roleArns)).toEqual([
      expect.objectContaining({ Principal: { AWS: roleArns }, Resource: 'arn:aws:s3:::archive/*' }),
    ]);
    expect(replicaKeyStatements(roleArns)).toEqual([
      expect.objectContaining({ Action: ['kms:Encrypt', 'kms:GenerateDataKey'] }),
    ]);
  });
});
