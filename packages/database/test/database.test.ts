import type { NetworkRef } from '@etops/contracts';
import { developmentEnvironment, problemsOf } from '@etops/testing';
import { TerraformOutput, TerraformVariable } from 'cdktf';
import { Database } from '../src';
import { databaseProps, networkIn, referenceTo, synthDatabase, synthIn } from './support';

describe('Database', () => {
  it('keeps its Terraform addresses', () => {
    expect(synthDatabase().addresses()).toMatchSnapshot();
  });

  it('runs over two zones, encrypted with a key of its own, out of reach of the internet', () => {
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

  it('keeps backups, and a final snapshot whose name is known beforehand, when it is production', () => {
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

  it('can be thrown away when the environment is for development', () => {
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
    'refuses clients without TLS on %s, without a difference in every plan',
    (engine, engineVersion, family, name, groupName) => {
      expect(synthDatabase({ engine, engineVersion }).resource('aws_db_parameter_group')).toMatchObject({
        name: groupName,
        family,
        parameter: [{ name, value: '1', apply_method: 'pending-reboot' }],
        lifecycle: { create_before_destroy: true },
      });
    },
  );

  it('takes new minor releases when the version names none, and keeps the one that it names', () => {
    const [major, minor] = ['16', '16.4'].map((engineVersion) =>
      synthDatabase({ engineVersion }).resource('aws_db_instance'),
    );

    expect(major).toMatchObject({ auto_minor_version_upgrade: true });
    expect(minor).toMatchObject({ auto_minor_version_upgrade: false });
  });

  it('opens its security group to nobody', () => {
    const json = synthDatabase();

    expect(json.resource('aws_security_group')).not.toHaveProperty('ingress');
    expect(json.resource('aws_security_group')).not.toHaveProperty('egress');
    expect(json.resources('aws_vpc_security_group_ingress_rule')).toEqual([]);
  });

  it('grows its storage only when told how far', () => {
    expect(synthDatabase({ maxAllocatedStorageGiB: 500 }).resource('aws_db_instance')).toMatchObject({
      allocated_storage: 100,
      max_allocated_storage: 500,
    });
    expect(synthDatabase().resource('aws_db_instance')).not.toHaveProperty('max_allocated_storage');
  });

  it('leaves retention and window to AWS Backup when a continuous rule sets them', () => {
    expect(synthDatabase({ continuousBackup: true }).resource('aws_db_instance')).toMatchObject({
      lifecycle: {
        ignore_changes: expect.arrayContaining(['backup_retention_period', 'backup_window']) as unknown,
      },
    });
  });

  it('names everything after an identifier of its own', () => {
    const json = synthDatabase({ identifier: 'orders' });

    expect(json.resource('aws_secretsmanager_secret')).toMatchObject({ name: 'orders-credentials' });
    expect(json.resources('aws_kms_alias').map(({ name }) => name)).toEqual([
      'alias/airline-primary-orders',
      'alias/airline-primary-orders-secret',
    ]);
  });

  it('describes itself to clients', () => {
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

  it('fits into a VPC that somebody else made, known by three subnets', () => {
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
      { engine: 'oracle' as 'postgres' },
      "engine must be 'postgres', 'mysql' or 'mariadb', got 'oracle'; choose one [DATABASE_ENGINE]",
    ],
    [
      { engineVersion: 'latest' },
      "engineVersion must be a version of postgres, got 'latest'; write '16' or '16.4' [DATABASE_ENGINE_VERSION]",
    ],
    [
      { instanceClass: 'm7g.large' },
      "instanceClass must be a DB instance class, got 'm7g.large'; write one such as 'db.m7g.large' [DATABASE_INSTANCE_CLASS]",
    ],
    [
      { engineVersion: '11.9', instanceClass: 'db.m6g.large' },
      "instanceClass must run postgres 11.9, got 'db.m6g.large', which runs 12.7, 13 and later; choose another class or version: 'aws rds describe-orderable-db-instance-options --engine postgres' lists what fits [DATABASE_INSTANCE_CLASS_ENGINE]",
    ],
    [
      { engine: 'mysql' as const, engineVersion: '8.4', instanceClass: 'db.x1e.xlarge' },
      "instanceClass must run mysql 8.4, got 'db.x1e.xlarge', which runs no version of mysql; choose another class or version: 'aws rds describe-orderable-db-instance-options --engine mysql' lists what fits [DATABASE_INSTANCE_CLASS_ENGINE]",
    ],
    [
      { identifier: `airline-${'x'.repeat(60)}` },
      `identifier must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter and not ending in a hyphen, got 'airline-${'x'.repeat(60)}' (68 characters); shorten or rename it [DATABASE_IDENTIFIER]`,
    ],
    [
      { identifier: 'Orders--db' },
      "identifier must be 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter and not ending in a hyphen, got 'Orders--db' (10 characters); shorten or rename it [DATABASE_IDENTIFIER]",
    ],
    [
      { databaseName: '12-tickets' },
      "databaseName must be a letter followed by letters, digits or '_', up to 63 in all, got '12-tickets'; rename it [DATABASE_NAME]",
    ],
    [
      { username: 'admin' },
      "username must be a literal: a letter followed by letters, digits or '_', up to 16 in all and no reserved word, got 'admin'; rename it, for example 'administrator' [DATABASE_USERNAME]",
    ],
    [
      { username: 'pg_captain' },
      "username must be a literal: a letter followed by letters, digits or '_', up to 16 in all and no reserved word, got 'pg_captain'; rename it, for example 'administrator' [DATABASE_USERNAME]",
    ],
    [
      { passwordVersion: 0 },
      'passwordVersion must be a whole number from 1 up, got 0; count it up by one to change the password [DATABASE_PASSWORD_VERSION]',
    ],
    [
      { allocatedStorageGiB: 10 },
      'allocatedStorageGiB must be a whole number from 20 to 65536, got 10; choose one in the range of gp3 volumes [DATABASE_STORAGE]',
    ],
    [
      { maxAllocatedStorageGiB: 105 },
      'maxAllocatedStorageGiB must be at least 10 % above allocatedStorageGiB, got 105 for 100; write 110 or more, or leave it out [DATABASE_STORAGE_HEADROOM]',
    ],
    [
      { maxAllocatedStorageGiB: 70000 },
      'maxAllocatedStorageGiB must be a whole number from 20 to 65536, got 70000; leave it out for storage that does not grow [DATABASE_STORAGE]',
    ],
    [
      { backupRetentionDays: 0 },
      'backupRetentionDays must be a whole number from 1 to 35, got 0; choose one in that range: a database without backups can have no replica, and AWS Backup keeps longer [DATABASE_BACKUP_RETENTION]',
    ],
    [
      { backupWindow: '1:00-2:00' },
      "backupWindow must be hh:mm-hh:mm in UTC and last at least 30 minutes, got '1:00-2:00'; write one such as '01:00-02:00' [DATABASE_BACKUP_WINDOW]",
    ],
    [
      { maintenanceWindow: 'sun:03:00-sun:03:10' },
      "maintenanceWindow must be ddd:hh:mm-ddd:hh:mm in UTC, lower case, and last at least 30 minutes, got 'sun:03:00-sun:03:10'; write one such as 'sun:03:00-sun:04:00' [DATABASE_MAINTENANCE_WINDOW]",
    ],
    [
      { backupWindow: '03:30-04:30' },
      "backupWindow must not overlap maintenanceWindow, got '03:30-04:30' and 'sun:03:00-sun:04:00'; move one of them [DATABASE_WINDOWS_OVERLAP]",
    ],
    [
      { network: { vpcId: 'vpc-1', dataSubnets: [{ id: 'subnet-1', availabilityZone: 'eu-central-1a' }] } },
      "network.dataSubnets must lie in at least two Availability Zones, got 'eu-central-1a'; add a subnet in another zone [DATABASE_ZONES]",
    ],
    [
      { network: { ...networkIn('eu-west-1') } },
      "network.dataSubnets must lie in the environment's Region eu-central-1, got 'eu-west-1a', 'eu-west-1b', 'eu-west-1c'; pass that Region's network [DATABASE_ZONE_REGION]",
    ],
  ])('fails when %j', (props, message) => {
    expect(problemsOf(() => synthDatabase(props))).toEqual([`primary/database: ${message}`]);
  });

  it('reports all problems at once', () => {
    expect(
      problemsOf(() => synthDatabase({ backupRetentionDays: 36, allocatedStorageGiB: 1, engineVersion: 'x' })),
    ).toHaveLength(3);
  });

  it('lets values through that only Terraform knows', () => {
    const json = synthIn((stack) => {
      const size = new TerraformVariable(stack, 'size', { type: 'string' });
      const storage = new TerraformVariable(stack, 'storage', { type: 'number' });
      new Database(stack, 'database', {
        ...databaseProps,
        instanceClass: size.stringValue,
        allocatedStorageGiB: storage.numberValue,
        maxAllocatedStorageGiB: 500,
      });
    });

    expect(json.resource('aws_db_instance')).toMatchObject({
      instance_class: '${var.size}',
      allocated_storage: '${var.storage}',
    });
  });
});
