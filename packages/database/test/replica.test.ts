import { problemsOf } from '@etops/testing';
import { Lazy } from 'cdktf';
import { DatabaseReplica } from '../src';
import type { DatabaseReplicaProps } from '../src';
import {
  drEnvironment,
  replicaOfUnknownSourceProps,
  networkIn,
  referenceTo,
  replicaProps,
  synthIn,
  synthReplica,
  warningsOf,
} from './support';

describe('DatabaseReplica', () => {
  it('keeps its Terraform addresses', () => {
    expect(synthReplica().addresses()).toMatchSnapshot();
  });

  it('names its source by ARN, and sets no attribute that RDS copies from the source', () => {
    const instance = synthReplica().resource('aws_db_instance');

    expect(instance).toMatchObject({
      identifier: 'airline-dr-database',
      replicate_source_db: 'arn:aws:rds:eu-central-1:123456789012:db:airline-primary-database',
    });
    for (const absent of ['engine', 'engine_version', 'username', 'password_wo', 'db_name', 'allocated_storage']) {
      expect(instance).not.toHaveProperty(absent);
    }
  });

  it('is ready to be promoted: its own key and groups, backups on, deletion protection on', () => {
    const json = synthReplica();

    expect(json.resource('aws_db_instance')).toMatchObject({
      kms_key_id: referenceTo('aws_kms_key', 'arn'),
      storage_encrypted: true,
      db_subnet_group_name: referenceTo('aws_db_subnet_group', 'name'),
      parameter_group_name: referenceTo('aws_db_parameter_group', 'name'),
      backup_retention_period: 7,
      delete_automated_backups: false,
      deletion_protection: true,
      multi_az: false,
      apply_immediately: false,
      backup_window: '00:00-01:00',
      maintenance_window: 'sat:03:00-sat:04:00',
    });
    expect(json.resource('aws_db_parameter_group')).toMatchObject({
      family: 'postgres16',
      parameter: [{ name: 'rds.force_ssl', value: '1' }],
    });
  });

  it('is not promoted by a changed source, which counts at creation only', () => {
    expect(synthReplica().resource('aws_db_instance')).toMatchObject({
      skip_final_snapshot: true,
      lifecycle: { prevent_destroy: true, ignore_changes: ['replicate_source_db'] },
    });
  });

  it('ignores the window if a continuous rule of AWS Backup sets it', () => {
    const props = { continuousBackup: true, backupRetentionDays: 35, multiAz: true };

    expect(synthReplica(props).resource('aws_db_instance')).toMatchObject({
      multi_az: true,
      backup_retention_period: 35,
      lifecycle: { ignore_changes: ['replicate_source_db', 'backup_window'] },
    });
  });

  it('creates no credentials', () => {
    const json = synthReplica();

    expect(json.resources('aws_secretsmanager_secret')).toEqual([]);
    expect(json.json).not.toHaveProperty('ephemeral');
  });
});

describe('DatabaseReplica after its promotion', () => {
  it('keeps its Terraform addresses', () => {
    expect(synthReplica({ role: 'primary' }).addresses()).toEqual(synthReplica().addresses());
  });

  it('has no source, and takes a final snapshot when it is deleted', () => {
    const props = { role: 'primary', continuousBackup: true, backupRetentionDays: 35 } as const;
    const instance = synthReplica(props).resource('aws_db_instance');

    expect(instance).toMatchObject({
      skip_final_snapshot: false,
      final_snapshot_identifier: 'airline-dr-database-final',
      lifecycle: { prevent_destroy: true, ignore_changes: ['backup_window'] },
    });
    for (const absent of ['replicate_source_db', 'engine', 'engine_version', 'username', 'password_wo']) {
      expect(instance).not.toHaveProperty(absent);
    }
  });

  it('restores the retention that a promotion has lowered, also if AWS Backup sets it', () => {
    const ignored = [true, false].map((continuousBackup) => {
      const props = { role: 'primary', continuousBackup, backupRetentionDays: 35 } as const;
      const { lifecycle } = synthReplica(props).resource('aws_db_instance');
      return (lifecycle as { readonly ignore_changes?: readonly string[] }).ignore_changes ?? [];
    });

    expect(ignored.flat()).not.toContain('backup_retention_period');
  });

  it('has a standby and gets changes at once, in the windows that its source had', () => {
    expect(synthReplica({ role: 'primary' }).resource('aws_db_instance')).toMatchObject({
      multi_az: true,
      apply_immediately: true,
      backup_window: '01:00-02:00',
      maintenance_window: 'sun:03:00-sun:04:00',
    });
    expect(
      synthReplica({
        role: 'primary',
        source: {
          instanceClass: 'db.m7g.large',
          backupWindow: '22:00-23:00',
          maintenanceWindow: 'thu:03:00-thu:04:00',
        },
      }).resource('aws_db_instance'),
    ).toMatchObject({ backup_window: '22:00-23:00', maintenance_window: 'thu:03:00-thu:04:00' });
    expect(
      synthReplica({
        role: 'primary',
        multiAz: false,
        applyImmediately: false,
        backupWindow: '05:00-06:00',
        maintenanceWindow: 'fri:03:00-fri:04:00',
      }).resource('aws_db_instance'),
    ).toMatchObject({
      multi_az: false,
      apply_immediately: false,
      backup_window: '05:00-06:00',
      maintenance_window: 'fri:03:00-fri:04:00',
    });
    expect(
      synthReplica({ role: 'primary', environment: { ...drEnvironment, role: 'development' } }).resource(
        'aws_db_instance',
      ),
    ).toMatchObject({ multi_az: false });
  });

  it('has the same attributes as the replica, apart from source, deletion, standby and windows', () => {
    const own = [
      ...['replicate_source_db', 'skip_final_snapshot', 'final_snapshot_identifier', 'lifecycle'],
      ...['multi_az', 'apply_immediately', 'backup_window', 'maintenance_window'],
    ];
    const [replica, primary] = (['replica', 'primary'] as const).map((role) =>
      Object.fromEntries(
        Object.entries(synthReplica({ role }).resource('aws_db_instance')).filter(([name]) => !own.includes(name)),
      ),
    );

    expect(primary).toEqual(replica);
  });

  it('warns that applying the role promotes a replica that still follows its source', () => {
    const warnings = (role: 'replica' | 'primary') =>
      warningsOf(
        replicaProps.environment,
        (stack) => new DatabaseReplica(stack, 'database', { ...replicaProps, role }),
      );

    expect(warnings('primary')).toEqual([
      "role 'primary' is for an instance that the runbook has promoted; on a replica that still follows its source, applying it promotes the replica irreversibly: apply only a plan that does not change replicate_source_db [REPLICA_ROLE_PROMOTES]",
    ]);
    expect(warnings('replica')).toEqual([]);
  });

  it('has the alarms and the recovery of a source', () => {
    warningsOf(replicaProps.environment, (stack) => {
      const { alarms, recovery, recoveryPoints } = new DatabaseReplica(stack, 'database', {
        ...replicaProps,
        role: 'primary',
        multiAz: true,
      });

      expect(alarms.map(({ id }) => id)).not.toContain('replication-stopped');
      expect(alarms.map(({ id }) => id)).toContain('replication-slot-lag');
      expect(recovery.map(({ id }) => id)).toEqual(['multi-az-failover']);
      expect(recoveryPoints.map(({ id }) => id)).toEqual(['multi-az-failover', 'point-in-time']);
    });
  });
});

describe('DatabaseReplica props', () => {
  it('fails when props that decide names or computed data are tokens', () => {
    const token = Lazy.stringValue({ produce: () => 'known later' });
    const props = {
      engineVersion: token,
      sourceSecretKeyAliasArn: token,
      promotionMinutes: Lazy.numberValue({ produce: () => 5 }),
    };

    expect(problemsOf(() => synthReplica(props))).toEqual([
      'dr/database: engineVersion must be a literal, got a token; write the value in the program, since it is needed before Terraform runs [LITERAL_REQUIRED]',
      'dr/database: sourceSecretKeyAliasArn must be a literal, got a token; compute it with customerKeyAliasArn, since the alias is looked up by name [LITERAL_REQUIRED]',
      'dr/database: promotionMinutes must be a literal, got a token; write the number in the program, since the recovery time is computed from it [LITERAL_REQUIRED]',
    ]);
  });

  it.each([
    [
      { sourceArn: 'airline-primary-database' },
      "sourceArn must be the ARN of a DB instance, got 'airline-primary-database'; compute it with databaseArn(environment, identifier) [REPLICA_SOURCE_ARN]",
    ],
    [
      { sourceArn: 'arn:aws:rds:eu-west-1:123456789012:db:airline-primary-database' },
      "sourceArn must be in another Region than eu-west-1, got 'arn:aws:rds:eu-west-1:123456789012:db:airline-primary-database'; use a replica in another Region, which survives the loss of this one [REPLICA_SOURCE_REGION]",
    ],
    [
      { sourceArn: 'arn:aws:rds:eu-central-1:210987654321:db:airline-primary-database' },
      "sourceArn must belong to account 123456789012, in the partition of eu-west-1, got 'arn:aws:rds:eu-central-1:210987654321:db:airline-primary-database'; compute it with databaseArn of the source's environment [REPLICA_SOURCE_ACCOUNT]",
    ],
    [
      { engineVersion: '14.0' },
      "engineVersion must be 14.1 or later for a replica that keeps backups, got '14.0'; upgrade the source first [REPLICA_ENGINE_VERSION]",
    ],
    [
      { source: { instanceClass: 'db.m7g.large', storageEncrypted: false } },
      'source.storageEncrypted must be true, got false; RDS cannot create an encrypted replica of it: copy a snapshot of the source with a KMS key, restore the copy, and replicate that [REPLICA_SOURCE_ENCRYPTED]',
    ],
    [
      { maximumConnections: 400, source: { instanceClass: 'db.m7g.large', maximumConnections: 500 } },
      "maximumConnections must be at least the source's, got 400 for 500; raise it, or choose a class with as much memory as the source's: otherwise PostgreSQL stops replaying [REPLICA_CONNECTIONS]",
    ],
    [
      { source: { instanceClass: 'db.m7g.xlarge' } },
      "maximumConnections must be at least the source's, got 675 to 901 for 1351 to 1802; raise it, or choose a class with as much memory as the source's: otherwise PostgreSQL stops replaying [REPLICA_CONNECTIONS]",
    ],
    [
      { maximumConnections: 600 },
      "maximumConnections must be at least the source's, got 600 for 675 to 901; raise it, or choose a class with as much memory as the source's: otherwise PostgreSQL stops replaying [REPLICA_CONNECTIONS]",
    ],
    [
      { backupWindow: '01:30-02:30' },
      "backupWindow must not overlap the source's, got '01:30-02:30' for '01:00-02:00'; omit it or move it: RDS promotes no instance while it creates a snapshot [REPLICA_WINDOWS_OVERLAP]",
    ],
    [
      {
        source: { instanceClass: 'db.m7g.large', maintenanceWindow: 'sun:23:30-mon:00:30' },
        maintenanceWindow: 'mon:00:00-mon:01:00',
      },
      "maintenanceWindow must not overlap the source's, got 'mon:00:00-mon:01:00' for 'sun:23:30-mon:00:30'; omit it or move it: RDS would upgrade and restart both at the same time; a day earlier is right for the replica [REPLICA_WINDOWS_OVERLAP]",
    ],
    [
      { network: networkIn('eu-central-1') },
      "network.dataSubnets[0].availabilityZone must be in the environment's Region eu-west-1, got 'eu-central-1a', 'eu-central-1b', 'eu-central-1c'; pass the network of that Region [DATABASE_ZONE_REGION]",
    ],
    [
      { backupRetentionDays: 0 },
      'backupRetentionDays must be a whole number from 1 to 35, got 0; use days, for example 7: a replica needs automated backups of its source; AWS Backup keeps backups longer [DATABASE_BACKUP_RETENTION]',
    ],
  ])('fails when %j', (props, message) => {
    expect(problemsOf(() => synthReplica(props))).toEqual([`dr/database: ${message}`]);
  });
});

describe('windows of a replica', () => {
  it('are those that it sets, if the source is unknown or has others', () => {
    const props = { backupWindow: '01:00-02:00', maintenanceWindow: 'sun:03:00-sun:04:00' };
    const set = { backup_window: '01:00-02:00', maintenance_window: 'sun:03:00-sun:04:00' };
    const source = {
      instanceClass: 'db.m7g.large',
      backupWindow: '22:00-23:00',
      maintenanceWindow: 'thu:03:00-thu:04:00',
    };

    expect(synthReplica({ ...props, source }).resource('aws_db_instance')).toMatchObject(set);
    expect(
      synthIn(
        (stack) => new DatabaseReplica(stack, 'database', { ...replicaOfUnknownSourceProps, ...props }),
        drEnvironment,
      ).resource('aws_db_instance'),
    ).toMatchObject(set);
  });

  it('follow those of its source', () => {
    const source = {
      instanceClass: 'db.m7g.large',
      backupWindow: '22:00-23:00',
      maintenanceWindow: 'mon:00:30-mon:01:30',
    };

    expect(synthReplica({ source }).resource('aws_db_instance')).toMatchObject({
      backup_window: '23:00-00:00',
      maintenance_window: 'sun:00:30-sun:01:30',
    });
  });
});

describe('connections of a replica', () => {
  const warnings = (
    props: Partial<DatabaseReplicaProps>,
    all = { ...replicaProps, ...props, environment: replicaProps.environment },
  ) => warningsOf(all.environment, (stack) => new DatabaseReplica(stack, 'database', all));
  const doubts = [
    "maximumConnections should be comparable with the source's, got an unknown maximum; set source.instanceClass, and source.maximumConnections if the source sets it, since PostgreSQL stops replaying if the replica allows fewer [REPLICA_CONNECTIONS_UNKNOWN]",
  ];

  it.each<[string, Partial<DatabaseReplicaProps>]>([
    ['as many by class', {}],
    ['more by class', { instanceClass: 'db.m7g.2xlarge' }],
    [
      'as many by number',
      { maximumConnections: 500, source: { instanceClass: 'db.t3.micro', maximumConnections: 500 } },
    ],
    ['more than the class of the source allows', { maximumConnections: 1000 }],
    ['not compared, after a promotion', { role: 'primary', source: { instanceClass: 'db.m7g.16xlarge' } }],
    ['any number with MySQL', { engine: 'mysql', engineVersion: '8.4', source: { instanceClass: 'db.m7g.16xlarge' } }],
  ])('are accepted if they are %s', (_name, props) => {
    expect(warnings(props).filter((warning) => String(warning).includes('connections'))).toEqual([]);
  });

  it('cause a warning if they cannot be compared with the source', () => {
    expect(warnings({}, replicaOfUnknownSourceProps)).toEqual(doubts);
    expect(warnings({ source: { instanceClass: 'db.x2g.large' } })).toEqual(doubts);
    expect(warnings({ instanceClass: 'db.x2g.large' })).toContainEqual(
      expect.stringMatching(/ got an unknown maximum; set maximumConnections, since /),
    );
    expect(warnings({ maximumConnections: 800 })).toEqual([
      "maximumConnections should be at least the source's, got 800 for 675 to 901; set both maximumConnections and source.maximumConnections, or neither, since RDS reserves a part of the memory that one is derived from [REPLICA_CONNECTIONS_UNKNOWN]",
    ]);
  });
});

describe('a replica with less memory than its source', () => {
  const warnings = (props: Partial<DatabaseReplicaProps>, all: DatabaseReplicaProps = { ...replicaProps, ...props }) =>
    warningsOf(drEnvironment, (stack) => new DatabaseReplica(stack, 'database', all)).filter((warning) =>
      String(warning).includes('REPLICA_CLASS_SMALLER'),
    );

  it.each(['mysql', 'mariadb'] as const)('causes a warning in %s', (engine) => {
    const props = { engine, engineVersion: engine === 'mysql' ? '8.4' : '11.4', instanceClass: 'db.t4g.micro' };

    expect(warnings({ ...props, source: { instanceClass: 'db.r6g.xlarge' } })).toEqual([
      "instanceClass should have as much memory as the source's, got 'db.t4g.micro' with 1 GiB for 'db.r6g.xlarge' with 32 GiB; choose a larger class, or change it before the replica takes over [REPLICA_CLASS_SMALLER]",
    ]);
    expect(warnings({ ...props, source: { instanceClass: 'db.t4g.micro' } })).toEqual([]);
    expect(warnings({ ...props, role: 'primary', source: { instanceClass: 'db.r6g.xlarge' } })).toEqual([]);
  });

  it('causes a warning in PostgreSQL that has as many connections', () => {
    const source = { instanceClass: 'db.m7g.xlarge', maximumConnections: 500 };

    expect(warnings({ maximumConnections: 500, source })).toHaveLength(1);
  });
});
