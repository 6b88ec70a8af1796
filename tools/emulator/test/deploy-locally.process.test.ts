import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { StackJson } from '@etops/foundation';
import { isProven } from '../src/rehearsal';
import { deployLocally } from '../src/rehearsal';
import type { LocalDeploymentOptions } from '../src/rehearsal';
import type { RegionLoss } from '../src/rehearsal';
import { writeStack } from '../src/terraform/working-copy';

const REPOSITORY = join(__dirname, '..', '..', '..');
const BIN = join(__dirname, 'fixtures', 'bin');

const needs = { base: [], one: ['base'], two: ['base'] };

const change: RegionLoss['change'] = (_, json) => ({ ...json, resource: { aws_changed: { one: {} } } });

/** Terraform and the emulator are scripts; the first logs its commands. */
describe('deployLocally', () => {
  // Each test starts dozens of processes.
  jest.setTimeout(60_000);
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
    const synthesize = jest.fn((outputsFile: string) => {
      Object.entries(stacks).forEach(([name, json]) => {
        writeStack(outdir, name, { ...json, output: { facts: { value: readFileSync(outputsFile, 'utf8').trim() } } });
      });
      return Promise.resolve(outdir);
    });
    const recordOutputs = jest.fn((outputsFile: string, stack: string, outputs: object) => {
      const facts = JSON.parse(readFileSync(outputsFile, 'utf8')) as object;
      writeFileSync(outputsFile, JSON.stringify({ ...facts, [stack]: outputs }));
    });
    const result = deployLocally({
      stacks: needs,
      synthesize,
      recordOutputs,
      environment: environment(),
      ...options,
    });
    return { result, synthesize, recordOutputs };
  }

  it('applies each stack after those that it needs, plans all again, and destroys in reverse', async () => {
    const { result } = deploy({ base: {}, one: {}, two: {} }, { parallelStacks: 1 });

    expect(isProven(await result)).toBe(true);

    const applied = (stack: string) => ['init', 'apply', 'output', 'state'].map((command) => `${command} ${stack}`);
    expect(commands()).toEqual([
      ...['base', 'one', 'two'].flatMap(applied),
      ...['plan base', 'plan one', 'plan two', 'state base', 'state one', 'state two'],
      ...['state two', 'destroy two', 'state one', 'destroy one', 'state base', 'destroy base'],
    ]);
  });

  it('starts a stack as soon as its needs are applied, while others are still being applied', async () => {
    const slow: StackJson = { resource: { aws_slow: { one: {} } } };

    await deploy({ base: {}, one: slow, two: {}, three: {} }, { stacks: { ...needs, three: ['two'] } }).result;

    const order = commands();
    expect(order.indexOf('apply one')).toBeLessThan(order.indexOf('output two'));
    expect(order.indexOf('apply three')).toBeLessThan(order.indexOf('output one'));
  });

  it('applies deferred resources after the stacks have started, and before the second plans', async () => {
    const base: StackJson = { resource: { aws_slow: { one: {} }, aws_vpc: { one: {} } } };
    const result = await deploy({ base, one: {}, two: {} }, { deferredTypes: { base: ['aws_slow'] } }).result;

    expect(isProven(result)).toBe(true);
    const order = commands();
    expect(order.filter((command) => command === 'apply base')).toHaveLength(2);
    expect(order.indexOf('output one')).toBeLessThan(order.indexOf('state base'));
    expect(order.indexOf('state base')).toBeLessThan(order.indexOf('plan base'));
    expect(readFileSync(join(outdir, 'stacks', 'base', 'cdk.tf.json'), 'utf8')).toContain('aws_slow');
  });

  it('fails if deferred resources cannot be applied, after all running stacks have ended', async () => {
    const base: StackJson = { resource: { aws_broken: { one: {} } } };

    const { result } = deploy({ base, one: {}, two: {} }, { deferredTypes: { base: ['aws_broken'] } });

    await expect(result).rejects.toThrow('terraform apply failed for base');
    expect(commands()).toContain('output two');
    expect(commands().filter((command) => command.startsWith('plan'))).toEqual([]);
  });

  it('synthesizes before each stack and before the second plans, with the outputs recorded so far', async () => {
    const { result, synthesize, recordOutputs } = deploy({ base: {}, one: {}, two: {} }, { parallelStacks: 1 });

    await result;

    // Once more at the start: to learn of the Regions and providers.
    expect(synthesize).toHaveBeenCalledTimes(5);
    expect(recordOutputs.mock.calls.map(([, stack, outputs]) => [stack, outputs])).toEqual([
      ['base', { id: 'base-id' }],
      ['one', { id: 'one-id' }],
      ['two', { id: 'two-id' }],
    ]);
    expect(readFileSync(join(outdir, 'stacks', 'base', 'cdk.tf.json'), 'utf8')).toContain('two-id');
  });

  it('deploys one stack after its needs, and loses no Region then', async () => {
    const regionLoss = { region: 'eu-central-1', change };
    const { stacks, ...result } = await deploy({ base: {}, one: {}, two: {} }, { only: 'two', regionLoss }).result;

    expect(stacks.map(({ stack }) => stack)).toEqual(['base', 'two']);
    expect(result.regionLoss).toBeUndefined();
  });

  describe('when a Region is lost', () => {
    const inRegions = (...regions: readonly string[]): StackJson => ({
      provider: { aws: regions.map((region) => ({ region })) },
    });
    const regionLoss: RegionLoss = { region: 'eu-central-1', change };

    it('plans and changes the stacks of other Regions, and cannot reach the stacks of the lost one', async () => {
      const stacks = {
        base: inRegions('eu-west-1', 'eu-central-1'),
        one: inRegions('eu-central-1'),
        two: inRegions('eu-west-1'),
      };

      const result = await deploy(stacks, { regionLoss, parallelStacks: 1 }).result;

      expect(isProven(result)).toBe(true);
      expect(result.regionLoss).toEqual({
        region: 'eu-central-1',
        unreachable: ['one'],
        reachable: [],
        changed: { two: 2 },
      });
      expect(result.stacks.map(({ replan, destroyed }) => [replan, destroyed])).toEqual([
        ['empty', true],
        ['empty', true],
        ['empty', true],
      ]);
      // Those that are in the Region, even in part, have their second plan before; the last plan of `one` fails.
      const plansAndChanges = commands().filter((command) => /^(plan|apply) /.test(command));
      expect(plansAndChanges.slice(3).sort()).toEqual(
        ['plan base', 'plan one', 'plan two', 'apply two', 'plan one'].sort(),
      );
    });

    it('is not proven when a stack of another Region cannot be changed', async () => {
      const stacks = { base: inRegions('eu-central-1'), one: inRegions('eu-west-1') };
      const unchanged: RegionLoss = { ...regionLoss, change: (_, json) => json };

      const result = await deploy(stacks, { stacks: { base: [], one: ['base'] }, regionLoss: unchanged }).result;

      expect(result.regionLoss?.changed).toEqual({ one: 0 });
      expect(isProven(result)).toBe(false);
    });

    it('fails when a stack of another Region needs the lost one', async () => {
      const stacks = { base: inRegions('eu-central-1'), one: inRegions('eu-west-1') };
      const reaching: RegionLoss = {
        ...regionLoss,
        change: (_, json) => ({ ...json, resource: { aws_broken: { one: {} } } }),
      };

      const { result } = deploy(stacks, { stacks: { base: [], one: ['base'] }, regionLoss: reaching });

      await expect(result).rejects.toThrow('terraform apply failed for one');
    });
  });

  it('reports a second plan that differs, and destroys nevertheless', async () => {
    const lines: string[] = [];
    const options: Partial<LocalDeploymentOptions> = { stacks: { base: [] }, report: (line) => lines.push(line) };
    const result = await deploy({ base: { resource: { aws_differs: { one: {} } } } }, options).result;

    expect(isProven(result)).toBe(false);
    expect(result.stacks).toEqual([
      {
        stack: 'base',
        resources: 1,
        excluded: [],
        seconds: expect.any(Number) as number,
        replan: 'differs',
        difference: '~ a difference',
        exposedSecrets: [],
        destroyed: true,
      },
    ]);
    expect(lines).toContain('base: the second plan differs');
  });

  it('reports a secret that a state contains', async () => {
    const result = await deploy({ leaky: {} }, { stacks: { leaky: [] } }).result;

    expect(isProven(result)).toBe(false);
    expect(result.stacks).toMatchObject([{ stack: 'leaky', replan: 'empty', exposedSecrets: ['a-secret'] }]);
  });

  it('excludes unsupported types, and removes prevent_destroy only before the destruction', async () => {
    const protectedKey = { lifecycle: { prevent_destroy: true } };
    const stack: StackJson = { resource: { aws_kms_key: { key: protectedKey }, aws_missing: { one: {} } } };
    const unsupportedTypes = { aws_missing: 'no such service' };

    const result = await deploy({ base: stack }, { stacks: { base: [] }, unsupportedTypes }).result;

    expect(result.stacks[0]).toMatchObject({
      excluded: [{ address: 'aws_missing.one', type: 'aws_missing', reason: 'no such service' }],
      destroyed: true,
    });
    expect(readFileSync(join(outdir, 'stacks', 'base', 'cdk.tf.json'), 'utf8')).toMatch(
      /prevent_destroy.*aws_missing/s,
    );
  });

  it("fails with the stack and Terraform's error", async () => {
    const { result } = deploy({ base: { resource: { aws_broken: { one: {} } } } }, { stacks: { base: [] } });

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

  it('downloads the providers once, in a separate step, without a mirror', async () => {
    const required = { aws: { source: 'aws', version: '5.100.0' } };
    const stack: StackJson = { terraform: { required_providers: required, backend: { s3: {} } } };
    const options = {
      stacks: { base: [] },
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

  describe('with Ctrl-C', () => {
    /** A program that deploys one stack; `done` is its exit code and its output. */
    function start(...args: readonly string[]) {
      const program = join(__dirname, 'fixtures', 'deploy-one-stack.ts');
      const child = spawn(
        process.execPath,
        ['--conditions=@etops/source', '--import', 'tsx', program, outdir, ...args],
        {
          cwd: REPOSITORY,
          env: environment(),
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      let output = '';
      child.stdout.on('data', (text: Buffer) => (output += text.toString()));
      const exited = new Promise((resolve) => child.once('exit', resolve));
      return { child, output: () => output, done: exited };
    }

    async function until(condition: () => boolean): Promise<void> {
      for (let turn = 0; !condition(); turn++) {
        if (turn === 400) {
          throw new Error(`it did not come to that: ${condition.toString()}`);
        }
        await delay(50);
      }
    }

    const hasBegun = (command: string) => existsSync(log) && commands().includes(command);

    async function expectNothingLeft(output: string): Promise<void> {
      const [endpoint = ''] = /http:\S+/.exec(output) ?? [];
      await expect(fetch(endpoint)).rejects.toThrow();
      expect(readdirSync(work).filter((name) => name.startsWith('etops-local-'))).toEqual([]);
    }

    it('ends its programs, and exits with 130', async () => {
      const { child, output, done } = start('aws_hangs');
      await until(() => hasBegun('apply one'));

      child.kill('SIGINT');
      // As npm does it: the same keypress, once more.
      child.kill('SIGINT');

      expect(await done).toBe(130);
      expect(commands()).toEqual(['init one', 'apply one', 'interrupt one']);
      expect(output()).toContain('interrupted; everything that was started has been ended');
      await expectNothingLeft(output());
    });

    it('kills running programs the second time', async () => {
      const { child, output, done } = start('aws_stubborn');
      await until(() => hasBegun('apply one') && commands().some((line) => line.startsWith('pid ')));

      child.kill('SIGINT');
      await until(() => hasBegun('ignore one'));
      await delay(1100);
      child.kill('SIGINT');

      expect(await done).toBe(130);
      // The servers watch a pipe of the process, which has ended by now.
      await delay(500);
      await expectNothingLeft(output());
      const [, pid = ''] = /^pid (\d+)$/m.exec(readFileSync(log, 'utf8')) ?? [];
      // Ended, or a zombie that its new parent has not collected yet.
      expect(spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout.trim()).toMatch(/^(Z.*)?$/);
    });

    it('destroys nothing if the deployment is to be kept, and prints how to reach it until then', async () => {
      const { child, output, done } = start('aws_vpc', 'keep');
      await until(() => output().includes('kept: '));

      const [, file = ''] = /^ {2}\. (\S+)$/m.exec(output()) ?? [];
      const [endpoint = ''] = /http:\S+/.exec(output()) ?? [];
      expect(readFileSync(file, 'utf8')).toContain(`export AWS_ENDPOINT_URL='${endpoint}'\n`);
      expect(hasBegun('plan one')).toBe(true);
      child.kill('SIGINT');

      expect(await done).toBe(0);
      expect(hasBegun('destroy one')).toBe(false);
      await expectNothingLeft(output());
    });
  });
});
