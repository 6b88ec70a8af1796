/** Environment variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that could direct Terraform, its provider or moto elsewhere: accounts, endpoints, arguments, configuration. */
const CLOUD_SETTING = /^(AWS|TF|MOTO)_|^TERRAFORM_CONFIG$/i;
const PROXY = /^(http|https|ftp|all|no)_proxy$/i;

/** The discard port, where no server listens, so that requests fail at once. */
const NOWHERE = 'http://127.0.0.1:9';

/**
 * Returns the environment for a process that works on the emulator.
 *
 * It contains no setting of the caller for AWS, Terraform or proxies: no service endpoint, profile or session. Plain HTTP
 * goes to the emulator, whatever the host (S3 Control puts the account before it). HTTPS fails.
 *
 * @param endpoint endpoint of the emulator, with an IP address, so that S3 uses path-style requests
 * @param cliConfigFile path of Terraform's CLI configuration
 * @param callerEnvironment source of all other variables, such as PATH
 */
export function emulatorEnvironment(
  endpoint: string,
  cliConfigFile: string,
  callerEnvironment: Environment,
): Record<string, string> {
  return {
    ...withoutCloudSettings(callerEnvironment),
    ...proxies({ http: endpoint, https: NOWHERE, all: NOWHERE, no: '127.0.0.1,localhost' }),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    ...terraformSettings(cliConfigFile),
  };
}

/** Returns the environment for a download of providers: with the caller's proxies, without its accounts. */
export function downloadEnvironment(cliConfigFile: string, callerEnvironment: Environment): Record<string, string> {
  const ownProxies = Object.entries(callerEnvironment).filter(([name]) => PROXY.test(name));
  return {
    ...withoutCloudSettings(callerEnvironment),
    ...defined(ownProxies),
    ...terraformSettings(cliConfigFile),
  };
}

/** Returns the environment without variables for accounts, configurations and proxies. */
export function withoutCloudSettings(environment: Environment): Record<string, string> {
  return defined(Object.entries(environment).filter(([name]) => !CLOUD_SETTING.test(name) && !PROXY.test(name)));
}

function terraformSettings(cliConfigFile: string): Record<string, string> {
  return { TF_CLI_CONFIG_FILE: cliConfigFile, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
}

/** Returns each variable in lower and in upper case, because programs read one or the other. */
function proxies(byScheme: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(byScheme).flatMap(([scheme, url]) => [
      [`${scheme}_proxy`, url],
      [`${scheme.toUpperCase()}_PROXY`, url],
    ]),
  );
}

function defined(entries: readonly (readonly [string, string | undefined])[]): Record<string, string> {
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
