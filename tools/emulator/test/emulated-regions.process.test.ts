import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmulatedRegions } from '../src/servers/emulated-regions';

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

  /** A call that is signed for a Region, and sent to the server of one. */
  async function call(service: string, region: string, init: RequestInit, path = '/', via = region) {
    const scope = `test/20261123/${region}/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
    const headers = { ...(init.headers as Record<string, string>), authorization };
    const answer = await fetch(`${regions.endpoints[via] ?? ''}${path}`, { method: 'POST', ...init, headers });
    return { status: answer.status, text: await answer.text() };
  }

  const query = (
    service: string,
    region: string,
    version: string,
    parameters: Record<string, string>,
    via = region,
  ) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ Version: version, ...parameters }).toString();
    return call(service, region, { headers, body }, '/', via);
  };
  const ec2 = (region: string, parameters: Record<string, string>, via = region) =>
    query('ec2', region, '2016-11-15', parameters, via);
  const rds = (region: string, parameters: Record<string, string>) => query('rds', region, '2014-10-31', parameters);
  const secret = (region: string, action: string, parameters: object) => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `secretsmanager.${action}` };
    return call('secretsmanager', region, { headers, body: JSON.stringify(parameters) });
  };
  const efs = (region: string, method: string, path: string, body?: object) =>
    call(
      'elasticfilesystem',
      region,
      { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
      `/2015-02-01/${path}`,
    );

  /** What something comes to while nobody listens for a Region. */
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
      'there is no server for ap-south-1; there are those for eu-central-1, eu-west-1, us-east-1',
    );
  });

  it('finds the Region that a call is for, whoever gets it', async () => {
    const created = await ec2(DR, { Action: 'CreateVpc', CidrBlock: '10.9.0.0/16' }, PRIMARY);
    const [, id = ''] = /<vpcId>(.*?)</.exec(created.text) ?? [];

    expect((await ec2(DR, { Action: 'DescribeVpcs' })).text).toContain(id);
    expect((await ec2(PRIMARY, { Action: 'DescribeVpcs' })).text).not.toContain(id);
    expect(await regions.contents()).toContainEqual({ service: 'ec2', region: DR, kind: 'vpcs', names: [id] });
    await ec2(DR, { Action: 'DeleteVpc', VpcId: id });
    expect(await regions.contents()).toEqual([]);
  });

  it('keeps the global services in one place', async () => {
    const role = { Action: 'CreateInstanceProfile', InstanceProfileName: 'web' };
    // With an endpoint of its own the SDK signs for its Region.
    await query('iam', PRIMARY, '2010-05-08', role);

    const images = await ec2(DR, { Action: 'DescribeImages' });
    const [, image = ''] = /<imageId>(.*?)</.exec(images.text) ?? [];
    const run = { Action: 'RunInstances', ImageId: image, MinCount: '1', MaxCount: '1' };
    expect((await ec2(DR, { ...run, 'IamInstanceProfile.Name': 'web' })).status).toBe(200);
    expect((await ec2(DR, { ...run, 'IamInstanceProfile.Name': 'absent' })).text).toContain('absent not found');
  });

  it('refuses a call for a Region that is lost, and has what it had when that is back', async () => {
    await ec2(PRIMARY, { Action: 'CreateKeyPair', KeyName: 'kept' });

    await without(PRIMARY, async () => {
      await expect(fetch(regions.endpoints[PRIMARY] ?? '')).rejects.toThrow();
      const passedOn = await ec2(PRIMARY, { Action: 'DescribeKeyPairs' }, DR);
      expect(passedOn.status).toBe(501);
      expect(passedOn.text).toContain('the server of eu-central-1 does not answer');
      expect((await ec2(DR, { Action: 'DescribeKeyPairs' })).status).toBe(200);
    });

    expect((await ec2(PRIMARY, { Action: 'DescribeKeyPairs' })).text).toContain('kept');
    expect(regions.unsupportedCalls()).toContainEqual(expect.stringContaining('eu-central-1 does not answer'));
  });

  it('keeps a replica of a database, and promotes it, when its source is lost', async () => {
    const source = { DBInstanceIdentifier: 'main', DBInstanceClass: 'db.t4g.micro', Engine: 'postgres' };
    const login = { MasterUsername: 'root', MasterUserPassword: 'not-a-secret' };
    await rds(PRIMARY, { Action: 'CreateDBInstance', AllocatedStorage: '20', ...source, ...login });
    const arn = `arn:aws:rds:${PRIMARY}:123456789012:db:main`;
    const replicate = { Action: 'CreateDBInstanceReadReplica', SourceDBInstanceIdentifier: arn };
    const absent = await rds(DR, { ...replicate, DBInstanceIdentifier: 'none', SourceDBInstanceIdentifier: `${arn}2` });
    expect(absent.text).toContain('DBInstanceNotFound');
    await rds(DR, { ...replicate, DBInstanceIdentifier: 'copy' });
    await rds(DR, { Action: 'StartDBInstanceAutomatedBackupsReplication', SourceDBInstanceArn: arn });

    const listed = (await rds(PRIMARY, { Action: 'DescribeDBInstances' })).text;
    expect(listed).toContain(`arn:aws:rds:${DR}:123456789012:db:copy`);
    expect(listed).toContain(':auto-backup:');
    await without(PRIMARY, async () => {
      expect((await rds(DR, { Action: 'DescribeDBInstances' })).text).toContain(arn);
      expect((await rds(DR, { Action: 'PromoteReadReplica', DBInstanceIdentifier: 'copy' })).status).toBe(200);
      expect((await rds(DR, { Action: 'DescribeDBInstances' })).text).not.toContain(arn);
    });
  });

  it('keeps the copy of a secret, with its newest value, when its source is lost', async () => {
    const AddReplicaRegions = [{ Region: DR, KmsKeyId: 'alias/copy' }];
    const created = await secret(PRIMARY, 'CreateSecret', { Name: 'login', SecretString: 'old', AddReplicaRegions });
    const { ARN } = JSON.parse(created.text) as { ARN: string };
    await secret(PRIMARY, 'PutSecretValue', { SecretId: ARN, SecretString: 'new' });

    await without(PRIMARY, async () => {
      const copy = await secret(DR, 'GetSecretValue', { SecretId: 'login' });
      expect(JSON.parse(copy.text)).toMatchObject({ SecretString: 'new', ARN: ARN.replace(PRIMARY, DR) });
    });

    await secret(PRIMARY, 'RemoveRegionsFromReplication', { SecretId: ARN, RemoveReplicaRegions: [DR] });
    expect((await secret(DR, 'GetSecretValue', { SecretId: 'login' })).text).toContain('ResourceNotFound');
  });

  it('ends the replication of files from the side that is left', async () => {
    const create = async (region: string) => {
      const { text } = await efs(region, 'POST', 'file-systems', { CreationToken: `files-${region}` });
      return (JSON.parse(text) as { FileSystemId: string }).FileSystemId;
    };
    const [source, copy] = [await create(PRIMARY), await create(DR)];
    const protection = async () => (await efs(DR, 'GET', `file-systems?FileSystemId=${copy}`)).text;
    const Destinations = [{ Region: DR, FileSystemId: copy }];
    await efs(PRIMARY, 'POST', `file-systems/${source}/replication-configuration`, { Destinations });

    await without(PRIMARY, async () => {
      expect(await protection()).toContain('REPLICATING');
      const known = await efs(DR, 'GET', `file-systems/replication-configurations?FileSystemId=${copy}`);
      expect(known.text).toContain(source);
      await efs(DR, 'DELETE', `file-systems/${copy}/replication-configuration`);
      expect(await protection()).toContain('ENABLED');
    });
  });
});
