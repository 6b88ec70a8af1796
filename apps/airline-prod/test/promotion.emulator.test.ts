import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateDBInstanceCommand,
  DescribeDBInstancesCommand,
  PromoteReadReplicaCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  StopReplicationToReplicaCommand,
} from '@aws-sdk/client-secrets-manager';
import type { NetworkRef } from '@etops/contracts';
import type { DatabaseReplicaProps } from '@etops/database';
import { AutomatedBackupsReplication, databaseArn, DatabaseReplica, databaseSecretName } from '@etops/database';
import type { PlannedChange } from '@etops/emulator';
import { Rehearsal } from '@etops/emulator';
import { AwsClients } from '@etops/emulator/testing';
import { customerKeyAliasArn, EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';
import { createKeyWithAlias, defaultNetwork } from './emulated-account';

const account = { application: 'airline', role: 'production', accountId: '123456789012' } as const;
const primary = { ...account, name: 'primary', region: 'eu-central-1' } as const;
const dr = { ...account, name: 'dr', region: 'eu-west-1' } as const;

type Site = typeof primary | typeof dr;
type Network = Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;

/** Keys of other stacks of each Region. */
const secretKey = customerKeyAliasArn({ ...dr, name: 'vault' }, 'database-secret');
const secretKeyAtHome = customerKeyAliasArn(primary, 'database-2-secret');
const SECRET = databaseSecretName('source');

const TWO_MINUTES = 120_000;

/** Creates the source's credentials and their copy, as the stack of the source does. */
async function copySecret(source: AwsClients, there: AwsClients): Promise<void> {
  await createKeyWithAlias(there, secretKey);
  await createKeyWithAlias(source, secretKeyAtHome);
  for (const Name of [`${SECRET}-of-another`, SECRET, databaseSecretName('another')]) {
    await source.of(SecretsManagerClient).send(
      new CreateSecretCommand({
        Name,
        SecretString: JSON.stringify({ username: 'administrator', password: 'of the source' }),
        ClientRequestToken: 'a-token-of-at-least-thirty-two-characters',
        AddReplicaRegions: [{ Region: dr.region, KmsKeyId: secretKey }],
      }),
    );
  }
}

const ofInstances = (changes: readonly PlannedChange[]) => changes.filter(({ type }) => type === 'aws_db_instance');
const destructive = (changes: readonly PlannedChange[]) =>
  changes.filter(({ action }) => action === 'delete' || action === 'replace');

describe('a promotion on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-promotion-'));
  const props = {
    sourceArn: databaseArn(primary, 'source'),
    source: { instanceClass: 'db.m7g.large' },
    engine: 'postgres',
    engineVersion: '16',
    instanceClass: 'db.m7g.large',
    databaseName: 'airline',
    backupRetentionDays: 35,
  } as const;
  let rehearsal: Rehearsal;
  let networks: Readonly<Record<Site['name'], Network>>;

  const synthesize = (site: Site, id: string, changes: Partial<DatabaseReplicaProps> = {}) => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, site.name, { environment: site });
    new DatabaseReplica(stack, id, { ...props, environment: site, network: networks[site.name], ...changes });
    if (site.name === 'dr') {
      new AutomatedBackupsReplication(stack, 'backups', { environment: site, sourceArn: props.sourceArn });
    }
    app.synth();
  };
  const atDr = (changes: Partial<DatabaseReplicaProps> = {}) => {
    synthesize(dr, 'database', {
      sourceSecretKeyAliasArn: secretKey,
      monitoring: { logs: ['postgresql'], performanceInsightsDays: 7, enhancedMonitoringSeconds: 60 },
      ...changes,
    });
  };
  const plan = (changes: Partial<DatabaseReplicaProps> = {}) => {
    atDr(changes);
    return rehearsal.plan(outdir, 'dr');
  };

  const at = ({ region }: Site) => new AwsClients(rehearsal.endpoint, region);
  const promote = (site: Site, DBInstanceIdentifier: string) =>
    at(site).of(RDSClient).send(new PromoteReadReplicaCommand({ DBInstanceIdentifier }));
  const instance = async () => {
    const found = await at(dr).of(RDSClient).send(new DescribeDBInstancesCommand({}));
    return found.DBInstances?.[0];
  };
  const secretOf = async (site: Site) => {
    const { SecretString = '' } = await at(site)
      .of(SecretsManagerClient)
      .send(new GetSecretValueCommand({ SecretId: SECRET }));
    return JSON.parse(SecretString) as unknown;
  };

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    const source = new AwsClients(rehearsal.endpoint, primary.region);
    const there = new AwsClients(rehearsal.endpoint, dr.region);
    networks = { primary: await defaultNetwork(source), dr: await defaultNetwork(there) };
    await source.of(RDSClient).send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: 'source',
        DBInstanceClass: props.instanceClass,
        Engine: props.engine,
        EngineVersion: props.engineVersion,
        DBName: props.databaseName,
        AllocatedStorage: 100,
        StorageType: 'gp3',
        StorageEncrypted: true,
        MasterUsername: 'administrator',
        MasterUserPassword: 'of-a-database-that-is-none',
        BackupRetentionPeriod: 7,
      }),
    );
    await copySecret(source, there);
    atDr();
    await rehearsal.apply(outdir, 'dr');
  }, 3 * TWO_MINUTES);

  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  it(
    'has an empty second plan, and replaces nothing when settings of the replica change',
    async () => {
      expect(await plan()).toEqual([]);

      const changes = await plan({
        instanceClass: 'db.m7g.xlarge',
        backupRetentionDays: 14,
        backupWindow: '22:00-23:00',
        maintenanceWindow: 'tue:03:00-tue:04:00',
        engineVersion: '16.4',
        maximumConnections: 2000,
        multiAz: true,
        alarmThresholds: { cpuPercent: 50 },
        tags: { Backup: 'daily' },
        sourceArn: databaseArn(primary, 'another'),
      });

      expect(destructive(changes)).toEqual([]);
      expect(ofInstances(changes)).toMatchObject([{ action: 'update' }]);
      expect(ofInstances(changes)[0]?.attributes).not.toContain('replicate_source_db');
    },
    3 * TWO_MINUTES,
  );

  it(
    'happens if the role changes before the runbook has promoted the replica',
    async () => {
      synthesize(dr, 'database', { role: 'primary' });

      expect(ofInstances(await rehearsal.plan(outdir, 'dr'))).toMatchObject([
        { action: 'update', attributes: expect.arrayContaining(['replicate_source_db']) as unknown },
      ]);
    },
    3 * TWO_MINUTES,
  );

  it(
    'lowers the retention to a day if the command names none, which the next plan restores with either role',
    async () => {
      await promote(dr, 'airline-dr-database');
      expect(await instance()).toMatchObject({ BackupRetentionPeriod: 1, PreferredBackupWindow: '04:17-04:47' });

      expect(ofInstances(await plan({ role: 'replica' }))).toMatchObject([
        { action: 'update', attributes: ['backup_retention_period', 'backup_window'] },
      ]);
      synthesize(dr, 'database', { role: 'primary', continuousBackup: true });
      const changes = await rehearsal.plan(outdir, 'dr');
      expect(ofInstances(changes)).toMatchObject([
        { attributes: expect.arrayContaining(['backup_retention_period', 'multi_az']) as unknown },
      ]);
      expect(ofInstances(changes)[0]?.attributes).not.toContain('backup_window');
    },
    3 * TWO_MINUTES,
  );

  it(
    'does not take over the secret as long as it is a copy, which the source still writes',
    async () => {
      await expect(plan({ role: 'primary' })).rejects.toThrow(/not permitted on a\s+replica secret/);

      await at(dr)
        .of(SecretsManagerClient)
        .send(new StopReplicationToReplicaCommand({ SecretId: SECRET }));
      await at(primary)
        .of(SecretsManagerClient)
        .send(new PutSecretValueCommand({ SecretId: SECRET, SecretString: '{"password":"of a later rotation"}' }));
      expect(await secretOf(dr)).toEqual({ username: 'administrator', password: 'of the source' });
    },
    3 * TWO_MINUTES,
  );

  it(
    'by the runbook leaves nothing to create, destroy or replace, and the secret keeps its ARN and password',
    async () => {
      const before = await at(dr)
        .of(SecretsManagerClient)
        .send(new DescribeSecretCommand({ SecretId: SECRET }));
      const changes = await plan({ role: 'primary' });

      expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['update']));
      expect(new Set(changes.map(({ type }) => type))).toEqual(
        new Set(['aws_db_instance', 'aws_secretsmanager_secret']),
      );
      await rehearsal.apply(outdir, 'dr');
      expect(await plan({ role: 'primary' })).toEqual([]);
      expect(await instance()).toMatchObject({
        BackupRetentionPeriod: 35,
        PreferredBackupWindow: '01:00-02:00',
        PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
        MultiAZ: true,
      });
      const { ARN, KmsKeyId } = await at(dr)
        .of(SecretsManagerClient)
        .send(new DescribeSecretCommand({ SecretId: SECRET }));
      expect({ ARN, KmsKeyId }).toEqual({ ARN: before.ARN, KmsKeyId: secretKey });
      expect(await secretOf(dr)).toEqual({ username: 'administrator', password: 'of the source' });
    },
    3 * TWO_MINUTES,
  );

  it(
    'lets Terraform set a new password, in this Region only',
    async () => {
      expect(destructive(await plan({ role: 'primary', passwordVersion: 1 }))).toEqual([]);
      await rehearsal.apply(outdir, 'dr');

      expect(await plan({ role: 'primary', passwordVersion: 1 })).toEqual([]);
      expect(await secretOf(dr)).toEqual({
        username: 'administrator',
        password: expect.stringMatching(/^[a-zA-Z0-9]{40}$/) as unknown,
      });
      expect(await secretOf(primary)).toEqual({ password: 'of a later rotation' });
    },
    3 * TWO_MINUTES,
  );

  it(
    'is not undone by a role that is set back: Terraform forgets the secret, and destroys nothing',
    async () => {
      const changes = await plan({ role: 'replica' });

      expect(destructive(changes)).toEqual([]);
      expect(changes.filter(({ action }) => action === 'forget').map(({ type }) => type)).toEqual([
        'aws_secretsmanager_secret',
        'aws_secretsmanager_secret_version',
      ]);
    },
    3 * TWO_MINUTES,
  );

  it(
    'fails back through a reverse replica without destroying anything',
    async () => {
      const wayBack = (role: 'replica' | 'primary') => {
        synthesize(primary, 'database-2', {
          sourceArn: databaseArn(dr, 'airline-dr-database'),
          sourceSecretName: SECRET,
          sourceSecretKeyAliasArn: secretKeyAtHome,
          role,
        });
      };
      // The secret of the old database is there, by the same name.
      const copied: Partial<DatabaseReplicaProps> = {
        role: 'primary',
        passwordVersion: 1,
        secretReplicas: [{ region: primary.region, kmsKeyArn: secretKeyAtHome }],
        overwriteSecretReplicas: true,
      };
      expect(destructive(await plan(copied))).toEqual([]);
      await rehearsal.apply(outdir, 'dr');
      expect(await plan(copied)).toEqual([]);
      expect(await secretOf(primary)).toEqual(await secretOf(dr));
      wayBack('replica');
      const changes = await rehearsal.plan(outdir, 'primary');
      expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['create']));
      expect(ofInstances(changes)).toHaveLength(1);

      await rehearsal.apply(outdir, 'primary');
      expect(await rehearsal.plan(outdir, 'primary')).toEqual([]);
      await promote(primary, 'airline-primary-database-2');
      await at(primary)
        .of(SecretsManagerClient)
        .send(new StopReplicationToReplicaCommand({ SecretId: SECRET }));

      expect(destructive(await rehearsal.plan(outdir, 'primary'))).toEqual([]);
      wayBack('primary');
      expect(destructive(await rehearsal.plan(outdir, 'primary'))).toEqual([]);
      await rehearsal.apply(outdir, 'primary');
      expect(await rehearsal.plan(outdir, 'primary')).toEqual([]);
    },
    4 * TWO_MINUTES,
  );
});
