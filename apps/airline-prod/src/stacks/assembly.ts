import type { StackOutputs, StackBuilder } from '@etops/foundation';
import type { AirlineConfig } from '../config/airline-config';
import type { StackName } from '../config/environments';
import { BootstrapStack } from './bootstrap';
import { DnsStack } from './dns';
import { DrStack } from './dr';
import { PrimaryStack } from './primary';
import { StagingStack } from './staging';
import { VaultStack } from './vault';

/** Every stack, in the order in which a new account is filled. */
export function stackBuilders(config: AirlineConfig, outputs: StackOutputs): readonly StackBuilder[] {
  return [
    (app) => new BootstrapStack(app, config),
    (app) => new VaultStack(app, config),
    (app) => new PrimaryStack(app, config, outputs),
    (app) => new DrStack(app, config, outputs),
    (app) => new StagingStack(app, config, outputs),
    (app) => new DnsStack(app, config, outputs),
  ];
}

/** What must be applied before each stack, in the same order. */
export const stackNeeds: Readonly<Record<StackName, readonly StackName[]>> = {
  // Where the states are, and the zone.
  bootstrap: [],
  // Takes the copies of the database's secret, files and backups.
  vault: ['bootstrap'],
  primary: ['vault'],
  // Has a replica of primary's database, and reads the copy of its secret.
  dr: ['primary', 'vault'],
  // Names alone: nobody answers at them yet.
  dns: ['bootstrap'],
  staging: ['bootstrap'],
};
