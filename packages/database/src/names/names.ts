import type { EnvironmentRef } from '@etops/contracts';
import { arnOf, nameFor } from '@etops/foundation';
import { IDENTIFIER_MAX_LENGTH } from '../limits';

/**
 * DB instance identifier that a construct with this id gets in an environment.
 *
 * @param id the construct's id
 */
export function databaseIdentifier(environment: Pick<EnvironmentRef, 'application' | 'name'>, id: string): string {
  return nameFor(environment, id, { maxLength: IDENTIFIER_MAX_LENGTH });
}

/** ARN of a DB instance, from literals: how a replica in another Region knows its source. */
export function databaseArn(environment: Pick<EnvironmentRef, 'region' | 'accountId'>, identifier: string): string {
  return arnOf(environment, 'rds', `db:${identifier}`);
}

/** Name of the secret that holds a database's user name and password; its copies in other Regions have the same. */
export function databaseSecretName(identifier: string): string {
  return `${identifier}-credentials`;
}

/** The parts of a DB instance's ARN, or `undefined` for anything else. */
export function parseDatabaseArn(arn: string): { readonly region: string; readonly identifier: string } | undefined {
  const match = /^arn:aws[a-z-]*:rds:([a-z0-9-]+):\d{12}:db:([a-z][a-z0-9-]*)$/.exec(arn);
  const [, region, identifier] = match ?? [];
  return region === undefined || identifier === undefined ? undefined : { region, identifier };
}
