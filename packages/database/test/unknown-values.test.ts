import { problemsOf, testEnvironment, testNetwork } from '@etops/testing';
import type { AutomatedBackupsReplicationProps, SnapshotExportProps } from '../src';
import { AutomatedBackupsReplication, SnapshotExport } from '../src';
import { synthDatabase, synthIn, synthReplica } from './support';

const kmsKeyArn = 'arn:aws:kms:eu-west-1:123456789012:alias/orders';
const functionArn = 'arn:aws:lambda:eu-central-1:123456789012:function:rotate';
const [firstSubnet, ...otherSubnets] = testNetwork.dataSubnets;
const problems = (props: object) => problemsOf(() => synthDatabase(props));

describe('Database of a caller without TypeScript', () => {
  it('fails with an unknown source of its data', () => {
    expect(problems({ restoreFrom: { kind: 'backup', source: 'orders' } })).toEqual([
      "primary/database: restoreFrom.kind must be one of 'snapshot', 'point-in-time', got 'backup'; use 'snapshot', for example [DATABASE_RESTORE_KIND]",
    ]);
  });

  it('fails with an unknown certificate authority', () => {
    expect(problems({ caCertificate: 'rds-ca-2019' })).toEqual([
      "primary/database: caCertificate must be one of 'rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1', got 'rds-ca-2019'; use 'rds-ca-rsa2048-g1', for example [DATABASE_CA_CERTIFICATE]",
    ]);
  });

  it.each<[path: string, props: object, rest: string]>([
    ['engine', { engine: undefined }, "use 'postgres', for example [DATABASE_ENGINE]"],
    [
      'engineVersion',
      { engineVersion: undefined },
      'use the major version, which decides the parameter group [DATABASE_ENGINE_VERSION]',
    ],
    ['databaseName', { databaseName: undefined }, "use a name such as 'orders' [DATABASE_NAME]"],
    ['instanceClass', { instanceClass: undefined }, "use 'db.m7g.large', for example [DATABASE_INSTANCE_CLASS]"],
    ['allocatedStorageGiB', { allocatedStorageGiB: undefined }, 'use GiB, for example 100 [DATABASE_STORAGE]'],
    [
      'network.vpcId',
      { network: { ...testNetwork, vpcId: undefined } },
      'pass the ref of a network, since AWS would use the default VPC [DATABASE_VPC]',
    ],
    [
      'network.dataSubnets[0].id',
      { network: { ...testNetwork, dataSubnets: [{ ...firstSubnet, id: undefined }, ...otherSubnets] } },
      'pass the ref of a network [DATABASE_SUBNET]',
    ],
    ['restoreFrom.kind', { restoreFrom: {} }, "use 'snapshot', for example [DATABASE_RESTORE_KIND]"],
    [
      'restoreFrom.snapshot',
      { restoreFrom: { kind: 'snapshot' } },
      'use the identifier of a snapshot, since RDS would create an empty database [DATABASE_RESTORE_SNAPSHOT]',
    ],
    [
      'restoreFrom.source',
      { restoreFrom: { kind: 'point-in-time', time: 'latest' } },
      'use the identifier of a DB instance [DATABASE_RESTORE_SOURCE]',
    ],
    [
      'restoreFrom.time',
      { restoreFrom: { kind: 'point-in-time', source: 'orders' } },
      "use 'latest', for example [DATABASE_RESTORE_TIME]",
    ],
    [
      'secretReplicas[0].region',
      { secretReplicas: [{ kmsKeyArn }] },
      'use the Region of the replica that takes over [DATABASE_SECRET_REPLICA_REGION]',
    ],
    [
      'secretReplicas[0].kmsKeyArn',
      { secretReplicas: [{ region: 'eu-west-1' }] },
      'compute it with customerKeyAliasArn of the environment that owns the key [DATABASE_SECRET_REPLICA_KEY]',
    ],
    [
      'secretRotation.functionArn',
      { secretRotation: { schedule: 'rate(30 days)' } },
      'use a function in the Region of the secret [DATABASE_ROTATION_FUNCTION]',
    ],
    [
      'secretRotation.schedule',
      { secretRotation: { functionArn } },
      "use 'rate(30 days)', for example [DATABASE_ROTATION_SCHEDULE]",
    ],
  ])('fails without %s', (path, props, rest) => {
    expect(problems(props)).toEqual([`primary/database: ${path} must be given, got nothing; ${rest}`]);
  });
});

describe('other constructs for databases of a caller without TypeScript', () => {
  it('fail without the ARN of the source', () => {
    const expected = [
      expect.stringMatching(
        /: sourceArn must be given, got nothing; compute it with databaseArn\(environment, identifier\) \[REPLICA_SOURCE_ARN]$/,
      ),
    ];

    expect(problemsOf(() => synthReplica({ sourceArn: undefined as unknown as string }))).toEqual(expected);
    expect(
      problemsOf(() =>
        synthIn((stack) => {
          const props = { environment: testEnvironment } as AutomatedBackupsReplicationProps;
          new AutomatedBackupsReplication(stack, 'backups', props);
        }),
      ),
    ).toEqual(expected);
  });

  it('fail without the version of a replica', () => {
    expect(problemsOf(() => synthReplica({ engineVersion: undefined as unknown as string }))).toEqual([
      'dr/database: engineVersion must be given, got nothing; use the major version, which decides the parameter group [DATABASE_ENGINE_VERSION]',
    ]);
  });

  it('fail without database, bucket, key or schedule of an export', () => {
    const props = { environment: testEnvironment, database: {}, archive: {} } as SnapshotExportProps;

    expect(problemsOf(() => synthIn((stack) => new SnapshotExport(stack, 'export', { ...props })))).toEqual([
      'primary/export: database.identifier must be given, got nothing; compute it with databaseIdentifier [SNAPSHOT_EXPORT_DATABASE]',
      'primary/export: archive.bucketName must be the name of a bucket, got nothing; use the name without s3:// or a path [SNAPSHOT_EXPORT_BUCKET]',
      'primary/export: archive.kmsKeyArn must be given, got nothing; use a key of the Region of the bucket [SNAPSHOT_EXPORT_KEY]',
      "primary/export: schedule must be given, got nothing; use 'cron(0 5 * * ? *)', for example [SNAPSHOT_EXPORT_SCHEDULE]",
    ]);
  });
});
