import type { EnvironmentRef } from '@etops/contracts';
import { numberAsText } from '@etops/foundation';
import type { WebTierDatabase } from './servers-props';
import { FILES_PATH } from './user-data';

/** Settings from which the environment file is computed. */
export interface ServerVariables {
  readonly environment: EnvironmentRef;
  readonly serverPort: number;
  readonly database: WebTierDatabase | undefined;
  /** Variables of the caller, which replace ours. */
  readonly environmentVariables: Readonly<Record<string, string>>;
}

/** Returns the lines of the environment file. */
export function serverVariables({
  environment,
  serverPort,
  database,
  environmentVariables,
}: ServerVariables): Readonly<Record<string, string>> {
  return {
    AWS_REGION: environment.region,
    ENVIRONMENT: environment.name,
    SERVER_PORT: String(serverPort),
    FILES_PATH,
    ...(database === undefined ? {} : databaseVariables(database)),
    ...environmentVariables,
  };
}

function databaseVariables({ address, port, databaseName, secretArn }: WebTierDatabase) {
  return {
    DATABASE_HOST: address,
    DATABASE_PORT: numberAsText(port),
    DATABASE_NAME: databaseName,
    ...(secretArn === undefined ? {} : { DATABASE_SECRET_ARN: secretArn }),
  };
}
