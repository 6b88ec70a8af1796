import type { EnvironmentRef } from '@etops/contracts';
import { arnOf, isRegionId, nameFor, parseArn, partitionOf } from '@etops/foundation';
import { IDENTIFIER_LENGTH } from '../limits';

/**
 * Computes the DB instance identifier of a construct in an environment.
 *
 * @param id the construct's id
 */
export function databaseIdentifier(environment: Pick<EnvironmentRef, 'application' | 'name'>, id: string): string {
  return nameFor(environment, id, { maxLength: IDENTIFIER_LENGTH.max });
}

/** Checks whether RDS accepts an identifier, in lower case, as it stores it. */
export function isDatabaseIdentifier(identifier: string): boolean {
  return identifier.length <= IDENTIFIER_LENGTH.max && /^[a-z](?:-?[a-z0-9])*$/.test(identifier);
}

/** Computes the ARN of a DB instance from literals, so that a replica in another Region can name its source. */
export function databaseArn(environment: Pick<EnvironmentRef, 'region' | 'accountId'>, identifier: string): string {
  return arnOf(environment, 'rds', `db:${identifier}`);
}

/** Computes the name of the secret with a database's user name and password. Its copies in other Regions have the same name. */
export function databaseSecretName(identifier: string): string {
  return `${identifier}-credentials`;
}

/** Parts of the ARN of a DB instance. */
export interface DatabaseArn {
  readonly region: string;
  readonly accountId: string;
  readonly identifier: string;
}

/** Returns Region, account and identifier from the ARN of a DB instance, or `undefined` for any other string. */
export function parseDatabaseArn(arn: string): DatabaseArn | undefined {
  const {
    partition,
    region = '',
    accountId = '',
    resourceName: identifier = '',
  } = parseArn(arn, { service: 'rds', resourceType: 'db' }) ?? {};
  return isRegionId(region) && partition === partitionOf(region) && isDatabaseIdentifier(identifier)
    ? { region, accountId, identifier }
    : undefined;
}
