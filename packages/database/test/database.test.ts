import type { NetworkRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { developmentEnvironment, problemsOf, testEnvironment, withApp } from '@etops/testing';
import { TerraformOutput, TerraformVariable } from 'cdktf';
import { Database } from '../src';
import type { DatabaseProps } from '../src';
import { databaseProps, referenceTo, synthDatabase, synthIn } from './support';

describe('one id in two stacks of an environment', () => {
  it('fails, as one problem for all names of the two', () => {
    expect(
      problemsOf(() =>
        withApp((app) => {
          for (const name of ['one', 'two']) {
            new Database(new EnvironmentStack(app, name, { environment: testEnvironment }), 'database', databaseProps);
          }
          app.synth();
          throw new Error(app.node.validate().join('\n'));
        }),
      ),
    ).toEqual([
      expect.stringMatching(
        /^two\/database: aws_db_instance 'airline-primary-database' must exist once in eu-central-1 of account 123456789012, got it in one\/database as well \(both also have .*\); give one of them another name or id \[DUPLICATE_NAME\]$/,
      ),
    ]);
  });
});

describe('Database', () => {
  it('keeps its Terraform addresses', () => {
    expect(synthDatabase().addresses()).toMatchSnapshot();
  });

  it('runs in two zones, encrypted with its own key, unreachable from the internet', () => {
    const json = synthDatabase();

    expect(json.resource('aws_db_instance')).toMatchObject({
      identifier: 'airline-primary-database',
      engine: 'postgres',
      engine_version: '16',
      multi_az: true,
      storage_type: 'gp3',
      storage_encrypted: true,
      kms_key_id: referenceTo('aws_kms_key', 'arn'),
      publicly_accessible: false,
      port: 5432,
      db_name: 'airline',
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
    });
    expect(json.resource('aws_db_subnet_group')).toMatchObject({
      subnet_ids: ['subnet-data-eu-central-1a', 'subnet-data-eu-central-1b', 'subnet-data-eu-central-1c'],
    });
  });

  it('is not in paid Extended Support, unless it says so', () => {
    const support = (props: Partial<DatabaseProps>) =>
      synthDatabase(props).resource('aws_db_instance').engine_lifecycle_support;

    expect(support({})).toBe('open-source-rds-extended-support-disabled');
    expect(support({ extendedSupport: true })).toBe('open-source-rds-extended-support');
    expect(support({ engine: 'mysql', engineVersion: '8.4' })).toBe('open-source-rds-extended-support-disabled');
    expect(support({ engine: 'mariadb', engineVersion: '11.4' })).toBeUndefined();
    expect(
      problemsOf(() => synthDatabase({ engine: 'mariadb', engineVersion: '11.4', extendedSupport: true })),
    ).toEqual([
      'primary/database: extendedSupport must be omitted for mariadb, got true; RDS has Extended Support of PostgreSQL and MySQL only [DATABASE_EXTENDED_SUPPORT]',
    ]);
  });

  it('leaves the support of an existing database alone, since RDS cannot change it', () => {
    expect(synthDatabase().resource('aws_db_instance').lifecycle).toMatchObject({
      ignore_changes: expect.arrayContaining(['engine_lifecycle_support']) as unknown,
    });
  });

  it('fails with a version whose standard support has ended, unless it may be in Extended Support', () => {
    const mysql = { engine: 'mysql', engineVersion: '8.0.42' } as const;

    expect(problemsOf(() => synthDatabase(mysql))).toEqual([
      "primary/database: engineVersion must be in standard support, got '8.0.42', whose support ended on 2026-07-31; use '8.4', or set extendedSupport, which RDS charges per vCPU and hour (list of https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html, read 2026-11-28) [DATABASE_STANDARD_SUPPORT_ENDED]",
    ]);
    expect(synthDatabase({ ...mysql, extendedSupport: true }).resource('aws_db_instance')).toMatchObject({
      engine_version: '8.0.42',
      engine_lifecycle_support: 'open-source-rds-extended-support',
    });
    expect(problemsOf(() => synthDatabase({ engine: 'mariadb', engineVersion: '10.6' }))).toEqual([
      expect.stringMatching(/use '11.8', RDS creates no database of the version, and upgrades existing ones \(/),
    ]);
  });

  it('keeps backups and takes a final snapshot in production', () => {
    expect(synthDatabase({ tags: { Backup: 'daily' } }).resource('aws_db_instance')).toMatchObject({
      backup_retention_period: 7,
      backup_window: '01:00-02:00',
      maintenance_window: 'sun:03:00-sun:04:00',
      copy_tags_to_snapshot: true,
      delete_automated_backups: false,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'airline-primary-database-final',
      apply_immediately: false,
      lifecycle: { prevent_destroy: true },
      tags: { Backup: 'daily' },
    });
  });

  it('can be destroyed in a development environment', () => {
    const json = synthDatabase({ environment: developmentEnvironment });

    expect(json.resource('aws_db_instance')).toMatchObject({
      multi_az: false,
      deletion_protection: false,
      skip_final_snapshot: true,
      backup_retention_period: 7,
    });
    expect(json.resource('aws_db_instance')).not.toHaveProperty('final_snapshot_identifier');
    expect(json.resource('aws_secretsmanager_secret')).toMatchObject({ recovery_window_in_days: 0 });
  });

  it.each([
    ['postgres', '16', 'postgres16', 'rds.force_ssl', 'airline-primary-database-postgres16'],
    ['mysql', '8.4', 'mysql8.4', 'require_secure_transport', 'airline-primary-database-mysql8-4'],
    ['mariadb', '11.4', 'mariadb11.4', 'require_secure_transport', 'airline-primary-database-mariadb11-4'],
  ] as const)(
    'refuses clients without TLS on %s, without a difference in later plans',
    (engine, engineVersion, family, name, groupName) => {
      expect(synthDatabase({ engine, engineVersion }).resource('aws_db_parameter_group')).toMatchObject({
        name: groupName,
        family,
        parameter: [{ name, value: '1', apply_method: 'pending-reboot' }],
        lifecycle: { create_before_destroy: true },
      });
    },
  );

  it('installs minor releases only if the version names none', () => {
    const [major, minor] = ['16', '16.4'].map((engineVersion) =>
      synthDatabase({ engineVersion }).resource('aws_db_instance'),
    );

    expect(major).toMatchObject({ auto_minor_version_upgrade: true });
    expect(minor).toMatchObject({ auto_minor_version_upgrade: false });
  });

  it('adds no rule to its security group', () => {
    const json = synthDatabase();

    expect(json.resource('aws_security_group')).not.toHaveProperty('ingress');
    expect(json.resource('aws_security_group')).not.toHaveProperty('egress');
    expect(json.resources('aws_vpc_security_group_ingress_rule')).toEqual([]);
  });

  it('turns storage autoscaling on only with maxAllocatedStorageGiB', () => {
    expect(synthDatabase({ maxAllocatedStorageGiB: 500 }).resource('aws_db_instance')).toMatchObject({
      allocated_storage: 100,
      max_allocated_storage: 500,
    });
    expect(synthDatabase().resource('aws_db_instance')).not.toHaveProperty('max_allocated_storage');
  });

  it('ignores the backup window if a continuous rule of AWS Backup sets it, but not the retention', () => {
    const instance = synthDatabase({ continuousBackup: true, backupRetentionDays: 35 }).resource('aws_db_instance');

    expect(instance).toMatchObject({
      backup_retention_period: 35,
      lifecycle: { ignore_changes: expect.arrayContaining(['backup_window']) as unknown },
    });
    expect((instance.lifecycle as { readonly ignore_changes: unknown }).ignore_changes).not.toContain(
      'backup_retention_period',
    );
    expect(problemsOf(() => synthDatabase({ continuousBackup: true }))).toEqual([
      'primary/database: backupRetentionDays must be set with continuousBackup, got nothing; use the retention of the continuous rule, since AWS Backup and Terraform would change it in turns [DATABASE_CONTINUOUS_RETENTION]',
    ]);
  });

  it('applies changes in the maintenance window, unless it says otherwise', () => {
    const immediately = (props: Partial<DatabaseProps>) =>
      synthDatabase(props).resource('aws_db_instance').apply_immediately;

    expect(immediately({})).toBe(false);
    expect(immediately({ applyImmediately: true })).toBe(true);
    expect(immediately({ environment: developmentEnvironment })).toBe(true);
    expect(immediately({ environment: developmentEnvironment, applyImmediately: false })).toBe(false);
  });

  it('derives all names from the identifier', () => {
    const json = synthDatabase({ identifier: 'orders' });

    expect(json.resource('aws_secretsmanager_secret')).toMatchObject({ name: 'orders-credentials' });
    expect(json.resources('aws_kms_alias').map(({ name }) => name)).toEqual([
      'alias/airline-primary-orders',
      'alias/airline-primary-orders-secret',
    ]);
  });

  it('publishes a ref for its clients', () => {
    const outputs = synthIn((stack) => {
      const { ref } = new Database(stack, 'database', databaseProps);
      new TerraformOutput(stack, 'ref', { value: { ...ref } });
    }).json.output;

    expect(outputs).toMatchObject({
      ref: {
        value: {
          identifier: 'airline-primary-database',
          engine: 'postgres',
          address: referenceTo('aws_db_instance', 'address'),
          port: 5432,
          databaseName: 'airline',
          securityGroupId: referenceTo('aws_security_group', 'id'),
          secretArn: referenceTo('aws_secretsmanager_secret', 'arn'),
          secretKmsKeyArn: referenceTo('aws_kms_key', 'arn'),
        },
      },
    });
  });

  it('accepts an existing VPC as literals', () => {
    const network: Pick<NetworkRef, 'vpcId' | 'dataSubnets'> = {
      vpcId: 'vpc-0f00',
      dataSubnets: [
        { id: 'subnet-1', availabilityZone: 'eu-central-1a' },
        { id: 'subnet-2', availabilityZone: 'eu-central-1b' },
      ],
    };

    expect(synthDatabase({ network }).resource('aws_security_group')).toMatchObject({ vpc_id: 'vpc-0f00' });
  });
});

describe('Database props', () => {
  it.each([
    [
      { allocatedStorageGiB: 10 },
      'allocatedStorageGiB must be a whole number from 20 to 65536, got 10; use GiB, for example 100 [DATABASE_STORAGE]',
    ],
    [
      { maxAllocatedStorageGiB: 105 },
      'maxAllocatedStorageGiB must be at least 10 % above allocatedStorageGiB, got 105 for 100; use 110 or more, or omit it [DATABASE_STORAGE_HEADROOM]',
    ],
    [
      { maxAllocatedStorageGiB: 70000 },
      'maxAllocatedStorageGiB must be a whole number from 20 to 65536, got 70000; omit it to turn storage autoscaling off [DATABASE_STORAGE]',
    ],
  ])('fails when %j', (props, message) => {
    expect(problemsOf(() => synthDatabase(props))).toEqual([`primary/database: ${message}`]);
  });

  it('reports all problems at once', () => {
    expect(
      problemsOf(() => synthDatabase({ backupRetentionDays: 36, allocatedStorageGiB: 1, engineVersion: 'x' })),
    ).toHaveLength(3);
  });

  it('fails when props that decide names or resources are tokens', () => {
    const literal =
      'must be a literal, got a token; write the value in the program, since it is needed before Terraform runs';
    const tokens = () =>
      synthIn((stack) => {
        const { stringValue, numberValue } = new TerraformVariable(stack, 'variable', { type: 'string' });
        new Database(stack, 'database', {
          ...databaseProps,
          engineVersion: stringValue,
          identifier: stringValue,
          username: stringValue,
          alarmThresholds: { cpuPercent: numberValue },
          secretReplicas: [{ region: stringValue, kmsKeyArn: stringValue }],
        });
      });

    expect(problemsOf(tokens)).toEqual([
      `primary/database: engineVersion ${literal} [LITERAL_REQUIRED]`,
      'primary/database: identifier must be a literal, got a token; write the name in the program, since other resources are named after it [LITERAL_REQUIRED]',
      'primary/database: alarmThresholds.cpuPercent must be a literal, got a token; write the number in the program, since the alarms are computed from it [LITERAL_REQUIRED]',
      'primary/database: username must be a literal, got a token; write the name in the program, since the secret contains it [LITERAL_REQUIRED]',
      `primary/database: secretReplicas[0].region ${literal} [LITERAL_REQUIRED]`,
    ]);
  });

  it('accepts tokens in props that decide no structure', () => {
    const json = synthIn((stack) => {
      const size = new TerraformVariable(stack, 'size', { type: 'string' });
      const storage = new TerraformVariable(stack, 'storage', { type: 'number' });
      const connections = new TerraformVariable(stack, 'connections', { type: 'number' });
      new Database(stack, 'database', {
        ...databaseProps,
        instanceClass: size.stringValue,
        allocatedStorageGiB: storage.numberValue,
        maxAllocatedStorageGiB: 500,
        maximumConnections: connections.numberValue,
      });
    });

    expect(json.resource('aws_db_instance')).toMatchObject({
      instance_class: '${var.size}',
      allocated_storage: '${var.storage}',
    });
    expect(json.resource('aws_db_parameter_group')).toMatchObject({
      parameter: [{ name: 'rds.force_ssl' }, { name: 'max_connections', value: '${var.connections}' }],
    });
  });
});
