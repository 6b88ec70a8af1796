import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateDBInstanceCommand,
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  ModifyDBInstanceCommand,
  RDSClient,
  StartDBInstanceAutomatedBackupsReplicationCommand,
} from '@aws-sdk/client-rds';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { NetworkRef } from '@etops/contracts';
import type { DatabaseProps } from '@etops/database';
import { Database, databaseArn } from '@etops/database';
import type { PlannedChange } from '@etops/emulator';
import { Rehearsal } from '@etops/emulator';
import { AwsClients } from '@etops/emulator/testing';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';
import { createKey, defaultNetwork } from './emulated-account';

const account = { application: 'airline', accountId: '123456789012' } as const;
const primary = { ...account, name: 'primary', region: 'eu-central-1' } as const;
/** A drill in the DR Region. */
const drill = { ...account, name: 'drill', role: 'development', region: 'eu-west-1' } as const;

const SOURCE = 'airline-primary-database';
const REPLICA = 'airline-dr-database';
const TWO_MINUTES = 120_000;

const shape = { engine: 'postgres', engineVersion: '16', databaseName: 'airline' } as const;

const rotation = {
  functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:rotate',
  schedule: 'rate(30 days)',
} as const;

type Databases = Readonly<Record<string, Partial<DatabaseProps>>>;

const ofInstances = (changes: readonly PlannedChange[]) => changes.filter(({ type }) => type === 'aws_db_instance');

async function createDatabase(aws: AwsClients, identifier: string): Promise<void> {
  await aws.of(RDSClient).send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: identifier,
      DBInstanceClass: 'db.m7g.large',
      Engine: shape.engine,
      EngineVersion: '16.4',
      DBName: shape.databaseName,
      AllocatedStorage: 200,
      StorageType: 'gp3',
      StorageEncrypted: true,
      KmsKeyId: await createKey(aws),
      MasterUsername: 'administrator',
      MasterUserPassword: 'of-the-source',
      BackupRetentionPeriod: 35,
      MultiAZ: true,
    }),
  );
}

describe('a restore on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-restore-'));
  let rehearsal: Rehearsal;
  let rds: RDSClient;
  let secrets: SecretsManagerClient;
  let network: Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;
  let restores: Databases;
  let backupsKey: string;

  const synthesize = (databases: Databases) => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, 'drill', { environment: drill });
    for (const [id, changes] of Object.entries(databases)) {
      new Database(stack, id, {
        ...shape,
        environment: drill,
        network,
        instanceClass: 'db.t4g.medium',
        allocatedStorageGiB: 200,
        secretRotation: rotation,
        ...changes,
      });
    }
    app.synth();
  };
  const plan = (databases: Databases) => {
    synthesize(databases);
    return rehearsal.plan(outdir, 'drill');
  };
  const keyIds = async () => {
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand());
    return Object.fromEntries(
      DBInstances.map(({ DBInstanceIdentifier = '', KmsKeyId }) => [DBInstanceIdentifier, KmsKeyId]),
    );
  };

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    const source = new AwsClients(rehearsal.endpoint, primary.region);
    const there = new AwsClients(rehearsal.endpoint, drill.region);
    rds = there.of(RDSClient);
    secrets = there.of(SecretsManagerClient);
    network = await defaultNetwork(there);
    await createDatabase(source, SOURCE);
    await createDatabase(there, REPLICA);
    backupsKey = await createKey(there);
    const { DBInstanceAutomatedBackup } = await rds.send(
      new StartDBInstanceAutomatedBackupsReplicationCommand({
        SourceDBInstanceArn: databaseArn(primary, SOURCE),
        KmsKeyId: backupsKey,
      }),
    );
    const backups = DBInstanceAutomatedBackup?.DBInstanceAutomatedBackupsArn ?? '';
    // The Region of the source is lost.
    await source
      .of(RDSClient)
      .send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: SOURCE, SkipFinalSnapshot: true }));
    const snapshot = await rehearsal.emulator.takeAutomatedSnapshot(drill.region, REPLICA);
    restores = {
      'from-snapshot': { restoreFrom: { kind: 'snapshot', snapshot } },
      'from-backups': { restoreFrom: { kind: 'point-in-time', source: backups, time: 'latest' } },
    };
    synthesize(restores);
    await rehearsal.apply(outdir, 'drill');
  }, 6 * TWO_MINUTES);

  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  it(
    'sets the password of the new secret, and keeps the key of the source',
    async () => {
      const passwords = await rehearsal.emulator.masterPasswords();
      for (const id of ['from-snapshot', 'from-backups']) {
        const { SecretString = '' } = await secrets.send(
          new GetSecretValueCommand({ SecretId: `airline-drill-${id}-credentials` }),
        );
        expect({ id, password: passwords[`airline-drill-${id}`] }).toEqual({
          id,
          password: (JSON.parse(SecretString) as { password: string }).password,
        });
      }
      const keys = await keyIds();
      expect(keys['airline-drill-from-snapshot']).toBe(keys[REPLICA]);
      expect(keys['airline-drill-from-backups']).toBe(backupsKey);
    },
    TWO_MINUTES,
  );

  it(
    'leaves only the settings that RDS copies from the source to a second apply',
    async () => {
      expect(await plan(restores)).toEqual([
        {
          address: expect.stringMatching(/^aws_db_instance\.from-backups/) as unknown,
          type: 'aws_db_instance',
          action: 'update',
          attributes: ['backup_retention_period', 'backup_window', 'maintenance_window'],
        },
      ]);

      await rehearsal.apply(outdir, 'drill');
      expect(await plan(restores)).toEqual([]);
    },
    2 * TWO_MINUTES,
  );

  it(
    'happens once: a changed or removed source changes nothing',
    async () => {
      expect(await plan({ 'from-snapshot': {}, 'from-backups': {} })).toEqual([]);
      expect(
        await plan({
          'from-snapshot': { restoreFrom: { kind: 'point-in-time', source: REPLICA, time: '2026-11-23T04:30:00Z' } },
          'from-backups': { restoreFrom: { kind: 'snapshot', snapshot: 'another' } },
        }),
      ).toEqual([]);
    },
    TWO_MINUTES,
  );

  it(
    'does not undo later rotations of the password',
    async () => {
      const DBInstanceIdentifier = 'airline-drill-from-snapshot';
      await rds.send(new ModifyDBInstanceCommand({ DBInstanceIdentifier, MasterUserPassword: 'of-the-function' }));
      await secrets.send(
        new PutSecretValueCommand({
          SecretId: `${DBInstanceIdentifier}-credentials`,
          SecretString: JSON.stringify({ username: 'administrator', password: 'of-the-function' }),
          ClientRequestToken: 'a-token-of-at-least-thirty-two-characters',
        }),
      );

      expect(await plan(restores)).toEqual([]);
      expect((await rehearsal.emulator.masterPasswords())[DBInstanceIdentifier]).toBe('of-the-function');
    },
    TWO_MINUTES,
  );

  it(
    'never replaces an existing database',
    async () => {
      const changes = await plan({ 'from-snapshot': { instanceClass: 'db.t4g.large' }, 'from-backups': {} });

      expect(changes.filter(({ action }) => action !== 'update')).toEqual([]);
      expect(ofInstances(changes)).toMatchObject([{ attributes: ['instance_class'] }]);
    },
    TWO_MINUTES,
  );
});
