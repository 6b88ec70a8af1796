import { customerKeyAliasArn } from '@etops/foundation';
import type { AirlineConfig } from './airline-config';
import { environmentOf } from './environments';

/** Construct id of the database in every environment; its identifier follows from it. */
export const DATABASE_ID = 'database';

/** Purpose of the key in `vault` under which the database's credentials are copied to the DR Region. */
export const DATABASE_SECRET_PURPOSE = 'database-secret';

/** That key as the database and its replica know it, by its alias. */
export function secretCopyKeyArn(config: AirlineConfig): string {
  return customerKeyAliasArn(environmentOf(config, 'vault'), DATABASE_SECRET_PURPOSE);
}
