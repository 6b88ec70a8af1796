import { execFileSync } from 'node:child_process';
import { downloadEnvironment, emulatorEnvironment } from '../src/processes/emulator-environment';

const ENDPOINT = 'http://127.0.0.1:4000';
const hostile = {
  PATH: process.env.PATH,
  HOME: '/home/someone',
  AWS_PROFILE: 'production',
  AWS_DEFAULT_PROFILE: 'production',
  AWS_ACCESS_KEY_ID: 'AKIAREAL',
  AWS_SECRET_ACCESS_KEY: 'real',
  AWS_SESSION_TOKEN: 'real',
  AWS_REGION: 'us-east-1',
  AWS_ENDPOINT_URL: 'https://real.example',
  AWS_ENDPOINT_URL_S3: 'https://s3.real.example',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  AWS_CONFIG_FILE: '/home/someone/.aws/config',
  AWS_SHARED_CREDENTIALS_FILE: '/home/someone/.aws/credentials',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
  AWS_ROLE_ARN: 'arn:aws:iam::999999999999:role/admin',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/credentials',
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_CA_BUNDLE: '/ca.pem',
  TF_CLI_ARGS: '-lock=false',
  TF_CLI_ARGS_apply: '-target=nothing',
  TF_CLI_CONFIG_FILE: '/home/someone/.terraformrc',
  TF_DATA_DIR: '/home/someone/data',
  TF_LOG: 'TRACE',
  TF_PLUGIN_CACHE_DIR: '/home/someone/plugins',
  TF_REATTACH_PROVIDERS: '{}',
  TF_VAR_region: 'us-east-1',
  TF_WORKSPACE: 'production',
  TERRAFORM_CONFIG: '/home/someone/.terraformrc',
  MOTO_ACCOUNT_ID: '999999999999',
  http_proxy: 'http://proxy.example',
  https_proxy: 'http://proxy.example',
  HTTPS_PROXY: 'http://proxy.example',
  Https_Proxy: 'http://proxy.example',
  all_proxy: 'socks5://proxy.example',
  no_proxy: '*',
};

const expected = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: ENDPOINT,
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  TF_CLI_CONFIG_FILE: '/tmp/terraform.rc',
  TF_INPUT: '0',
  TF_IN_AUTOMATION: '1',
  HTTP_PROXY: ENDPOINT,
  http_proxy: ENDPOINT,
  HTTPS_PROXY: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
  ALL_PROXY: 'http://127.0.0.1:9',
  all_proxy: 'http://127.0.0.1:9',
  NO_PROXY: '127.0.0.1,localhost',
  no_proxy: '127.0.0.1,localhost',
};

/** Variables that decide which servers a process calls. */
function settingsOf(environment: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => /^(AWS|TF|MOTO|TERRAFORM)_|proxy/i.test(name)),
  );
}

describe('emulatorEnvironment', () => {
  it('gives the same settings whatever the caller has', () => {
    for (const caller of [{}, hostile]) {
      expect(settingsOf(emulatorEnvironment(ENDPOINT, '/tmp/terraform.rc', caller))).toEqual(expected);
    }
  });

  it.each(Object.keys(hostile).filter((name) => !['PATH', 'HOME'].includes(name)))(
    'keeps nothing of the caller in %s',
    (name) => {
      const environment = emulatorEnvironment(ENDPOINT, '/tmp/terraform.rc', hostile);

      expect(environment[name]).not.toBe(hostile[name as keyof typeof hostile]);
    },
  );

  it('keeps variables that do not concern accounts', () => {
    expect(emulatorEnvironment(ENDPOINT, '/tmp/terraform.rc', hostile)).toMatchObject({
      PATH: process.env.PATH,
      HOME: '/home/someone',
      CHECKPOINT_DISABLE: '1',
    });
  });

  it('drops variables without a value', () => {
    expect(emulatorEnvironment(ENDPOINT, '/tmp/terraform.rc', { EMPTY: undefined })).not.toHaveProperty('EMPTY');
  });

  it('is the whole environment of a process, whatever its caller sets', () => {
    const printEnvironment = `
      const { spawnSync } = require('node:child_process');
      const env = JSON.parse(process.argv[1]);
      process.stdout.write(spawnSync(process.execPath, ['-p', 'JSON.stringify(process.env)'], { env }).stdout);`;
    const handedOn = JSON.stringify(emulatorEnvironment(ENDPOINT, '/tmp/terraform.rc', hostile));

    const seen = execFileSync(process.execPath, ['-e', printEnvironment, handedOn], { env: hostile, encoding: 'utf8' });

    expect(settingsOf(JSON.parse(seen) as Record<string, string>)).toEqual(expected);
    expect(seen).not.toMatch(/real|production|proxy\.example|999999999999/);
  });
});

describe('downloadEnvironment', () => {
  it("keeps the caller's proxies, and none of its accounts", () => {
    const environment = downloadEnvironment('/tmp/terraform.rc', hostile);

    expect(environment).toMatchObject({ https_proxy: 'http://proxy.example', no_proxy: '*' });
    expect(Object.keys(environment).filter((name) => /^(AWS|MOTO)_/.test(name))).toEqual([]);
    expect(Object.keys(environment).filter((name) => name.startsWith('TF_'))).toEqual([
      'TF_CLI_CONFIG_FILE',
      'TF_IN_AUTOMATION',
      'TF_INPUT',
    ]);
  });
});
