import { EnvironmentStack } from '@etops/foundation';
import { developmentEnvironment, problemsOf, synth, testEnvironment } from '@etops/testing';
import { Token } from 'cdktf';
import * as fc from 'fast-check';
import { AirGappedVault, BackupVault, backupVaultArn, backupVaultName, backupVaultRef } from '../src';
import type { AirGappedVaultProps, BackupVaultProps, CopySources } from '../src';
import { VAULT_NAME_PATTERN } from '../src/limits';

const vaultOf = (props: Partial<BackupVaultProps> = {}) => {
  const environment = props.environment ?? testEnvironment;
  return synth(
    (stack: EnvironmentStack) => {
      new BackupVault(stack, 'backup-vault', { ...props, environment });
    },
    (app) => new EnvironmentStack(app, 'test', { environment }),
  );
};

const statementsOf = (props: Partial<BackupVaultProps>) =>
  (JSON.parse(String(vaultOf(props).resource('aws_backup_vault_policy').policy)) as { Statement: unknown[] }).Statement;

describe('BackupVault', () => {
  it('keeps its addresses', () => {
    const lock = { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 } as const;

    expect(vaultOf({ lock }).addresses()).toMatchSnapshot();
  });

  it('fails with a second vault of the same name, as one problem for vault, key and policy', () => {
    expect(
      problemsOf(() =>
        synth(
          (stack) => {
            new BackupVault(stack, 'backup-vault');
            new BackupVault(stack, 'second');
            new BackupVault(stack, 'third', { name: 'airline-other' });
          },
          (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
        ),
      ),
    ).toEqual([
      "test/second: aws_backup_vault 'airline-primary-backup' must exist once in eu-central-1 of account 123456789012, got it in test/backup-vault as well (both also have aws_kms_alias 'alias/airline-primary-backup'); give one of them another name or id [DUPLICATE_NAME]",
    ]);
  });

  it('is encrypted with a dedicated key, and cannot be destroyed by mistake', () => {
    const json = vaultOf();

    expect(json.resource('aws_backup_vault')).toMatchObject({
      name: 'airline-primary-backup',
      kms_key_arn: expect.stringMatching(/^\$\{aws_kms_key\..*\.arn\}$/) as string,
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(json.resource('aws_kms_alias')).toMatchObject({ name: 'alias/airline-primary-backup' });
  });

  it('uses a given key, and creates none', () => {
    const kmsKeyArn = 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000';
    const json = vaultOf({ kmsKeyArn });

    expect(json.resource('aws_backup_vault')).toMatchObject({ kms_key_arn: kmsKeyArn });
    expect(json.resources('aws_kms_key')).toEqual([]);
  });

  it('gives the key of a second vault another alias', () => {
    expect(vaultOf({ name: 'long-term' }).resource('aws_kms_alias')).toMatchObject({
      name: 'alias/airline-primary-backup-long-term',
    });
  });

  it('denies all principals to delete recovery points or the vault, and to change a lifecycle', () => {
    expect(statementsOf({})).toEqual([
      {
        Sid: 'KeepRecoveryPoints',
        Effect: 'Deny',
        Principal: '*',
        Resource: '*',
        Action: [
          'backup:DeleteBackupVault',
          'backup:DeleteBackupVaultLockConfiguration',
          'backup:DeleteRecoveryPoint',
          'backup:DisassociateRecoveryPoint',
          'backup:DisassociateRecoveryPointFromParent',
          'backup:UpdateRecoveryPointLifecycle',
        ],
      },
    ]);
  });

  it('lets only the given administrators change the policy', () => {
    const administrator = 'arn:aws:iam::123456789012:role/deployment';

    expect(statementsOf({ policyAdministratorArns: [administrator] })).toContainEqual({
      Sid: 'KeepPolicy',
      Effect: 'Deny',
      Principal: '*',
      Resource: '*',
      Action: [
        'backup:DeleteBackupVaultAccessPolicy',
        'backup:PutBackupVaultAccessPolicy',
        'backup:PutBackupVaultLockConfiguration',
      ],
      Condition: { ArnNotLike: { 'aws:PrincipalArn': [administrator] } },
    });
  });

  it('protects lock and policy from being destroyed with a plan', () => {
    const json = vaultOf({ lock: { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 } });

    for (const type of ['aws_backup_vault_lock_configuration', 'aws_backup_vault_policy']) {
      expect(json.resource(type)).toMatchObject({ lifecycle: { prevent_destroy: true } });
    }
  });

  it('accepts copies of its organization, or of some accounts of it', () => {
    const accept = (acceptCopiesFrom: CopySources) =>
      statementsOf({ acceptCopiesFrom, blockRecoveryPointDeletion: false });
    const statement = {
      Sid: 'AcceptCopies',
      Effect: 'Allow',
      Principal: '*',
      Action: ['backup:CopyIntoBackupVault'],
      Resource: '*',
    };

    expect(accept({ organizationId: 'o-a1b2c3d4e5' })).toEqual([
      { ...statement, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
    ]);
    expect(accept({ organizationId: 'o-a1b2c3d4e5', accountIds: ['210987654321'] })).toEqual([
      {
        ...statement,
        Condition: {
          StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:PrincipalAccount': ['210987654321'] },
        },
      },
    ]);
  });

  it('lets the accounts of its copies use its key', () => {
    const { policy } = vaultOf({ copiesToAccountIds: ['210987654321'] }).resource('aws_kms_key');

    expect(JSON.parse(String(policy))).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Sid: 'CopyToOtherAccounts',
          Principal: { AWS: ['arn:aws:iam::210987654321:root'] },
        }),
        expect.objectContaining({
          Action: 'kms:CreateGrant',
          Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        }),
      ]) as unknown,
    });
  });

  it('fails for organizations and accounts that do not exist, and for a key that it cannot share', () => {
    expect(
      problemsOf(() =>
        vaultOf({
          kmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000',
          acceptCopiesFrom: { organizationId: 'airline', accountIds: ['1'] },
          copiesToAccountIds: ['two'],
        }),
      ),
    ).toEqual([
      "test/backup-vault: acceptCopiesFrom.organizationId must be the id of an organization, got 'airline'; use 'o-a1b2c3d4e5', for example [BACKUP_ORGANIZATION]",
      "test/backup-vault: acceptCopiesFrom.accountIds[0] must be the 12 digits of an account, got '1'; use its id [BACKUP_ACCOUNT]",
      "test/backup-vault: copiesToAccountIds[0] must be the 12 digits of an account, got 'two'; use its id [BACKUP_ACCOUNT]",
      'test/backup-vault: copiesToAccountIds must be for a vault that creates its key, got kmsKeyArn as well; add copyKeyStatements to the policy of that key [BACKUP_COPY_KEY]',
    ]);
  });

  it('can be destroyed with its recovery points in a development environment', () => {
    const json = vaultOf({ environment: developmentEnvironment });

    expect(json.resource('aws_backup_vault')).toMatchObject({
      force_destroy: true,
      lifecycle: { prevent_destroy: false },
    });
    expect(json.resources('aws_backup_vault_policy')).toEqual([]);
  });

  it('denies deletion in a development environment if configured', () => {
    expect(statementsOf({ environment: developmentEnvironment, blockRecoveryPointDeletion: true })).toHaveLength(1);
  });

  it('locks retention in governance mode without a final date', () => {
    const json = vaultOf({ lock: { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 } });

    const { changeable_for_days, ...lock } = json.resource('aws_backup_vault_lock_configuration');

    expect(lock).toMatchObject({
      backup_vault_name: expect.stringMatching(/^\$\{aws_backup_vault\..*\.name\}$/) as string,
      min_retention_days: 7,
      max_retention_days: 365,
    });
    expect(changeable_for_days).toBeUndefined();
  });

  it('locks retention in compliance mode with the days during which it can be changed', () => {
    const json = vaultOf({
      lock: {
        mode: 'compliance',
        minimumRetentionDays: 7,
        maximumRetentionDays: 365,
        changeableForDays: 14,
        confirmation: 'final-after-14-days',
      },
    });

    expect(json.resource('aws_backup_vault_lock_configuration')).toMatchObject({ changeable_for_days: 14 });
  });

  it('publishes its ARN and limits as literals', () => {
    let ref: BackupVault['ref'] | undefined;
    synth(
      (stack: EnvironmentStack) => {
        const lock = { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 } as const;
        ref = new BackupVault(stack, 'backup-vault', { environment: testEnvironment, lock }).ref;
      },
      (app) => new EnvironmentStack(app, 'test', { environment: testEnvironment }),
    );

    expect(ref).toMatchObject({
      vaultArn: 'arn:aws:backup:eu-central-1:123456789012:backup-vault:airline-primary-backup',
      region: 'eu-central-1',
      minimumRetentionDays: 7,
      maximumRetentionDays: 365,
    });
  });

  it('fails if a policy administrator is a session, which no request matches', () => {
    const session = 'arn:aws:sts::123456789012:assumed-role/deployment/ci';

    expect(problemsOf(() => vaultOf({ policyAdministratorArns: [session] }))).toEqual([
      `test/backup-vault: policyAdministratorArns[0] must be the ARN of an IAM role or user, got '${session}'; for a session, use the role that it assumed, or no principal can change the policy [BACKUP_POLICY_ADMINISTRATOR]`,
    ]);
  });

  it('accepts a lock whose days only Terraform knows', () => {
    const days = Token.asNumber({});

    const lock = { mode: 'governance', minimumRetentionDays: days, maximumRetentionDays: days } as const;

    expect(() => vaultOf({ lock })).not.toThrow();
  });

  it.each([
    'arn:aws:iam::123456789012:role/*',
    'arn:aws:iam::123456789012:user/admin',
    'arn:aws:iam::123456789012:root',
  ])('fails if deletion is not left to one role: %s', (arn) => {
    expect(problemsOf(() => vaultOf({ recoveryPointDeletionRoleArns: [arn] }))).toEqual([
      `test/backup-vault: recoveryPointDeletionRoleArns[0] must be the ARN of an IAM role of account 123456789012, got '${arn}'; use the role of this account, without wildcards [ARN]`,
    ]);
  });

  it('fails for a key of another Region', () => {
    const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/1';

    expect(problemsOf(() => vaultOf({ kmsKeyArn }))).toEqual([
      `test/backup-vault: kmsKeyArn must be the ARN of a KMS key, not of an alias, in eu-central-1, got '${kmsKeyArn}'; use the arn of a CustomerKey, for example [ARN]`,
    ]);
  });

  it('gives the keys of all vaults different aliases', () => {
    const aliases = ['logs-db', 'logs_db', 'Logs-db'].map((name) => vaultOf({ name }).resource('aws_kms_alias').name);

    expect(aliases[0]).toBe('alias/airline-primary-backup-logs-db');
    expect(new Set(aliases).size).toBe(3);
  });

  it('fails with the name of the default vault', () => {
    expect(problemsOf(() => vaultOf({ name: 'Default' }))).toEqual([
      "test/backup-vault: name must not be that of the Region's default vault, got 'Default'; use another name, since AWS Backup creates it and fills it itself [BACKUP_VAULT_NAME_RESERVED]",
    ]);
  });

  it('fails with every problem of name and lock at once', () => {
    const lock = {
      mode: 'compliance',
      minimumRetentionDays: 0.5,
      maximumRetentionDays: 0,
      changeableForDays: 2,
      confirmation: 'yes',
    } as const;

    expect(problemsOf(() => vaultOf({ environment: developmentEnvironment, name: 'v', lock }))).toEqual([
      "test/backup-vault: name must be 2 to 50 letters, digits, '-' or '_', got 'v'; use another name [BACKUP_VAULT_NAME]",
      'test/backup-vault: lock.minimumRetentionDays must be a whole number from 1 to 36500, got 0.5; use days, for example 35 [BACKUP_LOCK_RETENTION]',
      'test/backup-vault: lock.maximumRetentionDays must be a whole number from 1 to 36500, got 0; use days, for example 35 [BACKUP_LOCK_RETENTION]',
      'test/backup-vault: lock.minimumRetentionDays must be at most lock.maximumRetentionDays (0), got 0.5; lower the minimum or raise the maximum [BACKUP_LOCK_RANGE]',
      'test/backup-vault: lock.changeableForDays must be a whole number from 3 to 36500, got 2; leave at least three days to undo a compliance lock [BACKUP_LOCK_CHANGE_WINDOW]',
      "test/backup-vault: lock.confirmation must be 'final-after-2-days', got 'yes'; write it once you are sure, since no one can then remove the lock, change its limits, or delete a recovery point before it expires [BACKUP_LOCK_CONFIRMATION]",
      "test/backup-vault: lock.mode must be 'governance' in a development environment, got 'compliance'; a compliance lock would prevent the environment from ever being destroyed [BACKUP_LOCK_DEVELOPMENT]",
    ]);
  });
});

describe('backupVaultArn', () => {
  it('is computed from literals', () => {
    expect(backupVaultArn(testEnvironment)).toBe(
      'arn:aws:backup:eu-central-1:123456789012:backup-vault:airline-primary-backup',
    );
    expect(backupVaultArn({ ...testEnvironment, region: 'cn-north-1' }, 'Default')).toBe(
      'arn:aws-cn:backup:cn-north-1:123456789012:backup-vault:Default',
    );
  });
});

describe('backupVaultName', () => {
  it('is a name that AWS accepts for every environment', () => {
    const part = fc.stringMatching(/^[a-z][a-z0-9-]{0,23}$/);

    fc.assert(
      fc.property(part, part, (application, name) => {
        expect(backupVaultName({ application, name })).toMatch(VAULT_NAME_PATTERN);
      }),
    );
  });
});

describe('backupVaultRef', () => {
  it('contains the limits of the lock, and none without one', () => {
    const lock = { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 } as const;
    const bare = { vaultArn: backupVaultArn(testEnvironment), region: 'eu-central-1' };

    expect(backupVaultRef(testEnvironment)).toEqual(bare);
    expect(backupVaultRef(testEnvironment, { lock })).toEqual({
      ...bare,
      minimumRetentionDays: 7,
      maximumRetentionDays: 365,
    });
  });
});

describe('AirGappedVault', () => {
  const vaultOf = (props: Partial<AirGappedVaultProps> = {}) => {
    let ref: AirGappedVault['ref'] | undefined;
    const recovery = { ...testEnvironment, name: 'vault', role: 'recovery', region: 'eu-west-1' } as const;
    const { environment = recovery } = props;
    const json = synth(
      (stack: EnvironmentStack) => {
        ({ ref } = new AirGappedVault(stack, 'air-gapped', {
          environment,
          minimumRetentionDays: 7,
          maximumRetentionDays: 365,
          ...props,
        }));
      },
      (app) => new EnvironmentStack(app, 'test', { environment }),
    );
    return { json, ref };
  };

  it('is locked from the start, and a literal destination of copies', () => {
    const { json, ref } = vaultOf();

    expect(json.addresses()).toMatchSnapshot();
    expect(json.resource('aws_backup_logically_air_gapped_vault')).toMatchObject({
      name: 'airline-vault-air-gapped',
      min_retention_days: 7,
      max_retention_days: 365,
      lifecycle: { prevent_destroy: true },
    });
    expect(ref).toEqual({
      airGapped: true,
      vaultName: 'airline-vault-air-gapped',
      vaultArn: 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-air-gapped',
      region: 'eu-west-1',
      minimumRetentionDays: 7,
      maximumRetentionDays: 365,
    });
  });

  it('fails with every problem at once', () => {
    const environment = developmentEnvironment;

    expect(
      problemsOf(() => vaultOf({ environment, name: 'v', minimumRetentionDays: 6, maximumRetentionDays: 5 })),
    ).toEqual([
      "test/air-gapped: name must be 2 to 50 letters, digits, '-' or '_', got 'v'; use another name [AIR_GAPPED_VAULT_NAME]",
      'test/air-gapped: minimumRetentionDays must be a whole number from 7 to 36500, got 6; use days, for example 7 [AIR_GAPPED_VAULT_MINIMUM]',
      'test/air-gapped: maximumRetentionDays must be a whole number from minimumRetentionDays (6) to 36500, got 5; raise it [AIR_GAPPED_VAULT_MAXIMUM]',
      "test/air-gapped: environment.role must be 'production' or 'recovery', got 'development'; use BackupVault, since an air-gapped vault cannot be emptied by hand [AIR_GAPPED_VAULT_DEVELOPMENT]",
    ]);
  });
});
