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

/** The same order as waves: stacks of one wave may be applied side by side. */
export const deploymentWaves: readonly (readonly StackName[])[] = [
  ['bootstrap'],
  ['vault'],
  ['primary', 'staging'],
  ['dr'],
  ['dns'],
];
