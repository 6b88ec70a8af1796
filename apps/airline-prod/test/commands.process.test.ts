import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { app as cdktfRuns } from '../cdktf.json';
import { scripts } from '../package.json';

const app = join(__dirname, '..');
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'etops-commands-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** Runs a command of the app as its package.json does, with its own output directory and outputs file. */
function run(script: keyof typeof scripts, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const [, ...command] = scripts[script].split(' ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd: app,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: directory, CDKTF_OUTDIR: join(directory, 'out'), ...env },
  });
  return { status, stdout, stderr };
}

function outputsWith(hostedZoneId: string): Readonly<Record<string, string>> {
  const ETOPS_OUTPUTS = join(directory, 'outputs.json');
  writeFileSync(ETOPS_OUTPUTS, JSON.stringify({ bootstrap: { accountId: '123456789012', hostedZoneId }, vault: {} }));
  return { ETOPS_OUTPUTS };
}

const nodeOnly = { PATH: dirname(process.execPath) };

describe('npm start', () => {
  it('prints the stacks, the backup coverage, the missing outputs and the next steps', () => {
    const { status, stdout } = run('start', [], { ETOPS_OUTPUTS: '' });

    expect(stdout).toMatch(/│ primary +│ eu-central-1 +│ +\d{3} │ out\/stacks\/primary\/cdk.tf.json +│/);
    expect(stdout).toMatch(/│ dr\/database\/instance +│ RDS +│ eu-west-1 +│ replica of primary\/database\/instance +│/);
    expect(stdout).toContain('primary, dr need vault.replicaFileSystemId');
    expect(stdout).toContain('npm run deploy:local');
    expect(existsSync(join(directory, 'out/stacks/dns/cdk.tf.json'))).toBe(true);
    expect(status).toBe(0);
  });

  it('prints every problem, exits with 1, and leaves the previous output unchanged', () => {
    const file = join(directory, 'out/stacks/dns/cdk.tf.json');
    run('start', [], outputsWith('Z0123456789ABCDEFGHIJ'));
    const before = readFileSync(file, 'utf8');

    for (const script of ['start', 'synth'] as const) {
      const { status, stderr } = run(script, [], outputsWith('/hostedzone/Z1'));

      expect(stderr).toMatch(/^primary\/web and 2 more: domain\.hostedZoneId must .* \[[A-Z_]+\]$/m);
      expect(stderr).toMatch(/^dns\/failover: zone\.id must .* \[DNS_ZONE_ID\]$/m);
      expect(stderr).toMatch(/^\d problems; nothing was written\.$/m);
      expect(status).toBe(1);
    }
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('npx cdktf deploy', () => {
  it('gets the same JSON from the fast runner as from the sources with unmodified cdktf', () => {
    const outputs = outputsWith('Z0123456789ABCDEFGHIJ');
    run('synth', [], outputs);
    spawnSync(process.execPath, ['--conditions=@etops/source', '--import', 'tsx', 'src/main.ts'], {
      cwd: app,
      env: { ...process.env, ...outputs, CDKTF_OUTDIR: join(directory, 'sources') },
    });
    const stacks = readdirSync(join(directory, 'sources/stacks'));

    expect(cdktfRuns).toBe(scripts.synth);
    expect(stacks).toContain('primary');
    for (const file of ['manifest.json', ...stacks.map((stack) => `stacks/${stack}/cdk.tf.json`)]) {
      expect(readFileSync(join(directory, 'out', file), 'utf8')).toBe(
        readFileSync(join(directory, 'sources', file), 'utf8'),
      );
    }
  });

  it('prints which stack needs which output, before it asks for approval', () => {
    const { status, stdout } = run('synth', [], outputsWith('Z0123456789ABCDEFGHIJ'));

    expect(stdout.trim()).toBe(`Outputs not recorded yet (the JSON contains placeholders):
  primary, dr need vault.replicaFileSystemId: deploy vault, then npm run record-outputs -- vault`);
    expect(status).toBe(0);
  });
});

describe('a command that was killed', () => {
  /** Starts a command and kills it as soon as a file exists. */
  async function kill(script: keyof typeof scripts, env: Readonly<Record<string, string>>, isFound: () => boolean) {
    const [, ...command] = scripts[script].split(' ');
    const child = spawn(process.execPath, command, {
      cwd: app,
      env: { ...process.env, CDKTF_OUTDIR: join(directory, 'out'), ...env },
      stdio: 'ignore',
    });
    const exit = once(child, 'exit');
    while (!isFound() && child.exitCode === null) {
      await setTimeout(1);
    }
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
  }

  const named = (folder: string, prefix: string) =>
    existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(prefix)) : [];

  it('leaves nothing in the output directory after the next synthesis', async () => {
    const out = join(directory, 'out');
    await kill('synth', {}, () => named(out, '.synthesis-').length > 0);
    expect(named(out, '.synthesis-')).toHaveLength(1);

    expect(run('synth').status).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['manifest.json', 'stacks']);
  });

  it('leaves nothing in the directory for temporary files after the next run', async () => {
    const tmp = join(directory, 'tmp');
    mkdirSync(tmp);
    await kill('validate', { TMPDIR: tmp }, () => named(tmp, 'etops-').length > 0);
    expect(named(tmp, 'etops-')).toHaveLength(1);

    run('validate', [], { ...nodeOnly, TMPDIR: tmp });
    expect(named(tmp, 'etops-')).toEqual([]);
  });
});

describe.each(['start', 'synth'] as const)('npm run %s', (script) => {
  it('answers --help, and refuses unknown arguments, without a synthesis', () => {
    const help = run(script, ['--help']);
    const unknown = run(script, ['primary']);

    expect([help.status, unknown.status]).toEqual([0, 2]);
    expect(help.stdout).toMatch(/^npm (start|run synth)\n\nSynthesizes every stack/);
    expect(unknown.stderr).toMatch(/^Unexpected argument 'primary'.*\n\nusage: npm/);
    expect(existsSync(join(directory, 'out'))).toBe(false);
  });
});

describe('npm run validate', () => {
  it('fails without Terraform, and says what to install', () => {
    const { status, stderr } = run('validate', [], nodeOnly);

    expect(stderr).toMatch(/^no stack was validated: terraform is not on PATH; install Terraform/);
    expect(status).toBe(1);
  });
});

describe('npm run deploy:local', () => {
  it('fails without Terraform and the emulator, and says what to install', () => {
    const { status, stderr } = run('deploy:local', [], nodeOnly);

    expect(stderr).toMatch(/^terraform is not on PATH; .*\nmoto_server is not on PATH; run: pip install/);
    expect(status).toBe(1);
  });

  it.each([
    [['--stack', 'production'], "--stack must be one of bootstrap, vault, primary, dr, dns, staging, got 'production'"],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %p, and shows its usage', (args, message) => {
    const { status, stderr } = run('deploy:local', args);

    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: npm run deploy:local -- [--stack NAME] [--keep]');
    expect(status).toBe(2);
  });
});

describe('npm run truth-table', () => {
  it('prints how DNS routes clients in every situation', () => {
    const { status, stdout } = run('truth-table');

    expect(stdout).toMatch(/^\| on-premises +\| evacuate-on-premises \| dr-in-service .* \| all-to-on-premises +\|$/m);
    expect(stdout.trim().split('\n')).toHaveLength(2 + 18);
    expect(status).toBe(0);
  });
});

describe('npm run record-outputs', () => {
  it('refuses a stack that publishes no outputs', () => {
    const { status, stderr } = run('record-outputs', ['primary']);

    expect(stderr).toContain("stack must be one of bootstrap, vault, got 'primary'");
    expect(status).toBe(2);
  });

  /** Writes the state of a deployment of bootstrap, where its backend expects it. */
  function deployBootstrap(outputs: Readonly<Record<string, string>>): void {
    const pairs = Object.entries(outputs).map(([name, value]) => [name, { value, type: 'string' }]);
    const state = { version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'a', resources: [] };
    writeFileSync(
      join(directory, 'terraform.bootstrap.tfstate'),
      JSON.stringify({ ...state, outputs: Object.fromEntries(pairs) as unknown }),
    );
  }

  it('reads the state of a stack that was deployed elsewhere, and records the account with the outputs', () => {
    const ETOPS_OUTPUTS = join(directory, 'outputs.json');
    const before = { bootstrap: { accountId: '210987654321', hostedZoneId: 'Z1' }, vault: {} };
    writeFileSync(ETOPS_OUTPUTS, JSON.stringify(before));
    deployBootstrap({ hostedZoneId: 'Z0123456789ABCDEFGHIJ' });

    const { status, stdout, stderr } = run('record-outputs', ['bootstrap'], { ETOPS_OUTPUTS });

    expect(stderr).toBe('');
    expect(stdout).toContain('bootstrap: {"accountId":"123456789012","hostedZoneId":"Z0123456789ABCDEFGHIJ"}');
    expect(JSON.parse(readFileSync(ETOPS_OUTPUTS, 'utf8'))).toEqual({
      bootstrap: { accountId: '123456789012', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
      vault: {},
    });
    expect(status).toBe(0);
  });

  it('fails when a stack has not been deployed, and changes nothing', () => {
    const ETOPS_OUTPUTS = join(directory, 'outputs.json');
    writeFileSync(ETOPS_OUTPUTS, '{ "bootstrap": {}, "vault": {} }');

    const { status, stderr } = run('record-outputs', ['bootstrap'], { ETOPS_OUTPUTS });

    expect(stderr).toContain('outputs.hostedZoneId must be a text, got nothing; deploy bootstrap first');
    expect(readFileSync(ETOPS_OUTPUTS, 'utf8')).toBe('{ "bootstrap": {}, "vault": {} }');
    expect(status).toBe(1);
  });

  it('fails without Terraform, and says what to install', () => {
    const { status, stderr } = run('record-outputs', ['bootstrap'], { ...outputsWith('Z0'), ...nodeOnly });

    expect(stderr).toBe('terraform init failed for bootstrap: terraform is not on the PATH; install 1.11 or later\n');
    expect(status).toBe(1);
  });
});

it('refuses outputs of another account', () => {
  const ETOPS_OUTPUTS = join(directory, 'outputs.json');
  writeFileSync(
    ETOPS_OUTPUTS,
    JSON.stringify({ bootstrap: { accountId: '210987654321', hostedZoneId: 'Z0123456789ABCDEFGHIJ' }, vault: {} }),
  );

  const { status, stderr } = run('synth', [], { ETOPS_OUTPUTS });

  expect(stderr).toContain(
    'the file must contain outputs of bootstrap in account 123456789012, got those of 210987654321; record bootstrap again',
  );
  expect(status).toBe(1);
});

it.each(['start', 'validate', 'deploy:local', 'truth-table', 'record-outputs'] as const)(
  '%s explains itself with --help, and says how long it takes',
  (script) => {
    const { status, stdout } = run(script, ['--help']);

    expect(stdout).toMatch(/^npm (run )?[a-z:-]+/);
    expect(stdout).toMatch(/^Takes about .*\.$/m);
    expect(status).toBe(0);
    expect(existsSync(join(directory, 'out'))).toBe(false);
  },
);
