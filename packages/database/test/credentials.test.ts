import { problemsOf } from '@etops/testing';
import { Lazy } from 'cdktf';
import type { DatabaseProps } from '../src';
import { synthDatabase, synthReplica } from './support';

const drKey = 'arn:aws:kms:eu-west-1:123456789012:alias/airline-vault-database-secret';
const rotation = {
  functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:rotate',
  schedule: 'rate(30 days)',
};

type Ephemeral = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

describe('credentials', () => {
  it('are generated during the apply, and stored through a write-only argument', () => {
    const json = synthDatabase({ username: 'captain' });
    const ephemeral = json.json.ephemeral as Ephemeral;

    const [name = '', generated] = Object.entries(ephemeral.aws_secretsmanager_random_password ?? {})[0] ?? [];

    expect(generated).toEqual({ password_length: 40, exclude_punctuation: true });
    expect(json.resource('aws_secretsmanager_secret_version')).toMatchObject({
      secret_string_wo: `\${jsonencode({username = "captain", password = ephemeral.aws_secretsmanager_random_password.${name}.random_password})}`,
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
          'The secret still has copies in other Regions, which Terraform cannot remove. Remove them, then plan again: aws secretsmanager remove-regions-from-replication --region eu-central-1 --secret-id airline-primary-database-credentials --remove-replica-regions ${join(" ", [for copy in self.replica : copy.region])}',
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
