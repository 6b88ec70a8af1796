import type { RecordedFacts, StackBuilder } from '@etops/foundation';
import type { AirlineConfig } from './airline-config';
import type { StackName } from './environments';
import { BootstrapStack } from './stacks/bootstrap';
import { DnsStack } from './stacks/dns';
import { DrStack } from './stacks/dr';
import { PrimaryStack } from './stacks/primary';
import { StagingStack } from './stacks/staging';
import { VaultStack } from './stacks/vault';

/** Every stack, in the order in which a new account is filled. */
export function stackBuilders(config: AirlineConfig, facts: RecordedFacts): readonly StackBuilder[] {
  return [
    (app) => new BootstrapStack(app, config),
    (app) => new VaultStack(app, config),
    (app) => new PrimaryStack(app, config, facts),
    (app) => new DrStack(app, config, facts),
    (app) => new StagingStack(app, config, facts),
    (app) => new DnsStack(app, config, facts),
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
