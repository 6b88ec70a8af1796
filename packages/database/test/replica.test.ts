import { problemsOf } from '@etops/testing';
import { DatabaseReplica } from '../src';
import type { DatabaseReplicaProps } from '../src';
import { lonelyReplicaProps, networkIn, referenceTo, replicaProps, synthReplica, warningsOf } from './support';

describe('DatabaseReplica', () => {
  it('keeps its Terraform addresses', () => {
    expect(synthReplica().addresses()).toMatchSnapshot();
  });

  it('names its source by ARN, and leaves to the source what is the source’s', () => {
    const instance = synthReplica().resource('aws_db_instance');

    expect(instance).toMatchObject({
      identifier: 'airline-dr-database',
      replicate_source_db: 'arn:aws:rds:eu-central-1:123456789012:db:airline-primary-database',
    });
    for (const absent of ['engine', 'engine_version', 'username', 'password_wo', 'db_name', 'allocated_storage']) {
      expect(instance).not.toHaveProperty(absent);
    }
  });

  it('is fit to be promoted: own key, own groups, backups on, deletion refused', () => {
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
    });
    expect(json.resource('aws_db_parameter_group')).toMatchObject({
      family: 'postgres16',
      parameter: [{ name: 'rds.force_ssl', value: '1' }],
    });
  });

  it('stays promoted, and is never promoted by accident: the source is compared at creation only', () => {
    expect(synthReplica().resource('aws_db_instance')).toMatchObject({
      skip_final_snapshot: true,
      lifecycle: { prevent_destroy: true, ignore_changes: ['replicate_source_db'] },
    });
  });

  it('also leaves retention and window to AWS Backup when a continuous rule sets them', () => {
    expect(synthReplica({ continuousBackup: true, multiAz: true }).resource('aws_db_instance')).toMatchObject({
      multi_az: true,
      lifecycle: { ignore_changes: ['replicate_source_db', 'backup_retention_period', 'backup_window'] },
    });
  });

  it('has no credentials of its own', () => {
    const json = synthReplica();

    expect(json.resources('aws_secretsmanager_secret')).toEqual([]);
    expect(json.json).not.toHaveProperty('ephemeral');
  });
});

describe('DatabaseReplica after its promotion', () => {
  it('keeps its Terraform addresses', () => {
    expect(synthReplica({ role: 'primary' }).addresses()).toEqual(synthReplica().addresses());
  });

  it('has data of its own: no source, and a final snapshot when it goes', () => {
    const instance = synthReplica({ role: 'primary', continuousBackup: true }).resource('aws_db_instance');

    expect(instance).toMatchObject({
      skip_final_snapshot: false,
      final_snapshot_identifier: 'airline-dr-database-final',
      lifecycle: { prevent_destroy: true, ignore_changes: ['backup_retention_period', 'backup_window'] },
    });
    for (const absent of ['replicate_source_db', 'engine', 'engine_version', 'username', 'password_wo']) {
      expect(instance).not.toHaveProperty(absent);
    }
  });

  it('differs from the replica in nothing that AWS is told', () => {
    const own = ['replicate_source_db', 'skip_final_snapshot', 'final_snapshot_identifier', 'lifecycle'];
    const [replica, primary] = (['replica', 'primary'] as const).map((role) =>
      Object.fromEntries(
        Object.entries(synthReplica({ role }).resource('aws_db_instance')).filter(([name]) => !own.includes(name)),
      ),
    );

    expect(primary).toEqual(replica);
  });

  it('warns that applying it promotes an instance that still follows its source', () => {
    const warnings = (role: 'replica' | 'primary') =>
      warningsOf(
        replicaProps.environment,
        (stack) => new DatabaseReplica(stack, 'database', { ...replicaProps, role }),
      );

    expect(warnings('primary')).toEqual([
      "role 'primary' is for an instance that the runbook has promoted: on one that still follows its source, applying it promotes it for good; apply only a plan that leaves replicate_source_db alone",
    ]);
    expect(warnings('replica')).toEqual([]);
  });

  it('is watched as a source, not as a replica, and recovers as one', () => {
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
  it.each([
    [
      { sourceArn: 'airline-primary-database' },
      "sourceArn must be the ARN of a DB instance, got 'airline-primary-database'; compute it with databaseArn(environment, identifier) [REPLICA_SOURCE_ARN]",
    ],
    [
      { sourceArn: 'arn:aws:rds:eu-west-1:123456789012:db:airline-primary-database' },
      "sourceArn must lie in another Region than eu-west-1, got 'arn:aws:rds:eu-west-1:123456789012:db:airline-primary-database'; a replica beside its source does not survive the Region [REPLICA_SOURCE_REGION]",
    ],
    [
      { role: 'standby' as 'replica' },
      "role must be 'replica' or 'primary', got 'standby'; choose what the instance is at present [REPLICA_ROLE]",
    ],
    [
      { engineVersion: '13.9' },
      "engineVersion must be 14.1 or later for a replica that keeps backups, got '13.9'; upgrade the source first [REPLICA_ENGINE_VERSION]",
    ],
    [
      { source: { instanceClass: 'db.m7g.large', storageEncrypted: false } },
      'source.storageEncrypted must be true, got false; RDS makes no encrypted replica of it: copy a snapshot of the source under a key, restore the copy, and replicate that [REPLICA_SOURCE_ENCRYPTED]',
    ],
    [
      { maximumConnections: 400, source: { instanceClass: 'db.m7g.large', maximumConnections: 500 } },
      "maximumConnections must be at least the source's, got 400 for 500; raise it, or choose a class with as much memory as the source's: PostgreSQL stops replaying otherwise [REPLICA_CONNECTIONS]",
    ],
    [
      { source: { instanceClass: 'db.m7g.xlarge' } },
      "maximumConnections must be at least the source's, got 675 to 901 for 1351 to 1802; raise it, or choose a class with as much memory as the source's: PostgreSQL stops replaying otherwise [REPLICA_CONNECTIONS]",
    ],
    [
      { maximumConnections: 600 },
      "maximumConnections must be at least the source's, got 600 for 675 to 901; raise it, or choose a class with as much memory as the source's: PostgreSQL stops replaying otherwise [REPLICA_CONNECTIONS]",
    ],
    [
      { network: networkIn('eu-central-1') },
      "network.dataSubnets must lie in the environment's Region eu-west-1, got 'eu-central-1a', 'eu-central-1b', 'eu-central-1c'; pass that Region's network [DATABASE_ZONE_REGION]",
    ],
    [
      { backupRetentionDays: 0 },
      'backupRetentionDays must be a whole number from 1 to 35, got 0; choose one in that range: a database without backups can have no replica, and AWS Backup keeps longer [DATABASE_BACKUP_RETENTION]',
    ],
  ])('fails when %j', (props, message) => {
    expect(problemsOf(() => synthReplica(props))).toEqual([`dr/database: ${message}`]);
  });
});

describe('connections of a replica', () => {
  const warnings = (props: Partial<DatabaseReplicaProps>, all: DatabaseReplicaProps = { ...replicaProps, ...props }) =>
    warningsOf(all.environment, (stack) => new DatabaseReplica(stack, 'database', all));
  const doubts = [
    'nobody can tell whether the replica takes as many connections as its source, without which PostgreSQL stops replaying; give source.instanceClass, and source.maximumConnections if the source sets it',
  ];

  it.each<[string, Partial<DatabaseReplicaProps>]>([
    ['as many by class', {}],
    ['more by class', { instanceClass: 'db.m7g.2xlarge' }],
    [
      'as many by number',
      { maximumConnections: 500, source: { instanceClass: 'db.t3.micro', maximumConnections: 500 } },
    ],
    ['more than the class of its source takes', { maximumConnections: 1000 }],
    ['none to compare, being promoted', { role: 'primary', source: { instanceClass: 'db.m7g.16xlarge' } }],
    ['any number with MySQL', { engine: 'mysql', engineVersion: '8.4', source: { instanceClass: 'db.m7g.16xlarge' } }],
  ])('may be %s', (_name, props) => {
    expect(warnings(props).filter((warning) => String(warning).includes('connections'))).toEqual([]);
  });

  it('are warned of when nobody can tell', () => {
    expect(warnings({}, lonelyReplicaProps)).toEqual(doubts);
    expect(warnings({ source: { instanceClass: 'db.x2g.large' } })).toEqual(doubts);
    expect(warnings({ instanceClass: 'db.x2g.large' })).toContainEqual(
      expect.stringMatching(/^nobody can tell .*; give maximumConnections$/),
    );
    expect(warnings({ maximumConnections: 800 })).toEqual([
      'the replica takes 800 connections and its source 675 to 901, of which one follows from memory that RDS partly keeps; give maximumConnections and source.maximumConnections both, or neither',
    ]);
  });
});
