import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isProven } from '../src/deployment';
import { deployLocally } from '../src/deploy-locally';
import type { LocalDeploymentOptions } from '../src/deploy-locally';
import type { StackJson } from '../src/leave-out';
import { writeStack } from '../src/working-copy';

const REPOSITORY = join(__dirname, '..', '..', '..');
const BIN = join(__dirname, 'fixtures', 'bin');

/** Terraform and the emulator are scripts; the first writes down its commands. */
describe('deployLocally', () => {
  let work: string;
  let outdir: string;
  let log: string;

  beforeEach(() => {
    work = mkdtempSync(join(tmpdir(), 'etops-deploy-'));
    outdir = join(work, 'cdktf.out');
    log = join(work, 'log');
  });

  afterEach(() => {
    rmSync(work, { recursive: true });
  });

  const environment = () => ({
    ...process.env,
    PATH: [BIN, process.env.PATH].join(delimiter),
    FAKE_LOG: log,
    ETOPS_PROVIDER_MIRROR: work,
    TMPDIR: work,
  });
  const commands = () => readFileSync(log, 'utf8').trim().split('\n');

  function deploy(stacks: Readonly<Record<string, StackJson>>, options: Partial<LocalDeploymentOptions> = {}) {
    const synthesize = jest.fn((factsFile: string) => {
      Object.entries(stacks).forEach(([name, json]) => {
        writeStack(outdir, name, { ...json, output: { facts: { value: readFileSync(factsFile, 'utf8').trim() } } });
      });
      return Promise.resolve(outdir);
    });
    const recordFacts = jest.fn((factsFile: string, stack: string, outputs: object) => {
      const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as object;
      writeFileSync(factsFile, JSON.stringify({ ...facts, [stack]: outputs }));
    });
    const result = deployLocally({
      waves: [['base'], ['one', 'two']],
      synthesize,
      recordFacts,
      environment: environment(),
      ...options,
    });
    return { result, synthesize, recordFacts };
  }

  it('applies wave by wave, plans all again, and destroys in reverse', async () => {
    const { result } = deploy({ base: {}, one: {}, two: {} }, { parallelStacks: 1 });

    expect(isProven(await result)).toBe(true);

    expect(commands()).toEqual([
      ...['init base', 'apply base', 'state base', 'output base'],
      ...['init one', 'init two', 'apply one', 'state one', 'output one', 'apply two', 'state two', 'output two'],
      ...['plan base', 'plan one', 'plan two', 'state base', 'state one', 'state two'],
      ...['state one', 'destroy one', 'state two', 'destroy two', 'state base', 'destroy base'],
    ]);
  });

  it('synthesizes before every wave and before the second plans, with the facts recorded so far', async () => {
    const { result, synthesize, recordFacts } = deploy({ base: {}, one: {}, two: {} });

    await result;

    expect(synthesize).toHaveBeenCalledTimes(3);
    expect(recordFacts.mock.calls.map(([, stack, outputs]) => [stack, outputs])).toEqual([
      ['base', { id: 'base-id' }],
      ['one', { id: 'one-id' }],
      ['two', { id: 'two-id' }],
    ]);
    expect(readFileSync(join(outdir, 'stacks', 'base', 'cdk.tf.json'), 'utf8')).toContain('two-id');
  });

  it('deploys one stack after the waves that it needs', async () => {
    const { stacks } = await deploy({ base: {}, one: {}, two: {} }, { only: 'two' }).result;

    expect(stacks.map(({ stack }) => stack)).toEqual(['base', 'two']);
  });

  it('tells a second plan that differs, and destroys all the same', async () => {
    const lines: string[] = [];
    const options: Partial<LocalDeploymentOptions> = { waves: [['base']], report: (line) => lines.push(line) };
    const result = await deploy({ base: { resource: { aws_differs: { one: {} } } } }, options).result;

    expect(isProven(result)).toBe(false);
    expect(result.stacks).toEqual([
      {
        stack: 'base',
        resources: 1,
        leftOut: [],
        seconds: expect.any(Number) as number,
        replan: 'differs',
        difference: '~ a difference',
        exposedSecrets: [],
        destroyed: true,
      },
    ]);
    expect(lines).toContain('base: the second plan differs');
  });

  it('tells a secret that stands in a state', async () => {
    const result = await deploy({ leaky: {} }, { waves: [['leaky']] }).result;

    expect(isProven(result)).toBe(false);
    expect(result.stacks).toMatchObject([{ stack: 'leaky', replan: 'empty', exposedSecrets: ['a-secret'] }]);
  });

  it('leaves out what the emulator lacks, and prevent_destroy only when it destroys', async () => {
    const protectedKey = { lifecycle: { prevent_destroy: true } };
    const stack: StackJson = { resource: { aws_kms_key: { key: protectedKey }, aws_missing: { one: {} } } };
    const gaps = { aws_missing: 'no such service' };

    const result = await deploy({ base: stack }, { waves: [['base']], gaps }).result;

    expect(result.stacks[0]).toMatchObject({
      leftOut: [{ address: 'aws_missing.one', type: 'aws_missing', reason: 'no such service' }],
      destroyed: true,
    });
    expect(readFileSync(join(outdir, 'stacks', 'base', 'cdk.tf.json'), 'utf8')).toMatch(
      /prevent_destroy.*aws_missing/s,
    );
  });

  it("fails with the stack and Terraform's own words", async () => {
    const { result } = deploy({ base: { resource: { aws_broken: { one: {} } } } }, { waves: [['base']] });

    await expect(result).rejects.toThrow('terraform apply failed for base\nError: broken');
  });

  it('fails when there is no such stack, before anything is started', async () => {
    await expect(deploy({}, { only: 'three' }).result).rejects.toThrow("there is no stack 'three'");
    expect(existsSync(log)).toBe(false);
  });

  it('fails when the provider mirror is no directory', async () => {
    const options = { environment: { ...environment(), ETOPS_PROVIDER_MIRROR: join(work, 'absent') } };

    await expect(deploy({ base: {}, one: {}, two: {} }, options).result).rejects.toThrow(
      /^ETOPS_PROVIDER_MIRROR must name a directory with provider packages, got '.*absent'$/,
    );
  });

  it('downloads the providers once, in a step of its own, when there is no mirror', async () => {
    const required = { aws: { source: 'aws', version: '5.100.0' } };
    const stack: StackJson = { terraform: { required_providers: required, backend: { s3: {} } } };
    const options = {
      waves: [['base']],
      environment: { ...environment(), ETOPS_PROVIDER_MIRROR: undefined, XDG_CACHE_HOME: work },
    };

    await deploy({ base: stack }, options).result;

    const cache = join(work, 'etops', 'providers');
    const [directory = ''] = readdirSync(cache);
    expect(commands().slice(0, 2)).toEqual([`init ${directory}`, 'init base']);
    expect(readdirSync(cache)).toHaveLength(1);
    const read = (file: string) => readFileSync(join(cache, directory, file), 'utf8');
    expect(JSON.parse(read('main.tf.json'))).toEqual({ terraform: { required_providers: required } });
    expect(read('terraform.rc')).toContain('direct {}');
  });

  it('ends what it started when it is interrupted, and exits with 130', async () => {
    const program = join(__dirname, 'fixtures', 'deploy-hanging-stack.ts');
    const arguments_ = ['--conditions=@etops/source', '--import', 'tsx', program, outdir];
    const child = spawn(process.execPath, arguments_, {
      cwd: REPOSITORY,
      env: environment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    const exited = new Promise((resolve) => child.once('exit', resolve));
    while (!existsSync(log) || !commands().includes('apply hangs')) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }

    child.kill('SIGINT');
    // As npm does it: the same keypress, once more.
    child.kill('SIGINT');

    expect(await exited).toBe(130);
    expect(commands()).toEqual(['init hangs', 'apply hangs', 'interrupt hangs']);
    expect(output).toContain('interrupted; what was started has been ended');
    const [endpoint = ''] = /http:\S+/.exec(output) ?? [];
    await expect(fetch(endpoint)).rejects.toThrow();
    expect(readdirSync(work).filter((name) => name.startsWith('etops-local-'))).toEqual([]);
  });
});
