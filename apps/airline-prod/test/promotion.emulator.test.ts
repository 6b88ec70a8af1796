import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateDBInstanceCommand, PromoteReadReplicaCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
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

/** A key of another stack of the Region. */
const secretKey = customerKeyAliasArn({ ...dr, name: 'vault' }, 'database-secret');

const TWO_MINUTES = 120_000;

/** Creates the source's credentials and their copy, as the stack of the source does. */
async function copySecret(source: AwsClients, there: AwsClients): Promise<void> {
  await createKeyWithAlias(there, secretKey);
  const name = databaseSecretName('source');
  for (const Name of [`${name}-of-another`, name, databaseSecretName('another')]) {
    await source.of(SecretsManagerClient).send(
      new CreateSecretCommand({
        Name,
        SecretString: '{}',
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

  const promote = ({ region }: Site, DBInstanceIdentifier: string) =>
    new AwsClients(rehearsal.endpoint, region)
      .of(RDSClient)
      .send(new PromoteReadReplicaCommand({ DBInstanceIdentifier }));

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
      expect(ofInstances(await plan({ role: 'primary' }))).toMatchObject([
        { action: 'update', attributes: expect.arrayContaining(['replicate_source_db']) as unknown },
      ]);
    },
    3 * TWO_MINUTES,
  );

  it(
    'by the runbook leaves nothing to destroy or replace, with either role',
    async () => {
      await promote(dr, 'airline-dr-database');

      expect(await plan({ role: 'replica' })).toEqual([]);
      // The provider does not send these two to AWS; it uses them to delete the instance.
      expect(await plan({ role: 'primary' })).toEqual([
        {
          address: expect.stringMatching(/^aws_db_instance\./) as unknown,
          type: 'aws_db_instance',
          action: 'update',
          attributes: ['final_snapshot_identifier', 'skip_final_snapshot'],
        },
      ]);
      await rehearsal.apply(outdir, 'dr');
      expect(await plan({ role: 'primary' })).toEqual([]);
    },
    3 * TWO_MINUTES,
  );

  it(
    'fails back through a reverse replica without destroying anything',
    async () => {
      const wayBack = (role: 'replica' | 'primary') => {
        synthesize(primary, 'database-2', { sourceArn: databaseArn(dr, 'airline-dr-database'), role });
      };
      wayBack('replica');
      const changes = await rehearsal.plan(outdir, 'primary');
      expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['create']));
      expect(ofInstances(changes)).toHaveLength(1);

      await rehearsal.apply(outdir, 'primary');
      expect(await rehearsal.plan(outdir, 'primary')).toEqual([]);
      await promote(primary, 'airline-primary-database-2');

      expect(await rehearsal.plan(outdir, 'primary')).toEqual([]);
      wayBack('primary');
      expect(destructive(await rehearsal.plan(outdir, 'primary'))).toEqual([]);
      await rehearsal.apply(outdir, 'primary');
      expect(await rehearsal.plan(outdir, 'primary')).toEqual([]);
    },
    4 * TWO_MINUTES,
  );
});
