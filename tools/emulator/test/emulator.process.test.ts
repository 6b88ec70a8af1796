import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CreateDBInstanceCommand, DeleteDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateBucketCommand, DeleteBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Emulator } from '../src/servers';
import { startEmulator } from '../src/servers';
import { AwsClients } from '../src/testing';

const REPOSITORY = join(__dirname, '..', '..', '..');

interface Call {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a call that the AWS SDK would not send: of an unknown action, or with the headers of a second attempt. */
function call(endpoint: string, service: string, init: Call, path = '/') {
  const authorization = `AWS4-HMAC-SHA256 Credential=test/20261122/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  return fetch(`${endpoint}${path}`, { ...init, headers: { ...init.headers, authorization } });
}

const form = (body: string): Call => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body,
});

const json = (target: string): Call => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
  body: '{}',
});

/** Waits until nothing listens there any more. */
async function untilGone(endpoint: string): Promise<void> {
  while (await fetch(endpoint).then(Boolean, () => false)) {
    await delay(50);
  }
}

describe('startEmulator', () => {
  const work = mkdtempSync(join(tmpdir(), 'etops-emulator-'));
  const logFile = join(work, 'emulator.log');
  let emulator: Emulator;

  beforeAll(async () => {
    // Credentials of a real account must not reach the server.
    const environment = {
      ...process.env,
      AWS_PROFILE: 'absent',
      MOTO_ACCOUNT_ID: '999999999999',
      http_proxy: 'http://127.0.0.1:9',
    };
    emulator = await startEmulator({ logFile, environment, accountId: '111122223333' });
  }, 60_000);

  afterAll(async () => {
    await emulator.stop();
    rmSync(work, { recursive: true });
  });

  it('serves AWS for the given account on the loopback address', async () => {
    expect(emulator.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await call(emulator.endpoint, 'sts', form('Action=GetCallerIdentity&Version=2011-06-15'));

    expect(await answer.text()).toContain('<Account>111122223333</Account>');
  });

  it.each([
    [
      'an unknown action of EC2',
      'ec2',
      form('Action=CreateIpam&Version=2016-11-15'),
      '/',
      /<Errors><Error>.*create_ipam/,
    ],
    [
      'an unknown action of a query service',
      'rds',
      form('Action=CreateCustomDBEngineVersion&Version=2014-10-31'),
      '/',
      /<ErrorResponse>.*create_custom_db_engine_version/,
    ],
    [
      'an unknown action of a JSON service',
      'kms',
      json('TrentService.CreateCustomKeyStore'),
      '/',
      /"code": "NotSupportedByEmulator".*create_custom_key_store/,
    ],
    ['an unknown path', 'backup', { method: 'POST' }, '/nowhere', /NotSupportedByEmulator/],
    ['an unknown service', 'ipam-of-the-future', json('Future.Call'), '/', /no such service, Future\.Call/],
  ] as const)('answers %s with a readable 501', async (_, service, init, path, message) => {
    const answer = await call(emulator.endpoint, service, init, path);

    expect(answer.status).toBe(501);
    expect(await answer.text()).toMatch(message);
  });

  it('answers a repeated attempt of a call like the first, and does the work once', async () => {
    const createVpc = async (invocation: string, attempt: number) => {
      const { body, headers, method } = form('Action=CreateVpc&CidrBlock=10.0.0.0/16&Version=2016-11-15');
      const sdk = { 'amz-sdk-invocation-id': invocation, 'amz-sdk-request': `attempt=${String(attempt)}; max=25` };
      const init = { method, headers: { ...headers, ...sdk }, ...(body === undefined ? {} : { body }) };
      return /<vpcId>(.*?)<\/vpcId>/.exec(await (await call(emulator.endpoint, 'ec2', init)).text())?.[1];
    };

    const [first, again] = await Promise.all([createVpc('one', 1), createVpc('one', 2)]);

    expect(first).toMatch(/^vpc-/);
    expect(again).toBe(first);
    const other = await createVpc('other', 1);
    expect(other).not.toBe(first);
    for (const vpc of [first, other]) {
      await call(emulator.endpoint, 'ec2', form(`Action=DeleteVpc&VpcId=${String(vpc)}&Version=2016-11-15`));
    }
  });

  it('runs a refused call again', async () => {
    const headers = { 'amz-sdk-invocation-id': 'refused' };
    for (let attempt = 0; attempt < 2; attempt++) {
      const { method, body = '', headers: type } = form('Action=CreateIpamScope&Version=2016-11-15');
      await call(emulator.endpoint, 'ec2', { method, body, headers: { ...type, ...headers } });
    }

    expect(readFileSync(logFile, 'utf8').match(/create_ipam_scope/g)).toHaveLength(2);
  });

  it('reports each unsupported call once', async () => {
    for (let time = 0; time < 2; time++) {
      await call(emulator.endpoint, 'ec2', form('Action=CreateIpamPool&Version=2016-11-15'));
    }

    const calls = emulator.unsupportedCalls().filter((line) => line.includes('create_ipam_pool'));
    expect(calls).toEqual([expect.stringMatching(/^ec2: NotImplementedError: /)]);
    expect(readFileSync(logFile, 'utf8').match(/create_ipam_pool/g)).toHaveLength(2);
  });

  it('empties a bucket, and lists the contents of the emulator', async () => {
    const s3 = new AwsClients(emulator.endpoint, 'eu-central-1').of(S3Client);
    const Bucket = 'states';
    expect(await emulator.contents()).toEqual([]);
    await s3.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } }),
    );
    await s3.send(new PutObjectCommand({ Bucket, Key: 'primary.tfstate', Body: 'state' }));

    expect(await emulator.contents()).toEqual([
      expect.objectContaining({ service: 's3', kind: 'buckets', names: ['states'] }),
    ]);
    expect(await emulator.emptyBucket('states')).toBe(1);
    await s3.send(new DeleteBucketCommand({ Bucket }));
    expect(await emulator.contents()).toEqual([]);
  });

  it('disables the deletion protection of databases', async () => {
    const rds = new AwsClients(emulator.endpoint, 'eu-central-1').of(RDSClient);
    const remove = () =>
      rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: 'main', SkipFinalSnapshot: true }));
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: 'main',
        DBInstanceClass: 'db.t4g.small',
        Engine: 'postgres',
        DeletionProtection: true,
      }),
    );
    await expect(remove()).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });

    expect(await emulator.switchOffDeletionProtection()).toEqual(['arn:aws:rds:eu-central-1:111122223333:db:main']);

    await remove();
  });
});

describe('an emulator', () => {
  const work = mkdtempSync(join(tmpdir(), 'etops-emulator-'));

  afterAll(() => {
    rmSync(work, { recursive: true });
  });

  it('ends after stop, which may be called twice', async () => {
    const emulator = await startEmulator({ logFile: join(work, 'stopped.log') });

    await emulator.stop();
    await emulator.stop();

    await expect(fetch(emulator.endpoint)).rejects.toThrow();
  }, 60_000);

  it('ends with its parent, even a killed one', async () => {
    const program = join(__dirname, 'fixtures', 'start-emulator.ts');
    const arguments_ = ['--conditions=@etops/source', '--import', 'tsx', program, join(work, 'orphan.log')];
    const parent = spawn(process.execPath, arguments_, { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'inherit'] });
    const endpoint = await new Promise<string>((resolve) =>
      parent.stdout.once('data', (text: Buffer) => {
        resolve(text.toString().trim());
      }),
    );
    expect((await fetch(`${endpoint}/etops-emulator/status`)).status).toBe(200);

    parent.kill('SIGKILL');

    await untilGone(endpoint);
  }, 60_000);

  it('does not start without its fixes', async () => {
    const bin = join(__dirname, 'fixtures', 'without-fixes');
    const environment = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` };

    await expect(startEmulator({ logFile: join(work, 'unfixed.log'), environment })).rejects.toThrow(
      /^the emulator did not start: moto_server answers without the fixes of .*python; does it ignore PYTHONPATH\?/,
    );
  }, 60_000);

  it('does not start with another version of moto', async () => {
    const bin = join(__dirname, 'fixtures', 'other-version');
    const environment = { ...process.env, PYTHONPATH: bin };

    await expect(startEmulator({ logFile: join(work, 'other.log'), environment })).rejects.toThrow(
      /the fixes are written for moto 5\.2\.1, found 5\.0\.0; run: pip install 'moto\[server\]==5\.2\.1'/,
    );
  }, 60_000);
});
