import type { StackBuilder } from '@etops/foundation';
import type { StackName } from '../config/environments';
import { BootstrapStack } from './bootstrap';
import { DnsStack } from './dns';
import { DrStack } from './dr';
import { PrimaryStack } from './primary';
import type { StackContext } from './stack-context';
import { StagingStack } from './staging';
import { VaultStack } from './vault';

/** Returns the builder of every stack, in the order of the first deployment. */
export function stackBuilders(context: StackContext): readonly StackBuilder[] {
  return [
    (app) => new BootstrapStack(app, context),
    (app) => new VaultStack(app, context),
    (app) => new PrimaryStack(app, context),
    (app) => new DrStack(app, context),
    (app) => new StagingStack(app, context),
    (app) => new DnsStack(app, context),
  ];
}

/** Stacks that must be deployed before each stack, in the same order. */
export const stackNeeds: Readonly<Record<StackName, readonly StackName[]>> = {
  // Creates the state buckets and the zone.
  bootstrap: [],
  // Receives the copies of the database's secret, files and backups.
  vault: ['bootstrap'],
  primary: ['vault'],
  // Replicates primary's database, and reads the copy of its secret.
  dr: ['primary', 'vault'],
  // Its aliases name the origin records of both sites, and Route 53 refuses an alias to a record that does not exist.
  dns: ['primary', 'dr'],
  staging: ['bootstrap'],
};
