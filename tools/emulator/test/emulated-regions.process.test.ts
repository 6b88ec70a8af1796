import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateKeyPairCommand,
  CreateVpcCommand,
  DeleteVpcCommand,
  DescribeImagesCommand,
  DescribeKeyPairsCommand,
  DescribeVpcsCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateFileSystemCommand,
  CreateReplicationConfigurationCommand,
  DeleteReplicationConfigurationCommand,
  DescribeFileSystemsCommand,
  DescribeReplicationConfigurationsCommand,
  EFSClient,
} from '@aws-sdk/client-efs';
import { CreateInstanceProfileCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateDBInstanceCommand,
  CreateDBInstanceReadReplicaCommand,
  DescribeDBInstancesCommand,
  PromoteReadReplicaCommand,
  RDSClient,
  StartDBInstanceAutomatedBackupsReplicationCommand,
} from '@aws-sdk/client-rds';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  RemoveRegionsFromReplicationCommand,
  SecretsManagerClient,
  StopReplicationToReplicaCommand,
} from '@aws-sdk/client-secrets-manager';
import { EmulatedRegions } from '../src/servers';
import { AwsClients } from '../src/testing';

const PRIMARY = 'eu-central-1';
const DR = 'eu-west-1';

describe('EmulatedRegions', () => {
  jest.setTimeout(60_000);
  const work = mkdtempSync(join(tmpdir(), 'etops-regions-'));
  let regions: EmulatedRegions;

  beforeAll(async () => {
    regions = await EmulatedRegions.start({ regions: [PRIMARY, DR, DR], directory: work });
  }, 90_000);

  afterAll(async () => {
    await regions.stop();
    rmSync(work, { recursive: true });
  });

  /** Returns clients that sign for a Region, and call the server of that Region or of another. */
  const aws = (region: string, via = region) => new AwsClients(regions.endpoints[via] ?? '', region);
  const ec2 = (region: string, via?: string) => aws(region, via).of(EC2Client);
  const vpcIds = async (region: string) => {
    const { Vpcs = [] } = await ec2(region).send(new DescribeVpcsCommand());
    return Vpcs.map(({ VpcId }) => VpcId);
  };

  /** Does something while a Region is lost. */
  async function without<T>(region: string, action: () => Promise<T>): Promise<T> {
    await regions.server(region).stopListening();
    try {
      return await action();
    } finally {
      await regions.server(region).startListening();
    }
  }

  it('has a server for every Region, and one for the control planes of global services', () => {
    expect(Object.keys(regions.endpoints)).toEqual([PRIMARY, DR, 'us-east-1']);
    expect(new Set(Object.values(regions.endpoints)).size).toBe(3);
    expect(() => regions.server('ap-south-1')).toThrow(
      'there is no server for ap-south-1; the Regions with a server are eu-central-1, eu-west-1, us-east-1',
    );
  });

  it('forwards a call to the server of the Region that it is signed for', async () => {
    const { Vpc } = await ec2(DR, PRIMARY).send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
    const VpcId = Vpc?.VpcId;

    expect(await vpcIds(DR)).toContain(VpcId);
    expect(await vpcIds(PRIMARY)).not.toContain(VpcId);
    expect(await regions.contents()).toContainEqual({ service: 'ec2', region: DR, kind: 'vpcs', names: [VpcId] });
    await ec2(DR).send(new DeleteVpcCommand({ VpcId }));
    expect(await regions.contents()).toEqual([]);
  });

  it('keeps the global services in one place', async () => {
    // With its own endpoint the SDK signs for the Region of the client.
    await aws(PRIMARY)
      .of(IAMClient)
      .send(new CreateInstanceProfileCommand({ InstanceProfileName: 'web' }));
    const { Images: [image] = [] } = await ec2(DR).send(new DescribeImagesCommand());
    const launch = (profile: string) =>
      ec2(DR).send(
        new RunInstancesCommand({
          ImageId: image?.ImageId,
          MinCount: 1,
          MaxCount: 1,
          IamInstanceProfile: { Name: profile },
        }),
      );

    expect((await launch('web')).Instances).toHaveLength(1);
    await expect(launch('absent')).rejects.toThrow('absent not found');
  });

  it('refuses a call for a lost Region, and has its contents after the Region is back', async () => {
    const keyPairs = async (region: string, via?: string) =>
      (await ec2(region, via).send(new DescribeKeyPairsCommand())).KeyPairs?.map(({ KeyName }) => KeyName);
    await ec2(PRIMARY).send(new CreateKeyPairCommand({ KeyName: 'kept' }));

    await without(PRIMARY, async () => {
      await expect(fetch(regions.endpoints[PRIMARY] ?? '')).rejects.toThrow();
      await expect(keyPairs(PRIMARY, DR)).rejects.toMatchObject({
        message: expect.stringContaining('the server of eu-central-1 does not answer') as unknown,
        $metadata: { httpStatusCode: 501 },
      });
      expect(await keyPairs(DR)).toEqual([]);
    });

    expect(await keyPairs(PRIMARY)).toEqual(['kept']);
    expect(regions.unsupportedCalls()).toContainEqual(expect.stringContaining('eu-central-1 does not answer'));
  });

  it('keeps and promotes a replica of a database after the loss of its source', async () => {
    const rds = (region: string) => aws(region).of(RDSClient);
    const instances = async (region: string) =>
      (await rds(region).send(new DescribeDBInstancesCommand())).DBInstances ?? [];
    await rds(PRIMARY).send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: 'main',
        DBInstanceClass: 'db.t4g.micro',
        Engine: 'postgres',
        AllocatedStorage: 20,
        MasterUsername: 'root',
        MasterUserPassword: 'not-a-secret',
      }),
    );
    const arn = `arn:aws:rds:${PRIMARY}:123456789012:db:main`;
    const replicate = (DBInstanceIdentifier: string, SourceDBInstanceIdentifier: string) =>
      rds(DR).send(new CreateDBInstanceReadReplicaCommand({ DBInstanceIdentifier, SourceDBInstanceIdentifier }));
    await expect(replicate('none', `${arn}2`)).rejects.toMatchObject({ name: 'DBInstanceNotFoundFault' });
    await replicate('copy', arn);
    await rds(DR).send(new StartDBInstanceAutomatedBackupsReplicationCommand({ SourceDBInstanceArn: arn }));

    expect(await instances(PRIMARY)).toMatchObject([
      {
        ReadReplicaDBInstanceIdentifiers: [`arn:aws:rds:${DR}:123456789012:db:copy`],
        DBInstanceAutomatedBackupsReplications: [
          { DBInstanceAutomatedBackupsArn: expect.stringContaining(':auto-backup:') as unknown },
        ],
      },
    ]);
    await without(PRIMARY, async () => {
      const source = async () => {
        const copy = (await instances(DR)).find(({ DBInstanceIdentifier }) => DBInstanceIdentifier === 'copy');
        return copy?.ReadReplicaSourceDBInstanceIdentifier;
      };
      expect(await source()).toBe(arn);
      await rds(DR).send(new PromoteReadReplicaCommand({ DBInstanceIdentifier: 'copy' }));
      expect(await source()).toBeUndefined();
      expect(await instances(DR)).toContainEqual(
        expect.objectContaining({ BackupRetentionPeriod: 1, PreferredBackupWindow: '04:17-04:47' }),
      );
      await expect(rds(DR).send(new PromoteReadReplicaCommand({ DBInstanceIdentifier: 'copy' }))).rejects.toMatchObject(
        { message: 'DB Instance is not a read replica.' },
      );
    });
  });

  it('keeps the copy of a secret with its newest value after the loss of its source', async () => {
    const secrets = (region: string) => aws(region).of(SecretsManagerClient);
    const copy = () => secrets(DR).send(new GetSecretValueCommand({ SecretId: 'login' }));
    const { ARN = '' } = await secrets(PRIMARY).send(
      new CreateSecretCommand({
        Name: 'login',
        SecretString: 'old',
        AddReplicaRegions: [{ Region: DR, KmsKeyId: 'alias/copy' }],
      }),
    );
    await secrets(PRIMARY).send(new PutSecretValueCommand({ SecretId: ARN, SecretString: 'new' }));

    await without(PRIMARY, async () => {
      expect(await copy()).toMatchObject({ SecretString: 'new', ARN: ARN.replace(PRIMARY, DR) });
    });

    await secrets(PRIMARY).send(new RemoveRegionsFromReplicationCommand({ SecretId: ARN, RemoveReplicaRegions: [DR] }));
    await expect(copy()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each([true, false])('keeps a detached copy of a secret as it was (with its source: %s)', async (withSource) => {
    const secrets = (region: string) => aws(region).of(SecretsManagerClient);
    const SecretId = `detached-${String(withSource)}`;
    const { ARN = '' } = await secrets(PRIMARY).send(
      new CreateSecretCommand({
        Name: SecretId,
        SecretString: 'old',
        AddReplicaRegions: [{ Region: DR, KmsKeyId: 'alias/copy' }],
      }),
    );
    const detach = () => secrets(DR).send(new StopReplicationToReplicaCommand({ SecretId }));
    await expect(
      secrets(DR).send(new PutSecretValueCommand({ SecretId, SecretString: 'refused' })),
    ).rejects.toMatchObject({ message: expect.stringContaining('replica') as unknown });
    await (withSource ? detach() : without(PRIMARY, detach));
    await secrets(PRIMARY).send(new PutSecretValueCommand({ SecretId, SecretString: 'of the source' }));

    expect(await secrets(DR).send(new GetSecretValueCommand({ SecretId }))).toMatchObject({
      SecretString: 'old',
      ARN: ARN.replace(PRIMARY, DR),
    });
    expect(await secrets(DR).send(new DescribeSecretCommand({ SecretId }))).toMatchObject({ KmsKeyId: 'alias/copy' });
    await secrets(DR).send(new PutSecretValueCommand({ SecretId, SecretString: 'own' }));
    expect(await secrets(DR).send(new GetSecretValueCommand({ SecretId }))).toMatchObject({ SecretString: 'own' });
  });

  it('ends the replication of files from the remaining side', async () => {
    const efs = (region: string) => aws(region).of(EFSClient);
    const create = async (region: string) => {
      const created = await efs(region).send(new CreateFileSystemCommand({ CreationToken: `files-${region}` }));
      return created.FileSystemId ?? '';
    };
    const [source, copy] = [await create(PRIMARY), await create(DR)];
    const protection = async () => {
      const { FileSystems = [] } = await efs(DR).send(new DescribeFileSystemsCommand({ FileSystemId: copy }));
      return FileSystems[0]?.FileSystemProtection?.ReplicationOverwriteProtection;
    };
    await efs(PRIMARY).send(
      new CreateReplicationConfigurationCommand({
        SourceFileSystemId: source,
        Destinations: [{ Region: DR, FileSystemId: copy }],
      }),
    );

    await without(PRIMARY, async () => {
      expect(await protection()).toBe('REPLICATING');
      const { Replications } = await efs(DR).send(new DescribeReplicationConfigurationsCommand({ FileSystemId: copy }));
      expect(Replications).toMatchObject([{ SourceFileSystemId: source }]);
      await efs(DR).send(new DeleteReplicationConfigurationCommand({ SourceFileSystemId: copy }));
      expect(await protection()).toBe('ENABLED');
    });
  });
});
