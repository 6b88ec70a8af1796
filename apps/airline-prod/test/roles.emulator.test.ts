import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteReplicationConfigurationCommand, DescribeFileSystemsCommand, EFSClient } from '@aws-sdk/client-efs';
import { PromoteReadReplicaCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { SecretsManagerClient, StopReplicationToReplicaCommand } from '@aws-sdk/client-secrets-manager';
import { Rehearsal } from '@etops/emulator';
import { AwsClients } from '@etops/emulator/testing';
import { airline } from '../src/config/airline';
import type { AirlineConfig } from '../src/config/airline-config';
import { synthesizeAirline } from '../src/synthesize';
import { TODAY } from './output';

const MINUTES = 60_000;
const STACKS = ['vault', 'primary', 'dr'] as const;
const flipped: AirlineConfig = {
  ...airline,
  dr: { ...airline.dr, databaseRole: 'primary', filesRole: 'primary' },
};

describe('the airline with every role flipped, on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-roles-'));
  let rehearsal: Rehearsal;
  let hostedZoneId = '';
  let replicaFileSystemId = 'fs-0123456789abcdef0';

  const at = (region: string) => new AwsClients(rehearsal.endpoint, region);
  const dr = () => at(airline.dr.location.region);
  const synthesize = (config: AirlineConfig) => {
    const values = { bootstrap: { hostedZoneId }, vault: { replicaFileSystemId } };
    synthesizeAirline({ outdir, values, config, today: TODAY });
  };

  /** What the runbook does: promotes with the defaults of the command, and takes copies out of the hands of their sources. */
  const failOver = async () => {
    await dr()
      .of(RDSClient)
      .send(new PromoteReadReplicaCommand({ DBInstanceIdentifier: 'airline-dr-database' }));
    await dr()
      .of(SecretsManagerClient)
      .send(new StopReplicationToReplicaCommand({ SecretId: 'airline-primary-database-credentials' }));
    const { FileSystems = [] } = await at(airline.primary.location.region)
      .of(EFSClient)
      .send(new DescribeFileSystemsCommand({}));
    await at(airline.primary.location.region)
      .of(EFSClient)
      .send(new DeleteReplicationConfigurationCommand({ SourceFileSystemId: FileSystems[0]?.FileSystemId }));
  };

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    const { HostedZone } = await dr()
      .of(Route53Client)
      .send(new CreateHostedZoneCommand({ Name: airline.zoneName, CallerReference: 'roles' }));
    hostedZoneId = HostedZone?.Id?.replace('/hostedzone/', '') ?? '';
    for (const stack of STACKS) {
      synthesize(airline);
      await rehearsal.apply(outdir, stack);
      if (stack === 'vault') {
        const { FileSystems = [] } = await dr().of(EFSClient).send(new DescribeFileSystemsCommand({}));
        replicaFileSystemId = FileSystems[0]?.FileSystemId ?? '';
      }
    }
    await failOver();
    synthesize(flipped);
  }, 20 * MINUTES);

  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  it.each(STACKS)(
    'destroys and replaces nothing in %s',
    async (stack) => {
      const changes = await rehearsal.plan(outdir, stack);

      expect(changes.filter(({ action }) => action === 'delete' || action === 'replace')).toEqual([]);
      expect(changes.filter(({ action }) => action === 'forget').map(({ type }) => type)).toEqual(
        stack === 'dr' ? ['aws_db_instance_automated_backups_replication'] : [],
      );
      // The secret keeps its ARN: servers need no new template, and no other permissions.
      const ofServers = /^aws_launch_template\.|^aws_iam_role\w*\.web_servers/;
      expect(changes.map(({ address }) => address).filter((address) => ofServers.test(address))).toEqual([]);
      expect(changes.filter(({ type }) => type === 'aws_db_instance')).toMatchObject(
        stack === 'dr'
          ? [{ action: 'update', attributes: expect.arrayContaining(['backup_retention_period']) as unknown }]
          : [],
      );
    },
    5 * MINUTES,
  );
});
