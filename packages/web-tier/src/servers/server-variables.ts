import type { EnvironmentRef } from '@etops/contracts';
import { numberAsText } from '@etops/foundation';
import type { WebTierDatabase } from './servers-props';
import { FILES_PATH } from './user-data';

/** Settings from which the environment file is computed. */
export interface ServerVariables extends OwnVariables {
  /** Variables of the caller, none of which is one of ours. */
  readonly environmentVariables: Readonly<Record<string, string>>;
}

/** Settings from which the web tier's own lines of the environment file are computed. */
export interface OwnVariables {
  readonly environment: EnvironmentRef;
  readonly serverPort: number;
  readonly database: WebTierDatabase | undefined;
}

/** Returns the lines of the environment file. */
export function serverVariables({ environmentVariables, ...own }: ServerVariables): Readonly<Record<string, string>> {
  return { ...ownVariables(own), ...environmentVariables };
}

/** Returns the lines that the web tier writes itself. */
export function ownVariables({ environment, serverPort, database }: OwnVariables): Readonly<Record<string, string>> {
  return {
    AWS_REGION: environment.region,
    ENVIRONMENT: environment.name,
    SERVER_PORT: String(serverPort),
    FILES_PATH,
    ...(database === undefined ? {} : databaseVariables(database)),
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
