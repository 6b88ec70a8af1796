import { synthDatabase } from './support';

type Ephemeral = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

describe('credentials', () => {
  it('are made while Terraform applies, and stored through a write-only argument', () => {
    const json = synthDatabase({ username: 'captain' });
    const ephemeral = json.json.ephemeral as Ephemeral;

    const [name = '', generated] = Object.entries(ephemeral.aws_secretsmanager_random_password ?? {})[0] ?? [];

    expect(generated).toEqual({ password_length: 40, exclude_punctuation: true });
    expect(json.resource('aws_secretsmanager_secret_version')).toMatchObject({
      secret_string_wo: `\${jsonencode({username = "captain", password = ephemeral.aws_secretsmanager_random_password.${name}.random_password})}`,
      secret_string_wo_version: 1,
    });
  });

  it('reach the instance from the stored version, through a write-only argument', () => {
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

  it('are never kept: no argument that the state would hold is set', () => {
    const json = synthDatabase();

    expect(json.resource('aws_db_instance')).not.toHaveProperty('password');
    expect(json.resource('aws_db_instance')).not.toHaveProperty('manage_master_user_password');
    expect(json.resource('aws_secretsmanager_secret_version')).not.toHaveProperty('secret_string');
  });

  it('are encrypted with a key that opens nothing else', () => {
    const json = synthDatabase();

    expect(json.resource('aws_secretsmanager_secret').kms_key_id).not.toBe(json.resource('aws_db_instance').kms_key_id);
    expect(json.resource('aws_secretsmanager_secret')).toMatchObject({
      name: 'airline-primary-database-credentials',
      recovery_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });
});
