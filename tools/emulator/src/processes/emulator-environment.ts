/** Variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What could lead Terraform, its provider or moto elsewhere: accounts, endpoints, arguments, configuration. */
const CLOUD_SETTING = /^(AWS|TF|MOTO)_|^TERRAFORM_CONFIG$/i;
const PROXY = /^(http|https|ftp|all|no)_proxy$/i;

/** Nothing listens on the discard port, so that what is sent there fails at once. */
const NOWHERE = 'http://127.0.0.1:9';

/**
 * The environment of every process that works on the emulator, whatever the caller's holds.
 *
 * All settings of the caller for AWS, Terraform and proxies are dropped, service endpoints, profiles and sessions
 * among them. Plain HTTP goes to the emulator whatever its host (S3 Control puts the account before it), HTTPS leads
 * nowhere.
 *
 * @param endpoint the emulator's, with an address for a host: that makes S3 use the path style
 * @param cliConfigFile Terraform's own configuration
 * @param callerEnvironment what the rest, such as PATH, is taken from
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

/** The environment in which providers are downloaded: the caller's way to the network, and none of its accounts. */
export function downloadEnvironment(cliConfigFile: string, callerEnvironment: Environment): Record<string, string> {
  const ownProxies = Object.entries(callerEnvironment).filter(([name]) => PROXY.test(name));
  return {
    ...withoutCloudSettings(callerEnvironment),
    ...defined(ownProxies),
    ...terraformSettings(cliConfigFile),
  };
}

/** The environment without what leads to an account, a configuration or a proxy. */
export function withoutCloudSettings(environment: Environment): Record<string, string> {
  return defined(Object.entries(environment).filter(([name]) => !CLOUD_SETTING.test(name) && !PROXY.test(name)));
}

function terraformSettings(cliConfigFile: string): Record<string, string> {
  return { TF_CLI_CONFIG_FILE: cliConfigFile, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
}

/** In both cases, since some programs read the one and some the other. */
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
