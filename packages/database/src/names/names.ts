import type { EnvironmentRef } from '@etops/contracts';
import { arnOf, isRegionId, nameFor, parseArn } from '@etops/foundation';
import { IDENTIFIER_LENGTH } from '../limits';

/**
 * Computes the DB instance identifier of a construct in an environment.
 *
 * @param id the construct's id
 */
export function databaseIdentifier(environment: Pick<EnvironmentRef, 'application' | 'name'>, id: string): string {
  return nameFor(environment, id, { maxLength: IDENTIFIER_LENGTH.max });
}

/** Computes the ARN of a DB instance from literals, so that a replica in another Region can name its source. */
export function databaseArn(environment: Pick<EnvironmentRef, 'region' | 'accountId'>, identifier: string): string {
  return arnOf(environment, 'rds', `db:${identifier}`);
}

/** Computes the name of the secret with a database's user name and password. Its copies in other Regions have the same name. */
export function databaseSecretName(identifier: string): string {
  return `${identifier}-credentials`;
}

/** Returns Region and identifier from the ARN of a DB instance, or `undefined` for any other string. */
export function parseDatabaseArn(arn: string): { readonly region: string; readonly identifier: string } | undefined {
  const { region = '', resourceName: identifier = '' } = parseArn(arn, { service: 'rds', resourceType: 'db' }) ?? {};
  return isRegionId(region) && /^[a-z][a-z0-9-]*$/.test(identifier) ? { region, identifier } : undefined;
}
