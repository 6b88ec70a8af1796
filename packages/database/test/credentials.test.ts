import { problemsOf } from '@etops/testing';
import { Lazy } from 'cdktf';
import type { DatabaseProps } from '../src';
import { synthDatabase, synthReplica } from './support';

const drKey = 'arn:aws:kms:eu-west-1:123456789012:alias/airline-vault-database-secret';
const rotation = {
  functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:rotate',
  schedule: 'rate(30 days)',
};

const rotateThere = 'arn:aws:lambda:eu-west-1:123456789012:function:rotate';

type Ephemeral = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

describe('credentials', () => {
  it('are generated during the apply, and stored through a write-only argument', () => {
    const json = synthDatabase({ username: 'captain' });
    const ephemeral = json.json.ephemeral as Ephemeral;

    const [name = '', generated] = Object.entries(ephemeral.aws_secretsmanager_random_password ?? {})[0] ?? [];

    expect(generated).toEqual({ password_length: 40, exclude_punctuation: true });
    expect(json.resource('aws_secretsmanager_secret_version')).toMatchObject({
      secret_string_wo: `\${jsonencode({engine = "postgres", port = 5432, dbname = "airline", username = "captain", password = ephemeral.aws_secretsmanager_random_password.${name}.random_password})}`,
      secret_string_wo_version: 1,
    });
  });

  it('are passed from the stored version to the instance through a write-only argument', () => {
    const json = synthDatabase({ passwordVersion: 3 });
    const ephemeral = json.json.ephemeral as Ephemeral;
    const [name = '', read] = Object.entries(ephemeral.aws_secretsmanager_secret_version ?? {})[0] ?? [];

    expect(read).toEqual({ secret_id: `\${aws_secretsmanager_secret_version.${name}.secret_id}` });
    expect(json.resource('aws_db_instance')).toMatchObject({
      password_wo: `\${jsondecode(ephemeral.aws_secretsmanager_secret_version.${name}.secret_string).password}`,
      password_wo_version: 3,
    });
    expect(json.resource('aws_secretsmanager_secret_version')).toMatchObject({ secret_string_wo_version: 3 });
  });

  it('set no argument that the state would contain', () => {
    const json = synthDatabase();

    expect(json.resource('aws_db_instance')).not.toHaveProperty('password');
    expect(json.resource('aws_db_instance')).not.toHaveProperty('manage_master_user_password');
    expect(json.resource('aws_secretsmanager_secret_version')).not.toHaveProperty('secret_string');
  });

  it('are encrypted with a dedicated key', () => {
    const json = synthDatabase();

    expect(json.resource('aws_secretsmanager_secret').kms_key_id).not.toBe(json.resource('aws_db_instance').kms_key_id);
    expect(json.resource('aws_secretsmanager_secret')).toMatchObject({
      name: 'airline-primary-database-credentials',
      recovery_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });

  it.each([
    [
      { username: 'admin' },
      "username must not be a word that RDS or postgres reserves, got 'admin'; use 'administrator', for example [DATABASE_USERNAME_RESERVED]",
    ],
    [
      { username: 'pg_captain' },
      "username must not be a word that RDS or postgres reserves, got 'pg_captain'; use 'administrator', for example [DATABASE_USERNAME_RESERVED]",
    ],
    [
      { username: 'first-officer' },
      "username must be a letter followed by letters, digits or '_', up to 16 characters, got 'first-officer'; use 'administrator', for example [DATABASE_USERNAME]",
    ],
    [
      { passwordVersion: 0 },
      'passwordVersion must be a whole number of 1 or more, got 0; increase it by one to change the password [DATABASE_PASSWORD_VERSION]',
    ],
  ])('fails when %j', (props, message) => {
    expect(problemsOf(() => synthDatabase(props))).toEqual([`primary/database: ${message}`]);
  });
});

describe('copies of credentials', () => {
  it('are replicated to another Region, encrypted with a key there', () => {
    expect(
      synthDatabase({ secretReplicas: [{ region: 'eu-west-1', kmsKeyArn: drKey }] }).resource(
        'aws_secretsmanager_secret',
      ),
    ).toMatchObject({ replica: [{ region: 'eu-west-1', kms_key_id: drKey }] });
    expect(synthDatabase().resource('aws_secretsmanager_secret')).not.toHaveProperty('replica');
  });

  it('fail the plan as long as copies exist that are no longer wanted', () => {
    const postconditionOf = (props: Partial<DatabaseProps>) =>
      synthDatabase(props).resource('aws_secretsmanager_secret').lifecycle as { readonly postcondition?: object };

    expect(postconditionOf({}).postcondition).toEqual([
      {
        condition: '${length(self.replica) == 0}',
        error_message:
          'The secret is still replicated to ${join(" ", [for copy in self.replica : copy.region])}, which Terraform cannot end. If a database uses the copy, keep it: aws secretsmanager stop-replication-to-replica --region REGION_OF_THE_COPY --secret-id airline-primary-database-credentials. Delete other copies: aws secretsmanager remove-regions-from-replication --region eu-central-1 --secret-id airline-primary-database-credentials --remove-replica-regions ${join(" ", [for copy in self.replica : copy.region])}. Then plan again.',
      },
    ]);
    expect(postconditionOf({ secretReplicas: [{ region: 'eu-west-1', kmsKeyArn: drKey }] })).not.toHaveProperty(
      'postcondition',
    );
  });

  it('are looked up in the Region of a replica of the database', () => {
    const json = synthReplica({ sourceSecretKeyAliasArn: drKey });

    expect(json.dataSources('aws_secretsmanager_secrets')).toMatchObject([
      { filter: [{ name: 'name', values: ['airline-primary-database-credentials'] }] },
    ]);
    expect(Object.values(json.json.locals as object)).toEqual([
      expect.stringContaining('":secret:airline-primary-database-credentials-[[:alnum:]]{6}$"'),
    ]);
    expect(json.dataSources('aws_kms_alias')).toMatchObject([{ name: 'alias/airline-vault-database-secret' }]);
    expect(json.addresses()).toEqual(synthReplica().addresses());
  });

  it.each([
    [
      [{ region: 'eu-central-1', kmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:alias/a' }],
      "secretReplicas[0].region must be a Region other than eu-central-1, got 'eu-central-1'; use the Region of the replica that takes over [DATABASE_SECRET_REPLICA_REGION]",
    ],
    [
      [{ region: 'Ireland', kmsKeyArn: 'arn:aws:kms:Ireland:123456789012:alias/a' }],
      "secretReplicas[0].region must be a Region other than eu-central-1, got 'Ireland'; use the Region of the replica that takes over [DATABASE_SECRET_REPLICA_REGION]",
    ],
    [
      [{ region: 'cn-north-1', kmsKeyArn: 'arn:aws-cn:kms:cn-north-1:123456789012:alias/a' }],
      "secretReplicas[0].region must be a Region other than eu-central-1, got 'cn-north-1'; use the Region of the replica that takes over [DATABASE_SECRET_REPLICA_REGION]",
    ],
    [
      [
        { region: 'eu-west-1', kmsKeyArn: drKey },
        { region: 'eu-west-1', kmsKeyArn: drKey },
      ],
      "secretReplicas must name each Region once, got 'eu-west-1' again; remove one of them [DATABASE_SECRET_REPLICA_TWICE]",
    ],
    [
      [{ region: 'eu-west-2', kmsKeyArn: drKey }],
      `secretReplicas[0].kmsKeyArn must be the ARN of a KMS key or alias in eu-west-2, got '${drKey}'; compute it with customerKeyAliasArn of the environment that owns the key [DATABASE_SECRET_REPLICA_KEY]`,
    ],
  ])('fail when they are %j', (secretReplicas, message) => {
    const problems = problemsOf(() => synthDatabase({ secretReplicas }));

    expect(problems).toContain(`primary/database: ${message}`);
  });

  it.each([
    [
      { sourceSecretKeyAliasArn: 'arn:aws:kms:eu-central-1:123456789012:alias/a' },
      "sourceSecretKeyAliasArn must be the ARN of a KMS alias in eu-west-1 of account 123456789012, got 'arn:aws:kms:eu-central-1:123456789012:alias/a'; compute it with customerKeyAliasArn, as the source does for secretReplicas: it is looked up by name here [REPLICA_SECRET_KEY]",
    ],
    [
      { sourceSecretKeyAliasArn: 'arn:aws:kms:eu-west-1:210987654321:alias/a' },
      "sourceSecretKeyAliasArn must be the ARN of a KMS alias in eu-west-1 of account 123456789012, got 'arn:aws:kms:eu-west-1:210987654321:alias/a'; compute it with customerKeyAliasArn, as the source does for secretReplicas: it is looked up by name here [REPLICA_SECRET_KEY]",
    ],
    [
      { sourceSecretKeyAliasArn: drKey, sourceArn: Lazy.stringValue({ produce: () => 'known later' }) },
      'sourceArn must be a literal, got a token; compute it with databaseArn: sourceSecretKeyAliasArn needs the name of the secret, which is derived from it [LITERAL_REQUIRED]',
    ],
  ])('fail to be looked up when %j', (props, message) => {
    expect(problemsOf(() => synthReplica(props))).toEqual([`dr/database: ${message}`]);
  });
});

describe('credentials of a promoted replica', () => {
  const promoted = { role: 'primary', sourceSecretKeyAliasArn: drKey } as const;

  it('are the secret that its servers read already, which Terraform takes over with its password', () => {
    const json = synthReplica(promoted);
    const [address] = json.addresses().filter((each) => each.startsWith('aws_secretsmanager_secret.'));
    const local = Object.keys(json.json.locals as object)[0];

    expect(json.resource('aws_secretsmanager_secret')).toMatchObject({
      name: 'airline-primary-database-credentials',
      kms_key_id: drKey,
      lifecycle: {
        prevent_destroy: true,
        ignore_changes: ['description', 'kms_key_id'],
        postcondition: [{ condition: '${length(self.replica) == 0}' }],
      },
    });
    expect(json.json.import).toEqual([{ to: address, id: `\${local.${String(local)}}` }]);
    expect(json.resources('aws_secretsmanager_secret_version')).toEqual([]);
    expect(json.resource('aws_db_instance')).not.toHaveProperty('password_wo');
    expect(json.json).not.toHaveProperty('ephemeral');
  });

  it('get a new password with a version, and keep what else the secret contains', () => {
    const json = synthReplica({ ...promoted, passwordVersion: 1 });
    const ephemeral = json.json.ephemeral as Ephemeral;
    const isOfVersion = (secretId: unknown) => String(secretId).startsWith('${aws_secretsmanager_secret_version.');
    const reads = Object.entries(ephemeral.aws_secretsmanager_secret_version ?? {}).sort(
      ([, one], [, other]) => Number(isOfVersion(one.secret_id)) - Number(isOfVersion(other.secret_id)),
    );
    const [before, after] = reads.map(([name]) => `ephemeral.aws_secretsmanager_secret_version.${name}`);
    const [generated] = Object.keys(ephemeral.aws_secretsmanager_random_password ?? {});

    expect(reads.map(([, { secret_id }]) => secret_id)).toEqual([
      expect.stringMatching(/^\$\{aws_secretsmanager_secret\.[^.]+\.id}$/),
      expect.stringMatching(/^\$\{aws_secretsmanager_secret_version\.[^.]+\.secret_id}$/),
    ]);
    expect(json.resource('aws_secretsmanager_secret_version')).toMatchObject({
      secret_string_wo: `\${jsonencode(merge(jsondecode(${String(before)}.secret_string), {password = ephemeral.aws_secretsmanager_random_password.${String(generated)}.random_password}))}`,
      secret_string_wo_version: 1,
    });
    expect(json.resource('aws_db_instance')).toMatchObject({
      password_wo: `\${jsondecode(${String(after)}.secret_string).password}`,
      password_wo_version: 1,
    });
  });

  it('are copied to the Region that it fails back to, over the secret of the old database', () => {
    const kmsKeyArn = 'arn:aws:kms:eu-central-1:123456789012:alias/airline-primary-secrets';
    const json = synthReplica({
      ...promoted,
      secretReplicas: [{ region: 'eu-central-1', kmsKeyArn }],
      overwriteSecretReplicas: true,
    });

    expect(json.resource('aws_secretsmanager_secret')).toMatchObject({
      replica: [{ region: 'eu-central-1', kms_key_id: kmsKeyArn }],
      force_overwrite_replica_secret: true,
    });
    expect(synthDatabase().resource('aws_secretsmanager_secret')).not.toHaveProperty('force_overwrite_replica_secret');
  });

  it('are looked up by the name of the first source, if the source is a promoted replica', () => {
    const json = synthReplica({ ...promoted, role: 'replica', sourceSecretName: 'airline-dr-database-credentials' });

    expect(json.dataSources('aws_secretsmanager_secrets')).toMatchObject([
      { filter: [{ name: 'name', values: ['airline-dr-database-credentials'] }] },
    ]);
  });

  it('are forgotten, not deleted, if the instance is declared a replica again', () => {
    const owned = synthReplica({
      ...promoted,
      passwordVersion: 1,
      secretRotation: { ...rotation, functionArn: rotateThere },
    });
    const addresses = owned.addresses().filter((address) => address.startsWith('aws_secretsmanager_'));

    expect(addresses).toHaveLength(3);
    expect(synthReplica({ ...promoted, role: 'replica' }).json.removed).toEqual(
      expect.arrayContaining(addresses.map((from) => ({ from, lifecycle: { destroy: false } }))),
    );
  });

  it.each([
    [
      { passwordVersion: 1 },
      "passwordVersion must be omitted while role is 'replica'; set it for the source, whose secret this Region has a copy of [REPLICA_SECRET_ROLE]",
    ],
    [
      { role: 'primary', overwriteSecretReplicas: true },
      'overwriteSecretReplicas must be omitted without sourceSecretKeyAliasArn; set that to take over the secret [REPLICA_SECRET_UNKNOWN]',
    ],
    [
      { ...promoted, passwordVersion: 0 },
      'passwordVersion must be a whole number of 1 or more, got 0; increase it by one to change the password [DATABASE_PASSWORD_VERSION]',
    ],
    [
      { ...promoted, sourceSecretName: 'a secret' },
      "sourceSecretName must be 1 to 512 letters, digits or /_+=.@-, got 'a secret'; compute it with databaseSecretName [REPLICA_SECRET_NAME]",
    ],
  ] as const)('fail when %j', (props, message) => {
    expect(problemsOf(() => synthReplica(props))).toEqual([`dr/database: ${message}`]);
  });
});

describe('rotation of credentials', () => {
  it('calls a function on a schedule, and does not rotate at once', () => {
    expect(synthDatabase({ secretRotation: rotation }).resource('aws_secretsmanager_secret_rotation')).toMatchObject({
      rotation_lambda_arn: rotation.functionArn,
      rotation_rules: { schedule_expression: 'rate(30 days)' },
      rotate_immediately: false,
    });
  });

  it.each(['rate(1 day)', 'rate(4 hours)', 'cron(0 16 1,15 * ? *)'])('accepts the schedule %s', (schedule) => {
    expect(
      synthDatabase({ secretRotation: { ...rotation, schedule } }).resources('aws_secretsmanager_secret_rotation'),
    ).toHaveLength(1);
  });

  it.each(['daily', 'rate(3 weeks)', 'rate(1 days)', 'rate(30 minutes)', 'cron(0 16 * * ?)'])(
    'fails when its schedule is %s',
    (schedule) => {
      expect(problemsOf(() => synthDatabase({ secretRotation: { ...rotation, schedule } }))).toEqual([
        `primary/database: secretRotation.schedule must be rate(n days) up to 999, rate(n hours) of 4 or more, or cron() with six fields, got '${schedule}'; use 'rate(30 days)', for example [DATABASE_ROTATION_SCHEDULE]`,
      ]);
    },
  );

  it.each([
    'arn:aws:lambda:eu-west-1:123456789012:function:rotate',
    'arn:aws:lambda:eu-central-1:210987654321:function:rotate',
  ])('fails when the function is %s', (functionArn) => {
    expect(problemsOf(() => synthDatabase({ secretRotation: { ...rotation, functionArn } }))).toEqual([
      `primary/database: secretRotation.functionArn must be the ARN of a Lambda function in eu-central-1 of account 123456789012, got '${functionArn}'; use a function in the Region and account of the secret [DATABASE_ROTATION_FUNCTION]`,
    ]);
  });
});
