import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

/** Runs a command of the app as its package.json does, with an output directory and a facts file of its own. */
function run(script: keyof typeof scripts, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const [, ...command] = scripts[script].split(' ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd: app,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: directory, CDKTF_OUTDIR: join(directory, 'out'), ...env },
  });
  return { status, stdout, stderr };
}

function factsWith(hostedZoneId: string): Readonly<Record<string, string>> {
  const ETOPS_FACTS = join(directory, 'facts.json');
  writeFileSync(ETOPS_FACTS, JSON.stringify({ bootstrap: { hostedZoneId }, vault: {} }));
  return { ETOPS_FACTS };
}

const nodeOnly = { PATH: dirname(process.execPath) };

describe('npm start', () => {
  it('prints every stack with its Region, resources and file, how all data is kept, what waits for what, and what to do next', () => {
    const { status, stdout } = run('start', [], { ETOPS_FACTS: '' });

    expect(stdout).toMatch(/│ primary +│ eu-central-1 +│ +\d{3} │ out\/stacks\/primary\/cdk.tf.json +│/);
    expect(stdout).toMatch(
      /│ dr\/database\/instance +│ RDS +│ eu-west-1 +│ a replica of primary\/database\/instance +│/,
    );
    expect(stdout).toContain('primary, dr wait for vault.replicaFileSystemId');
    expect(stdout).toContain('npm run deploy:local');
    expect(existsSync(join(directory, 'out/stacks/dns/cdk.tf.json'))).toBe(true);
    expect(status).toBe(0);
  });

  it('prints every problem, exits with 1, and leaves the previous output as it was', () => {
    const file = join(directory, 'out/stacks/dns/cdk.tf.json');
    run('start', [], factsWith('Z0123456789ABCDEFGHIJ'));
    const before = readFileSync(file, 'utf8');

    for (const script of ['start', 'synth'] as const) {
      const { status, stderr } = run(script, [], factsWith('/hostedzone/Z1'));

      expect(stderr).toMatch(/^primary\/web: domain\.hostedZoneId must .* \[[A-Z_]+\]$/m);
      expect(stderr).toMatch(/^dns\/failover: zone\.id must .* \[DNS_ZONE_ID\]$/m);
      expect(stderr).toMatch(/^\d problems; nothing was written\.$/m);
      expect(status).toBe(1);
    }
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('npx cdktf deploy', () => {
  it('gets what the sources say with cdktf as it is, although it runs a bundle with parts of cdktf replaced', () => {
    const facts = factsWith('Z0123456789ABCDEFGHIJ');
    run('synth', [], facts);
    spawnSync(process.execPath, ['--conditions=@etops/source', '--import', 'tsx', 'src/main.ts'], {
      cwd: app,
      env: { ...process.env, ...facts, CDKTF_OUTDIR: join(directory, 'sources') },
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

  it('is told which stack waits for which fact, before it asks whether to deploy', () => {
    const { status, stdout } = run('synth', [], factsWith('Z0123456789ABCDEFGHIJ'));

    expect(stdout.trim()).toBe(`Facts not recorded yet (placeholders stand in the JSON):
  primary, dr wait for vault.replicaFileSystemId: deploy vault, then npm run record-facts -- vault`);
    expect(status).toBe(0);
  });
});

describe('npm run validate', () => {
  it('fails, and says what to install, without Terraform', () => {
    const { status, stderr } = run('validate', [], nodeOnly);

    expect(stderr).toMatch(/^no stack was validated: terraform is not on PATH; install Terraform/);
    expect(status).toBe(1);
  });
});

describe('npm run deploy:local', () => {
  it('fails, and says what to install, without Terraform and emulator', () => {
    const { status, stderr } = run('deploy:local', [], nodeOnly);

    expect(stderr).toMatch(/^terraform is not on PATH; .*\nmoto_server is not on PATH; run: pip install/);
    expect(status).toBe(1);
  });

  it.each([[['--stack', 'production']], [['--fast']]])('explains itself when it is given %p', (args) => {
    const { status, stderr } = run('deploy:local', args);

    expect(stderr).toContain('--stack NAME');
    expect(status).toBe(2);
  });
});

describe('npm run truth-table', () => {
  it('prints where DNS leads clients in every situation', () => {
    const { status, stdout } = run('truth-table');

    expect(stdout).toMatch(/^\| on-premises +\| evacuate-on-premises \| dr-in-service .* \| all-to-on-premises +\|$/m);
    expect(stdout.trim().split('\n')).toHaveLength(2 + 18);
    expect(status).toBe(0);
  });

  it('explains itself when it is given another option', () => {
    const { status, stderr } = run('truth-table', ['--read']);

    expect(stderr).toContain('npm run truth-table -- [--write]');
    expect(status).toBe(2);
  });
});

describe('npm run record-facts', () => {
  it('refuses a stack that publishes no facts', () => {
    expect(run('record-facts', ['primary']).stderr).toBe(
      "stack must be one of bootstrap, vault, got 'primary'; the others publish no facts\n",
    );
  });

  it('says so when a stack has not been deployed', () => {
    const { status, stderr } = run('record-facts', ['bootstrap']);

    expect(stderr).toBe('bootstrap has not been deployed from here; run: npx cdktf deploy bootstrap\n');
    expect(status).toBe(1);
  });
});
